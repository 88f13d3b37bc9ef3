import { BackLink } from '#base/ui/components/back-link.tsx';
import { SummaryList } from '#base/ui/components/summary-list.tsx';
import { formatDate } from '#base/ui/i18n/format.ts';
import { CITIZEN_PAGES, CITIZEN_PATHS } from '../pages.ts';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { EnquiryAnswerProps, RegistrationView } from '../props.ts';
import { enquiry } from '../texts/enquiry.ts';

const Registration = ({ lang, view }: Pick<View, 'lang'> & { view: RegistrationView }) => (
  <section className="so-panel">
    <h2>{view.commune}</h2>
    {view.ended ? <p>{enquiry(lang, 'endedOn', { date: formatDate(lang, view.ended.on) })}</p> : null}
    <SummaryList lang={lang} rows={[
      { term: enquiry(lang, 'list'), value: view.list[lang] },
      ...(view.abroad ? [{ term: enquiry(lang, 'postOf'), value: view.commune }] : []),
      ...(view.ended ? [{ term: enquiry(lang, 'reason'), value: view.ended.reason[lang] }] : [
        { term: enquiry(lang, 'station'), value: `${view.station} – ${view.place}` },
        { term: enquiry(lang, 'address'), value: view.address },
        { term: enquiry(lang, 'order'), value: view.order === undefined ? enquiry(lang, 'orderLater') : String(view.order) },
        { term: enquiry(lang, 'nne'), value: view.nne },
      ]),
    ]} />
  </section>
);

const PROXY_SITE = 'https://www.maprocuration.gouv.fr';

const Proxies = ({ lang, proxies }: Pick<EnquiryAnswerProps, 'proxies'> & Pick<View, 'lang'>) => (
  <section>
    <h2>{enquiry(lang, 'proxiesTitle')}</h2>
    {proxies.length === 0 ? <p>{enquiry(lang, 'proxiesNone')}</p> : (
      <ul>
        {proxies.map(({ given, from, until }, i) => (
          <li key={i}>
            {enquiry(lang, given ? 'proxyGiven' : 'proxyHeld', { from: formatDate(lang, from), until: formatDate(lang, until) })}
          </li>
        ))}
      </ul>
    )}
    <p>{enquiry(lang, 'proxies')} <a className="fr-link" href={PROXY_SITE}>{enquiry(lang, 'proxySite')}</a></p>
  </section>
);

const Found = ({ lang, registrations, proxies, certificate }: EnquiryAnswerProps & View) => (
  <>
    <p className="fr-text--lead">{enquiry(lang, registrations.some(({ ended }) => !ended) ? 'found' : 'none')}</p>
    {registrations.map((view, i) => <Registration key={i} lang={lang} view={view} />)}
    {registrations.some(({ ended }) => !ended) ? (
      <form method="post" action={CITIZEN_PATHS.certificate}>
        <input type="hidden" name="jeton" defaultValue={certificate} />
        <button type="submit" className="fr-btn">{enquiry(lang, 'certificate')}</button>
        <p className="fr-hint-text">{enquiry(lang, 'certificateHint')}</p>
      </form>
    ) : null}
    <Proxies lang={lang} proxies={proxies} />
    <h2>{enquiry(lang, 'movedTitle')}</h2>
    <p>{enquiry(lang, 'movedBody')}</p>
  </>
);

const None = ({ lang, commune, self }: EnquiryAnswerProps & View) => (
  <>
    <p className="fr-text--lead">
      {enquiry(lang, 'none')} {self ? enquiry(lang, 'noneSelf') : enquiry(lang, 'noneBody', { commune })}
    </p>
    <h2>{enquiry(lang, 'nextTitle')}</h2>
    <ol>
      {self ? null : <li>{enquiry(lang, 'next1')}</li>}
      <li>{enquiry(lang, 'next2')}</li>
      <li>{enquiry(lang, 'next3')}</li>
    </ol>
    {self ? null : <p><a className="fr-link" href={CITIZEN_PAGES.enquiry.path}>{enquiry(lang, 'again')}</a></p>}
  </>
);

/** The answer: where one votes, or three things to do. */
export const EnquiryAnswerPage = (props: EnquiryAnswerProps & View) => {
  const { lang, assets, shell, found } = props;
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={enquiry(lang, 'answerTitle')}>
      <div className="so-column">
        <BackLink lang={lang} href={CITIZEN_PAGES.enquiry.path} />
        <h1>{enquiry(lang, 'answerTitle')}</h1>
        {found ? <Found {...props} /> : <None {...props} />}
        <a className="fr-btn fr-btn--secondary" href={CITIZEN_PAGES.resume.path}>{enquiry(lang, 'register')}</a>
      </div>
    </Frame>
  );
};
