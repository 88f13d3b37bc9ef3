import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { localeOf } from '#base/values/lang.ts';
import { askApi, inCentre } from '../kit/api-client.ts';
import { useTexts } from '../kit/lang.tsx';
import { Moment } from '../kit/moment.tsx';
import { mountScreen, type ScreenProps } from '../kit/mount-screen.tsx';
import { statusWord } from '../kit/status-word.ts';
import { TopBar } from '../kit/top-bar.tsx';
import { words } from './texts.ts';

type Line = { id: string; numero: string; priorite: string; adresse: string | null; commune: string | null; motif: { label: string } | null;
  ouvert_le: string; attend_depuis: string | null; rappel_le: string | null; non_livres: number };
type Sheet = { at: number; cases: Line[]; vehicles: { vehicule: string; type: string; statut: string; statut_le: string; numero: string }[];
  instructions: { text: string; by: string; at: number } | null };

const REFRESH_MS = 30_000;

/** What one shift hands over to the next: to read together, or to print. */
const HandOver = (props: ScreenProps) => {
  const { centre, actor } = props;
  const { t, lang } = useTexts(words);
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['hand-over'], refetchInterval: REFRESH_MS, networkMode: 'always',
    queryFn: () => askApi<Sheet>(`releve?${inCentre(centre.code)}`) });
  return (
    <div className="rc-post">
      <TopBar {...props} online={!error} />
      <main className="rc-page" id="dossier">
        {isPending && !error ? <p role="status">{t('loading')}</p> : null}
        {error ? <p role="alert" className="rc-alert">{error.message || t('failed')}{' '}
          <button type="button" onClick={() => { void refetch(); }}>{t('retry')}</button></p> : null}
        {data ? <>
          <h2>{t('title', { centre: centre.name, at: new Date(data.at).toLocaleString(localeOf(lang),
            { dateStyle: 'short', timeStyle: 'short' }) })}</h2>
          <p className="rc-noprint"><button type="button" onClick={() => print()}>{t('print')}</button></p>
          <Instructions sheet={data} centre={centre.code} may={actor.role === 'superviseur'} onSaved={() => { void refetch(); }} />
          <Cases cases={data.cases} /><Vehicles sheet={data} />
        </> : null}
      </main>
    </div>
  );
};

const Instructions = ({ sheet: { instructions }, centre, may,
  onSaved }: { sheet: Sheet; centre: string; may: boolean; onSaved(): void }) => {
  const { t } = useTexts(words);
  const [text, setText] = useState('');
  const save = (): void => {
    void askApi(`consignes?${inCentre(centre)}`, 'PUT', { text }).then(() => { setText(''); onSaved(); }, () => undefined);
  };
  return (
    <section aria-label={t('instructions')}><h3>{t('instructions')}</h3>
      {instructions ? <p className="rc-handover__text">{instructions.text} <span className="rc-quiet">{t('by',
        { name: instructions.by })},{' '}
        <Moment at={instructions.at} /></span></p> : <p className="rc-quiet">{t('noInstructions')}</p>}
      {may ? <form className="rc-noprint" onSubmit={(event) => { event.preventDefault(); if (text.trim()) save(); }}>
        <label className="rc-field rc-field--wide">{t('write')}<textarea name="instructions" rows={3} maxLength={4_000} value={text}
          onChange={({ target }) => setText(target.value)} /></label><button type="submit">{t('save')}</button></form> : null}
    </section>
  );
};

const Cases = ({ cases }: { cases: Line[] }) => {
  const { t } = useTexts(words);
  const moment = (text: string | null) => (text === null ? t('nothing') : <Moment at={Date.parse(text)} />);
  if (cases.length === 0) return <section><h3>{t('cases')}</h3><p className="rc-quiet">{t('noCase')}</p></section>;
  return (
    <section><h3>{t('cases')} <span className="rc-count">{cases.length}</span></h3>
      <div className="rc-handover" tabIndex={0} role="region" aria-label={t('cases')}><table>
        <thead><tr>{(['priority', 'number', 'place', 'motive', 'since', 'waits', 'promise', 'undelivered'] as const).map((name) =>
          <th key={name} scope="col">{t(name)}</th>)}</tr></thead>
        <tbody>{cases.map((one) => (
          <tr key={one.id}><td>{one.priorite}</td><th scope="row">{one.numero}</th><td>{one.adresse ?? one.commune}</td>
            <td>{one.motif?.label}</td><td>{moment(one.ouvert_le)}</td><td>{moment(one.attend_depuis)}</td><td>{moment(one.rappel_le)}</td>
            <td>{one.non_livres || t('nothing')}</td></tr>))}</tbody></table></div></section>
  );
};

const Vehicles = ({ sheet: { vehicles } }: { sheet: Sheet }) => {
  const { t, lang } = useTexts(words);
  if (vehicles.length === 0) return <section><h3>{t('vehicles')}</h3><p className="rc-quiet">{t('noVehicle')}</p></section>;
  return (
    <section><h3>{t('vehicles')} <span className="rc-count">{vehicles.length}</span></h3>
      <div className="rc-handover" tabIndex={0} role="region" aria-label={t('vehicles')}><table>
        <thead><tr>{(['vehicle', 'status', 'since', 'number'] as const).map((name) =>
          <th key={name} scope="col">{t(name)}</th>)}</tr></thead>
        <tbody>{vehicles.map((one) => (
          <tr key={one.vehicule + one.numero}><th scope="row">{one.vehicule}</th><td>{statusWord(one.statut, lang)}</td>
            <td><Moment at={Date.parse(one.statut_le)} /></td><td>{one.numero}</td></tr>))}</tbody></table></div></section>
  );
};

mountScreen(HandOver);
