import { formatDate, formatWeekday, zoneName } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import type { ClosingLookup as Lookup, ClosingView } from '../props.ts';
import { CITIZEN_PATHS } from '../pages.ts';
import { start } from '../texts/start.ts';
import { comboboxTexts } from './combobox-texts.ts';
import { LateNotice } from './outlook.tsx';

const Closing = ({ lang, closing }: { lang: Lang; closing: ClosingView }) => (
  <div className="so-closing">
    <p className="fr-text--bold">
      {start(lang, 'ballotOn', { ballot: closing.ballot[lang], date: formatDate(lang, closing.firstRound) })}
    </p>
    <dl className="so-summary">
      <div>
        <dt>{start(lang, 'online')}</dt>
        <dd><b>{start(lang, 'onlineUntil',
          { date: formatWeekday(lang, closing.closesOn), zone: zoneName(lang, closing.zone) })}</b></dd>
      </div>
      <div><dt>{start(lang, 'paper')}</dt><dd>{formatWeekday(lang, closing.paperClosesOn)}</dd></div>
    </dl>
    <p className="fr-hint-text">
      {start(lang, closing.departure ? 'departure' : 'rule', { article: closing.article })}
    </p>
  </div>
);

const Found = ({ lang, found }: { lang: Lang; found: NonNullable<Lookup['found']> }) => (
  <div role="status">
    {found.late ? <LateNotice lang={lang} late={found.late} /> : null}
    {found.closings.length === 0 && !found.late ? <p>{start(lang, 'lookupNone', { commune: found.commune })}</p> : null}
    {found.closings.length > 0 ? <h3>{start(lang, 'lookupFound', { commune: found.commune })}</h3> : null}
    {found.closings.map((closing) => <Closing key={closing.ballot.fr} lang={lang} closing={closing} />)}
  </div>
);

const Choices = ({ lang, typed, choices }: { lang: Lang; typed: string; choices: NonNullable<Lookup['choices']> }) => (
  <div role="status">
    <p>{start(lang, 'lookupChoices', { typed })}</p>
    <ul>{choices.map(({ code, name, department }) => (
      <li key={code}><a href={`/?commune=${code}#cloture`}>{name}</a> ({department})</li>
    ))}</ul>
  </div>
);

/** Closing date of one's own commune, by a plain search form that script only makes quicker. */
export const ClosingLookup = ({ lang, lookup }: { lang: Lang; lookup: Lookup }) => (
  <section className="so-panel" id="cloture" aria-labelledby="cloture-titre">
    <h2 id="cloture-titre">{start(lang, 'lookupTitle')}</h2>
    <form method="get" action="/#cloture" role="search">
      <label className="fr-label" htmlFor="f-commune">{start(lang, 'lookupLabel')}</label>
      <div className="fr-search-bar">
        <input className="fr-input" id="f-commune" name="commune" type="search" defaultValue={lookup.typed}
          autoComplete="off"
          maxLength={60} data-combobox={CITIZEN_PATHS.communeSearch} {...comboboxTexts(lang)} />
        <button type="submit" className="fr-btn">{start(lang, 'lookupButton')}</button>
      </div>
    </form>
    {lookup.notFound ? (
      <p className="fr-error-text" role="status">{start(lang, 'lookupNotFound', { typed: lookup.typed })}</p>
    ) : null}
    {lookup.choices ? <Choices lang={lang} typed={lookup.typed} choices={lookup.choices} /> : null}
    {lookup.found ? <Found lang={lang} found={lookup.found} /> : null}
  </section>
);
