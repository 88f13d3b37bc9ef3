import { Accordion } from '#base/ui/components/accordion.tsx';
import { Alert } from '#base/ui/components/alert.tsx';
import { Badge } from '#base/ui/components/badge.tsx';
import { Layout } from '#base/ui/components/layout.tsx';
import { Table } from '#base/ui/components/table.tsx';
import { Tile } from '#base/ui/components/tile.tsx';
import type { Lang } from '#base/values/lang.ts';
import { portalIdentity } from '../portal-identity.ts';
import type { HomeProps, ServiceView } from '../props.ts';
import type { View } from '../render.tsx';
import { say } from '../texts.ts';

const LOCALES: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' };
const number = (lang: Lang, value: number): string => new Intl.NumberFormat(LOCALES[lang]).format(value);

const STORIES = [
  ['cloture', 'deadlineQ', 'deadlineA'], ['mairie', 'townHallQ', 'townHallA'], ['citoyen', 'citizenQ', 'citizenA'],
  ['juge', 'auditorQ', 'auditorA'], ['exploitation', 'operatorQ', 'operatorA'],
] as const;

const Now = ({ lang, services, entries, accepting }: { lang: Lang } & HomeProps) => (
  <div className="so-panel">
    <h2>{say(lang, 'now')}</h2>
    <dl className="po-figures">
      <div>
        <dt>{say(lang, 'servicesUp')}</dt>
        <dd data-live="up">
          {say(lang, 'ofServices', { up: services.filter(({ up }) => up).length, all: services.length })}
        </dd>
      </div>
      <div>
        <dt>{say(lang, 'entries')}</dt>
        <dd data-live="entries">{entries === undefined ? say(lang, 'none') : number(lang, entries)}</dd>
      </div>
      <div>
        <dt>{say(lang, 'accepting')}</dt>
        <dd data-live="accepting">{say(lang, accepting ? 'accepted' : 'paused')}</dd>
      </div>
    </dl>
  </div>
);

const Hero = (props: { lang: Lang } & HomeProps) => (
  <div className="so-hero">
    <div className="fr-container"><div className="fr-grid-row fr-grid-row--gutters">
      <div className="fr-col-md-7">
        <h1>{say(props.lang, 'title')}</h1>
        <p className="fr-text--lead">{say(props.lang, 'lead')}</p>
        <div className="fr-btns-group">
          <a className="fr-btn fr-btn--lg" href="#services">{say(props.lang, 'seeServices')}</a>
          <a className="fr-btn fr-btn--secondary fr-btn--lg" href="/verifier">{say(props.lang, 'verify')}</a>
        </div>
        <ul className="so-facts">
          {(['fact1', 'fact2', 'fact3'] as const).map((fact) => <li key={fact}>{say(props.lang, fact)}</li>)}
        </ul>
      </div>
      <div className="fr-col-md-5"><Now {...props} /></div>
    </div></div>
  </div>
);

const ServiceTile = ({ lang, service }: { lang: Lang; service: ServiceView }) => (
  <Tile title={service.title[lang]} href={service.origin}>
    <div className="po-service">
      <p>{service.summary?.[lang]}</p>
      {service.figures.length === 0 ? null : (
        <dl className="po-figures">
          {service.figures.map(({ id, text, value }) => (
            <div key={id}>
              <dt>{text[lang]}</dt>
              <dd data-live={`${service.name}-${id}`}>{number(lang, value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p><Badge severity={service.up ? 'success' : 'warning'}>{say(lang, service.up ? 'up' : 'down')}</Badge></p>
    </div>
  </Tile>
);

const Demo = ({ lang, demo }: { lang: Lang; demo: NonNullable<HomeProps['demo']> }) => (
  <section aria-labelledby="demonstration">
    <h2 id="demonstration">{say(lang, 'demoTitle')}</h2>
    <p>{say(lang, 'demoLead')}</p>
    {demo.people.length === 0 ? null : (
      <Table caption={say(lang, 'demoCaption')} rows={demo.people} rowKey={({ who }) => who.en} columns={[
        { key: 'who', head: say(lang, 'demoWho'), cell: ({ who }) => who[lang] },
        { key: 'how', head: say(lang, 'demoHow'), cell: ({ how, href }) => (href ? <a href={href}>{how[lang]}</a> : how[lang]) },
      ]} />
    )}
    {demo.tours.map(({ title, href }) => (
      <p key={href}><a href={href}>{say(lang, 'demoTour', { service: title[lang] })}</a></p>
    ))}
    {demo.mailbox ? <p><a href={demo.mailbox}>{say(lang, 'demoMail')}</a></p> : null}
  </section>
);

/** What there is, how it goes right now, what it changes for whom. */
export const HomePage = (props: HomeProps & View) => {
  const { lang, assets, shell, services, accepting, demo } = props;
  return (
    <Layout lang={lang} service={portalIdentity} shell={shell} assets={assets} title={say(lang, 'title')}
      hero={<Hero {...props} />}>
      {accepting ? null : <Alert severity="warning"><p>{say(lang, 'notAccepting')}</p></Alert>}
      <section aria-labelledby="services">
        <h2 id="services" tabIndex={-1}>{say(lang, 'servicesTitle')}</h2>
        {services.length === 0 ? <p>{say(lang, 'noService')}</p> : null}
        <div className="fr-grid-row fr-grid-row--gutters">
          {services.map((service) => (
            <div key={service.name} className="fr-col-md-6"><ServiceTile lang={lang} service={service} /></div>
          ))}
        </div>
      </section>
      <section aria-labelledby="recits">
        <h2 id="recits">{say(lang, 'storiesTitle')}</h2>
        <Accordion items={STORIES.map(([id, question, answer]) => ({
          id, title: say(lang, question), body: <p>{say(lang, answer)}</p>,
        }))} />
        <p className="fr-text--sm">{say(lang, 'storiesNote')}</p>
      </section>
      {demo ? <Demo lang={lang} demo={demo} /> : null}
    </Layout>
  );
};
