import { Accordion } from '#base/ui/components/accordion.tsx';
import { Timeline } from '#base/ui/components/timeline.tsx';
import { Tile } from '#base/ui/components/tile.tsx';
import { formatDate, formatInstant, zoneName } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import { CITIZEN_PAGES } from '../pages.ts';
import { ClosingLookup } from '../parts/closing-lookup.tsx';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { DraftView, StartProps } from '../props.ts';
import { start } from '../texts/start.ts';

const Needs = ({ lang }: { lang: Lang }) => (
  <div className="fr-grid-row fr-grid-row--gutters">
    {([['needIdentity', 'needIdentityBody'], ['needProof', 'needProofBody'], ['needPhone', 'needPhoneBody']] as const)
      .map(([title, body]) => (
        <div key={title} className="fr-col-md-4">
          <Tile title={start(lang, title)}><p>{start(lang, body)}</p></Tile>
        </div>
      ))}
  </div>
);

const QUESTIONS = [
  ['bouger', 'faqMovedQ', 'faqMovedA'], ['majorite', 'faqEighteenQ', 'faqEighteenA'],
  ['commune', 'faqWhereQ', 'faqWhereA'],
  ['sans-franceconnect', 'faqNoFcQ', 'faqNoFcA'], ['aide', 'faqHelpQ', 'faqHelpA'],
] as const;

const Resume = ({ lang, draft }: { lang: Lang; draft: DraftView }) => (
  <div className="so-panel">
    <h2>{start(lang, 'resumeTitle')}</h2>
    <p>{start(lang, 'resumeBody', {
      at: formatInstant(lang, draft.savedAt, draft.zone), zone: zoneName(lang, draft.zone),
      until: formatDate(lang, draft.keptUntil),
    })}</p>
    <a className="fr-btn" href={draft.href}>{start(lang, 'resume')}</a>
  </div>
);

const Hero = ({ lang, lookup, draft }: { lang: Lang } & Pick<StartProps, 'lookup' | 'draft'>) => (
  <div className="so-hero">
    <div className="fr-container"><div className="fr-grid-row fr-grid-row--gutters">
      <div className="fr-col-md-7">
        <h1>{start(lang, 'title')}</h1>
        <p className="fr-text--lead">{start(lang, 'lead')}</p>
        <div className="fr-btns-group">
          <a className="fr-btn fr-btn--lg" href={CITIZEN_PAGES['already-registered'].path}>{start(lang, 'begin')}</a>
          <a className="fr-btn fr-btn--secondary fr-btn--lg"
            href={CITIZEN_PAGES['my-requests'].path}>{start(lang, 'follow')}</a>
        </div>
        <ul className="so-facts">
          {(['fact1', 'fact2', 'fact3'] as const).map((fact) => <li key={fact}>{start(lang, fact)}</li>)}
        </ul>
      </div>
      <div className="fr-col-md-5">
        {draft ? <Resume lang={lang} draft={draft} /> : <ClosingLookup lang={lang} lookup={lookup} />}
      </div>
    </div></div>
  </div>
);

/** First page: what the service does, what to bring, until when, and the way in. */
export const StartPage = ({ lang, assets, shell, lookup, draft }: StartProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={start(lang, 'title')}
    hero={<Hero lang={lang} lookup={lookup} {...(draft ? { draft } : {})} />}>
    {draft ? <ClosingLookup lang={lang} lookup={lookup} /> : null}
    <section aria-labelledby="besoins">
      <h2 id="besoins" className="fr-mt-0">{start(lang, 'needTitle')}</h2>
      <Needs lang={lang} />
    </section>
    <div className="fr-grid-row fr-grid-row--gutters">
      <section className="fr-col-md-5" aria-labelledby="etapes">
        <h2 id="etapes">{start(lang, 'howTitle')}</h2>
        <Timeline lang={lang} plain items={([['how1', 'how1Body'], ['how2', 'how2Body'], ['how3', 'how3Body']] as const)
          .map(([title, body]) => ({
            state: 'done', title: start(lang, title), detail: <p>{start(lang, body)}</p>,
          }))} />
      </section>
      <section className="fr-col-md-7" aria-labelledby="questions">
        <h2 id="questions">{start(lang, 'faqTitle')}</h2>
        <Accordion items={QUESTIONS.map(([id, question, answer]) => ({
          id, title: start(lang, question), body: <p>{start(lang, answer)}</p>,
        }))} />
      </section>
    </div>
  </Frame>
);
