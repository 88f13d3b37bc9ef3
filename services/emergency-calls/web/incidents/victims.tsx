import { useState, type RefObject } from 'react';
import { VICTIM_CATEGORIES, type VictimCategory } from '../../domain/incident/codes.ts';
import type { Victim } from '../../domain/incident/incident.ts';
import { spokenVictim } from '../../domain/incident/spoken-victim.ts';
import { isSinus, tagOf } from '../../domain/incident/tag.ts';
import { readAge } from '../../domain/fields/age.ts';
import { patientWords } from '../console/patient-words.ts';
import { codeWord } from '../kit/code-word.ts';
import { useTexts } from '../kit/lang.tsx';
import { Moment } from '../kit/moment.tsx';
import { Chord } from '../kit/chord.tsx';
import { newId } from '../kit/new-id.ts';
import type { BareIncident, ReadIncident, Shown } from './incident-client.ts';
import { words } from './texts.ts';

type Give = (command: BareIncident) => Promise<boolean>;
type VictimsProps = { incident: ReadIncident; shown: Shown; entry: RefObject<HTMLInputElement | null>;
  find: RefObject<HTMLInputElement | null>; give: Give; onPour(victim: string, dossier: string): void };

/** Lines drawn at once: with hundreds of victims a screen stays quick. */
const PAGE = 60;

/** Entry of a victim in one line, and the victims, the last entered first. */
export const Victims = ({ incident, shown, entry, find, give, onPour }: VictimsProps) => {
  const { t } = useTexts(words);
  const [search, setSearch] = useState('');
  const [count, setCount] = useState(PAGE);
  const wanted = tagOf(search) ?? '';
  const found = incident.victims.filter(({ category, tag }) => (shown === 'all' || category === shown)
    && (wanted === '' || (tag ?? '').includes(wanted))).toReversed();
  return (
    <section aria-label={t('victims')}>
      <h3>{t('victims')} <span className="rc-count">{found.length}</span></h3>
      {incident.state === 'OUVERT' ? <Entry box={entry} give={give} /> : null}
      <label className="rc-field">{t('find')} <Chord of="C" />
        <input ref={find} type="search" value={search} onChange={({ target }) => setSearch(target.value)} /></label>
      {found.length === 0 ? <p className="rc-quiet">{t('noVictim')}</p> : null}
      <ul className="rc-victims">{found.slice(0, count).map((victim) =>
        <Line key={victim.id} victim={victim} incident={incident} give={give} onPour={onPour} />)}</ul>
      {found.length > count ? <button type="button" onClick={() => setCount(count + PAGE)}>
        {t('more', { count: Math.min(PAGE, found.length - count) })}</button> : null}
    </section>
  );
};

const Entry = ({ box, give }: { box: RefObject<HTMLInputElement | null>; give: Give }) => {
  const { t } = useTexts(words);
  const [line, setLine] = useState('');
  const [wrong, setWrong] = useState(false);
  const enter = async (): Promise<void> => {
    const victim = spokenVictim(line);
    setWrong(!victim);
    if (!victim) return;
    setLine('');
    // Refused (a bracelet that another wears): what was typed comes back to be mended.
    if (!await give({ type: 'inscrireVictime', victim: newId(), ...victim })) setLine((now) => now || line);
  };
  return (
    <form className="rc-entry" onSubmit={(event) => { event.preventDefault(); void enter(); }}>
      <label className="rc-field rc-field--wide">{t('entry')} <Chord of="V" />
        <input ref={box} name="victim" value={line} spellCheck={false} autoComplete="off" aria-describedby="entry-help" aria-invalid={wrong}
          onChange={({ target }) => setLine(target.value)} /></label>
      <button type="submit">{t('add')}</button>
      <p id="entry-help" className="rc-quiet">{t('entryHelp')}</p>
      {wrong ? <p role="alert" className="rc-alert">{t('badEntry')}</p> : null}
    </form>
  );
};

type LineProps = { victim: Victim; incident: ReadIncident; give: Give; onPour(victim: string, dossier: string): void };

const Line = ({ victim, incident, give, onPour }: LineProps) => {
  const { t, lang } = useTexts(words);
  const { id, tag, category, sex, age, text, evacuation, dossier } = victim;
  const name = tag ?? id.slice(-6);
  const number = incident.cases.find((one) => one.id === dossier)?.numero;
  return (
    <li className={`rc-victim rc-v--${category}`}>
      <b className="rc-victim__tag">{name}</b>{tag && isSinus(tag) ? <span className="rc-sr">{t('sinus')}</span> : null}
      <select aria-label={`${t('category')} ${name}`} value={category} onChange={({ target }) => {
        void give({ type: 'categoriserVictime', victim: id, category: target.value as VictimCategory }); }}>
        {VICTIM_CATEGORIES.map((one) => <option key={one} value={one}>{one} · {t(one)}</option>)}</select>
      <span>{sex ? codeWord('sexe', sex, lang) : null} <Years age={age} /> {text}</span>
      {evacuation ? <span>→ {evacuation.destination} {evacuation.vehicle} <span className="rc-quiet">{t('leftAt')}{' '}
        <Moment at={evacuation.leftAt} /></span>{' '}
        {evacuation.arrivedAt ? <span>{t('arrivedAt')} <Moment at={evacuation.arrivedAt} /></span>
          : <button type="button" aria-label={`${t('arrived')} ${name}`} onClick={() => {
            void give({ type: 'arriverVictime', victim: id }); }}>{t('arrived')}</button>}</span>
        : <SendOn name={name} vehicles={incident.vehicles.map(({ vehicule }) => vehicule)} onSend={(destination, vehicle) => {
          void give({ type: 'evacuerVictime', victim: id, destination, ...(vehicle ? { vehicle } : {}) }); }} />}
      {number ? <span className="rc-quiet">{t('inDossier')} {number}</span> : null}
      {!dossier && incident.cases.length > 0 ? (
        <select aria-label={`${t('makePatient')} ${name}`} value="" onChange={({ target }) => onPour(id, target.value)}>
          <option value="">{t('makePatient')}…</option>
          {incident.cases.map((one) => <option key={one.id} value={one.id}>{one.numero}</option>)}</select>) : null}
    </li>
  );
};

const Years = ({ age }: { age: string | null }) => {
  const { t } = useTexts(patientWords);
  const read = readAge(age);
  return read ? <>{read.count} {t(read.unit)}</> : age;
};

const SendOn = ({ name, vehicles, onSend }: { name: string; vehicles: readonly string[];
  onSend(destination: string, vehicle: string): void }) => {
  const { t } = useTexts(words);
  const [open, setOpen] = useState(false);
  const [[destination, vehicle], setWhere] = useState(['', '']);
  if (!open) return <button type="button" aria-label={`${t('send')} ${name}`} onClick={() => setOpen(true)}>{t('send')}</button>;
  return (
    <form className="rc-sendon" onSubmit={(event) => { event.preventDefault(); if (destination.trim()) onSend(destination.trim(),
      vehicle); }}>
      <input autoFocus aria-label={`${t('destination')} ${name}`} placeholder={t('destination')} value={destination} required
        maxLength={200}
        onChange={({ target }) => setWhere([target.value, vehicle])} />
      <select aria-label={`${t('vehicle')} ${name}`} value={vehicle} onChange={({ target }) => setWhere([destination, target.value])}>
        <option value="">{t('vehicle')}</option>{[...new Set(vehicles)].map((one) => <option key={one}>{one}</option>)}</select>
      <button type="submit">{t('send')}</button>
    </form>
  );
};
