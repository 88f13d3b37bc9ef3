import type { ReactNode } from 'react';
import { formatDate } from '#base/ui/i18n/format.ts';
import type { InformationProps } from '../props.ts';
import { information } from '../texts/information.ts';
import { Frame } from './frame.tsx';
import type { View } from './view.ts';

/** Frame of a page of plain information, with the date of its last change. */
export const InformationFrame = (
  { lang, assets, shell, operator, title, children }: InformationProps & View & { title: string; children: ReactNode },
) => (
  <Frame lang={lang} assets={assets} shell={shell} title={title}>
    <div className="so-column">
      <h1>{title}</h1>
      {children}
      <p className="fr-hint-text fr-mt-4w">
        {information(lang, 'updatedOn', { date: formatDate(lang, operator.updatedOn) })}
      </p>
    </div>
  </Frame>
);
