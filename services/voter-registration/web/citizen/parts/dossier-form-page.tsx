import type { ReactNode } from 'react';
import type { FormState } from '#base/ui/form.ts';
import { BackLink } from '#base/ui/components/back-link.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { common } from '../texts/common.ts';
import { Frame, type FrameProps } from './frame.tsx';

type DossierFormPageProps = Omit<FrameProps, 'failed'> & { number: string; form: FormState; back: string };

/** A page with a form about one request: the way back, what is wrong, the title and the request's number stand before it. */
export const DossierFormPage = ({ number, form, back, children, ...frame }: DossierFormPageProps) => (
  <Frame {...frame} failed={form.errors.length > 0}>
    <div className="so-column">
      <BackLink lang={frame.lang} href={back} />
      <ErrorSummary lang={frame.lang} form={form} />
      <h1>{frame.title}</h1>
      <p>{common(frame.lang, 'number', { number })}</p>
      {children}
    </div>
  </Frame>
);
