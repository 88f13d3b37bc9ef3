import { BackLink } from '#base/ui/components/back-link.tsx';
import { CITIZEN_PAGES } from '../pages.ts';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { PageProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { start } from '../texts/start.ts';

/** Before the form: more than a third of requests come from people already registered (§4). */
export const AlreadyRegisteredPage = ({ lang, assets, shell }: PageProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={start(lang, 'alreadyTitle')}>
    <div className="so-column">
      <BackLink lang={lang} href="/" />
      <h1>{start(lang, 'alreadyTitle')}</h1>
      <p className="fr-text--lead">{start(lang, 'alreadyLead')}</p>
      <p>
        <a className="fr-btn fr-btn--secondary" href={CITIZEN_PAGES.enquiry.path}>{start(lang, 'alreadyCheck')}</a>
        {' '}{start(lang, 'alreadyCheckNote')}
      </p>
      <div className="so-panel">
        <h2>{start(lang, 'alreadyNothingTitle')}</h2>
        <ul>
          <li>{start(lang, 'alreadyNothing1')}</li>
          <li>{start(lang, 'alreadyNothing2')}</li>
          <li>{start(lang, 'alreadyNothing3')}</li>
        </ul>
        <h2>{start(lang, 'alreadyDoTitle')}</h2>
        <ul>
          <li>{start(lang, 'alreadyDo1')}</li>
          <li>{start(lang, 'alreadyDo2')}</li>
          <li>{start(lang, 'alreadyDo3')}</li>
        </ul>
        <p>{start(lang, 'alreadyDoubt')}</p>
      </div>
      <a className="fr-btn fr-btn--lg" href={CITIZEN_PAGES.resume.path}>{common(lang, 'continue')}</a>
    </div>
  </Frame>
);
