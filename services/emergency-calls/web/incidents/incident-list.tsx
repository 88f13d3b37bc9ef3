import { useRef, useState } from 'react';
import { DECLARED_KINDS, INCIDENT_KINDS, type IncidentKind } from '../../domain/incident/codes.ts';
import { useTexts } from '../kit/lang.tsx';
import type { ScreenProps } from '../kit/mount-screen.tsx';
import { newId } from '../kit/new-id.ts';
import { Age } from '../kit/age.tsx';
import { openIncident, type IncidentLine } from './incident-client.ts';
import { words } from './texts.ts';

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
            <a href={`/evenements/${row.id}`}><b>{row.nom}</b></a> <span>{t(row.nature)}</span> <span>{row.lieu}</span>{' '}
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

const OpenForm = ({ centre, may }: { centre: string; may: boolean }) => {
  const { t } = useTexts(words);
  const id = useRef(newId());
  const [form, setForm] = useState({ name: '', kind: 'MULTIPLE' as IncidentKind, place: '', point: '' });
  const [problem, setProblem] = useState('');
  const change = (part: Partial<typeof form>): void => setForm({ ...form, ...part });
  const open = async (): Promise<void> => {
    const [, lat, lon] = DEGREES.exec(form.point) ?? [];
    const label = form.place.trim() || form.name.trim();
    await openIncident(centre, id.current, { name: form.name.trim(), kind: form.kind, place: { label,
      lat: lat === undefined ? null : Number(lat), lon: lon === undefined ? null : Number(lon) } })
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
        <label className="rc-field">{t('place')}<input name="place" maxLength={200} value={form.place}
          onChange={({ target }) => change({ place: target.value })} /></label>
        <label className="rc-field">{t('latLon')}<input name="point" inputMode="decimal" value={form.point}
          onChange={({ target }) => change({ point: target.value })} /></label>
        <button type="submit">{t('create')}</button>
      </fieldset>
      {problem ? <p role="alert" className="rc-alert">{t('refused')} {problem}</p> : null}
    </form>
  );
};
