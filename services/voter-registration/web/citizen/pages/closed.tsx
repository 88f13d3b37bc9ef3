import { CITIZEN_PAGES } from '../pages.ts';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { PageProps } from '../props.ts';
import { errors } from '../texts/errors.ts';

/** Static page of the minutes after a closing: nobody is refused, what follows is explained. */
export const ClosedPage = ({ lang, assets, shell }: PageProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={errors(lang, 'closedTitle')}>
    <div className="so-column">
      <h1>{errors(lang, 'closedTitle')}</h1>
      <p className="fr-text--lead">{errors(lang, 'closedLead')}</p>
      <p>{errors(lang, 'closedException')}</p>
      <p>{errors(lang, 'closedTicket')}</p>
      <a className="fr-btn fr-btn--lg" href={CITIZEN_PAGES['already-registered'].path}>{errors(lang, 'closedGo')}</a>
    </div>
  </Frame>
);
