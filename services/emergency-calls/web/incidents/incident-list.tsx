import { useRef, useState } from 'react';
import { DECLARED_KINDS, INCIDENT_KINDS, type IncidentKind } from '../../domain/incident/codes.ts';
import { AddressBox } from '../kit/address-box.tsx';
import { useTexts } from '../kit/lang.tsx';
import type { ScreenProps } from '../kit/mount-screen.tsx';
import { newId } from '../kit/new-id.ts';
import { Age } from '../kit/age.tsx';
import { EventPlace } from './event-place.tsx';
import { openIncident, type IncidentLine } from './incident-client.ts';
import { words } from './texts.ts';

/** Where no search is there (no territory, no network), degrees typed are a point all the same. */
const DEGREES = /^\s*(-?\d{1,2}(?:\.\d+)?)[\s,;]+(-?\d{1,3}(?:\.\d+)?)\s*$/;

/** Open events and closed ones; the form that opens another. */
export const IncidentList = ({ rows, centre, actor }: ScreenProps & { rows: IncidentLine[] }) => {
  const { t } = useTexts(words);
  return (
    <>
      <h2>{t('title')}</h2>
      {rows.length === 0 ? <p className="rc-empty">{t('none')}</p> : null}
      <ul className="rc-events">
        {rows.map((row) => (
          <li key={row.id} className={row.etat === 'CLOS' ? 'rc-quiet' : ''}>
            <a href={`/evenements/${row.id}`}><b>{row.nom}</b></a> <span>{t(row.nature)}</span> <EventPlace centre={centre.code}
              place={row.lieu === null ? null : { label: row.lieu, lat: row.lat, lon: row.lon }} />{' '}
            <span>{row.etat === 'CLOS' ? t('closed') : <Age since={Date.parse(row.ouvert_le)} />}</span>
            <span className="rc-tally">{([['UA', row.ua], ['UR', row.ur], ['DCD', row.dcd], ['IMP', row.imp], ['NC', row.nc]] as const)
              .map(([code, count]) => <span key={code} className={`rc-v rc-v--${code}`}>{code} {count}</span>)}</span>
            <span>{t('dossiers')} {row.dossiers}</span>
          </li>))}
      </ul>
      <OpenForm centre={centre.code} may={actor.role === 'superviseur' || actor.role === 'mru'} />
    </>
  );
};

type Point = { lat: number; lon: number } | null;

const typedPoint = (text: string): { lat: number | null; lon: number | null } => {
  const [, lat, lon] = DEGREES.exec(text) ?? [];
  return { lat: lat === undefined ? null : Number(lat), lon: lon === undefined ? null : Number(lon) };
};

const OpenForm = ({ centre, may }: { centre: string; may: boolean }) => {
  const { t } = useTexts(words);
  const id = useRef(newId());
  const [form, setForm] = useState({ name: '', kind: 'MULTIPLE' as IncidentKind, place: '', point: null as Point });
  const [problem, setProblem] = useState('');
  const change = (part: Partial<typeof form>): void => setForm({ ...form, ...part });
  const open = async (): Promise<void> => {
    const label = form.place.trim() || form.name.trim();
    await openIncident(centre, id.current, { name: form.name.trim(), kind: form.kind,
      place: { label, ...form.point ?? typedPoint(form.place) } })
      .then(() => location.assign(`/evenements/${id.current}`), (error: Error) => setProblem(error.message || t('failed')));
  };
  return (
    <form className="rc-form rc-panel" onSubmit={(event) => { event.preventDefault(); if (form.name.trim()) void open(); }}>
      <fieldset><legend>{t('open')}</legend>
        <label className="rc-field">{t('name')}<input name="name" required maxLength={200} value={form.name}
          onChange={({ target }) => change({ name: target.value })} /></label>
        <label className="rc-field">{t('kind')}<select name="kind" value={form.kind}
          onChange={({ target }) => change({ kind: target.value as IncidentKind })}>
          {INCIDENT_KINDS.filter((kind) => may || !DECLARED_KINDS.includes(kind)).map((kind) =>
            <option key={kind} value={kind}>{t(kind)}</option>)}</select></label>
        <AddressBox centre={centre} name="place" value={form.place} label={t('place')} focus={null}
          onType={(place) => change({ place, point: null })}
          onChoose={({ label, context, lat, lon }) => change({ place: [label, context].filter(Boolean).join(', '),
            point: { lat, lon } })} />
        {form.point ? <p role="status" className="rc-quiet">{t('placed')}</p> : null}
        <button type="submit">{t('create')}</button>
      </fieldset>
      {problem ? <p role="alert" className="rc-alert">{t('refused')} {problem}</p> : null}
    </form>
  );
};
