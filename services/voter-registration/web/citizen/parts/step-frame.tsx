import type { ReactNode } from 'react';
import { BackLink } from '#base/ui/components/back-link.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { Stepper } from '#base/ui/components/stepper.tsx';
import type { StepProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { Frame } from './frame.tsx';
import type { View } from './view.ts';

const STEPS = ['stepSituation', 'stepIdentity', 'stepCommune', 'stepAddress', 'stepPieces', 'stepContact',
  'stepCheck'] as const;

/** Stages of the form, in order; several questions share a stage. */
export type Stage = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type StepFrameProps = View & StepProps & { stage: Stage; title: string; children: ReactNode };

/** One question of the form: way back, progress, all errors first, then the question. */
export const StepFrame = ({ lang, assets, shell, form, back, stage, title, children }: StepFrameProps) => (
  <Frame lang={lang} assets={assets} shell={shell} title={title} failed={form.errors.length > 0}>
    <div className="so-with-aside">
      <div>
        <BackLink lang={lang} href={back} />
        <Stepper lang={lang} steps={STEPS.map((step) => common(lang, step))} now={stage} />
        <ErrorSummary lang={lang} form={form} />
        {children}
      </div>
      <aside className="so-aside" aria-label={common(lang, 'goodToKnow')}>
        <h2>{common(lang, 'draftTitle')}</h2>
        <p>{common(lang, 'draftKept')}</p>
        <h2>{common(lang, 'helpTitle')}</h2>
        <p>{common(lang, 'helpBody')}</p>
      </aside>
    </div>
  </Frame>
);
