import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { localeOf } from '#base/values/lang.ts';
import { fieldOf } from '../../domain/fields/case-fields.ts';
import type { EventType } from '../../domain/events.ts';
import { whoActed, type WhoActed } from '../../domain/replay/who-acted.ts';
import { caseAt, REPLAY_REASONS, type ReplayedEvent } from '../../domain/replay/replay.ts';
import { currentStatus } from '../../domain/codes/vehicle-statuses.ts';
import { lifeWords } from '../console/life-words.ts';
import { askApi, inCentre, readCases } from '../kit/api-client.ts';
import { useTexts } from '../kit/lang.tsx';
import { Moment } from '../kit/moment.tsx';
import { mountScreen, type ScreenProps } from '../kit/mount-screen.tsx';
import { codeWord } from '../kit/code-word.ts';
import { statusWord } from '../kit/status-word.ts';
import { TopBar } from '../kit/top-bar.tsx';
import { valueWords } from '../kit/value-words.ts';
import { eventDetail } from './event-detail.ts';
import { EVENT_WORDS } from './event-words.ts';
import { words } from './texts.ts';

const RECENT_MAX = 12;

type Read = { until: number; number: string; calls: { id: string; at: number }[]; events: ReplayedEvent[] };

/** Dossiers read again under a broken glass: by their number, of this centre or of another one. */
const Replay = (props: ScreenProps) => {
  const { t } = useTexts(words);
  const id = location.pathname.split('/')[2] ?? '';
  return (
    <div className="rc-post">
      <TopBar {...props} online />
      <main className="rc-page" id="dossier">{id === '' ? <><h2>{t('ask')}</h2><Find />
        {props.centre.code === '*' ? null : <Recent centre={props.centre.code} />}</>
        : <OneCase id={id} centre={new URLSearchParams(location.search).get('centre') ?? props.centre.code} />}</main>
    </div>
  );
};

/** Finds the dossier of a number, of whichever centre. */
const Find = () => {
  const { t } = useTexts(words);
  const [number, setNumber] = useState('');
  const [problem, setProblem] = useState('');
  const find = (): void => {
    askApi<{ id: string; centre: string }>(`relecture?numero=${encodeURIComponent(number.trim().toUpperCase())}`)
      .then(({ id, centre }) => location.assign(`/relecture/${id}?centre=${centre}`), (error: Error) => setProblem(error.message));
  };
  return (
    <form className="rc-form" onSubmit={(event) => { event.preventDefault(); find(); }}>
      <p>{t('which')}</p>
      <label className="rc-field rc-field--wide">{t('number')}<input name="numero" value={number} required autoComplete="off"
        pattern="\s*[Dd][Rr][Ff][Rr]15[0-9A-Za-z]{3}[0-9]{10}\s*" onChange={({ target }) => setNumber(target.value)} /></label>
      <button type="submit">{t('find')}</button>
      {problem ? <p role="alert" className="rc-alert">{problem}</p> : null}
    </form>
  );
};

/** The newest open dossiers of one's own centre, to choose from instead of typing a number. */
const Recent = ({ centre }: { centre: string }) => {
  const { t, lang } = useTexts(words);
  const { data } = useQuery({ queryKey: ['open'], queryFn: () => readCases(centre, 'open') });
  const rows = data?.rows.slice(0, RECENT_MAX) ?? [];
  return rows.length === 0 ? null : (
    <section className="rc-panel" aria-labelledby="recent"><h3 id="recent">{t('recent')}</h3>
      <ul className="rc-recent">{rows.map(({ dossier_id: id, numero, priorite, ouvert_le: at, motif, commune }) => (
        <li key={id}><a href={`/relecture/${id}?centre=${centre}`}>{numero}</a>{' '}
          <span className={`rc-p rc-p--${priorite}`}>{priorite}</span>{' '}
          {new Date(at).toLocaleString(localeOf(lang), { dateStyle: 'short', timeStyle: 'short' })}
          <span className="rc-quiet"> {[motif?.label, commune].filter(Boolean).join(', ')}</span></li>))}</ul></section>
  );
};

/** One dossier minute by minute, once the glass on it is broken. */
const OneCase = ({ id, centre }: { id: string; centre: string }) => {
  const { t } = useTexts(words);
  const address = `relecture/${id}`;
  const read = useQuery({ queryKey: ['replay', id], queryFn: () => askApi<Read>(`${address}?${inCentre(centre)}`), retry: false,
    networkMode: 'always' });
  return (
    <>
      {read.isPending ? <p role="status">{t('loading')}</p> : null}
      {read.isError ? <Ask address={`${address}?${inCentre(centre)}`} onOpen={() => { void read.refetch(); }} /> : null}
      {read.data ? <Story read={read.data} sound={(call) =>
        `/api/regulation/${address}/enregistrements/${encodeURIComponent(call)}?${inCentre(centre)}`} /> : null}
    </>
  );
};

const Ask = ({ address, onOpen }: { address: string; onOpen(): void }) => {
  const { t, lang } = useTexts(words);
  const [asked, setAsked] = useState({ reasonCode: '', explanation: '' });
  const [problem, setProblem] = useState('');
  const open = (): void => {
    void askApi(address, 'POST', { ...asked, minutes: 60 }).then(onOpen, (error: Error) => setProblem(error.message));
  };
  return (
    <form className="rc-form" onSubmit={(event) => { event.preventDefault(); open(); }}>
      <fieldset><legend>{t('ask')}</legend><p>{t('why')}</p>
        <label className="rc-field">{t('reason')}<select name="reason" required value={asked.reasonCode}
          onChange={({ target }) => setAsked({ ...asked, reasonCode: target.value })}>
          <option value="">{t('choose')}</option>
          {Object.entries(REPLAY_REASONS).map(([code, label]) => <option key={code} value={code}>{label[lang]}</option>)}</select></label>
        <label className="rc-field rc-field--wide">{t('explanation')}<textarea name="explanation" rows={3} required minLength={20}
          maxLength={2_000} value={asked.explanation} onChange={({ target }) => setAsked({ ...asked,
            explanation: target.value })} /></label>
        <button type="submit">{t('open')}</button></fieldset>
      {problem ? <p role="alert" className="rc-alert">{t('refused')} {problem}</p> : null}
    </form>
  );
};

const Story = ({ read, sound }: { read: Read; sound(call: string): string }) => {
  const { t, lang } = useTexts(words);
  const [at, setAt] = useState(read.events.length - 1);
  const [heard, setHeard] = useState<string | null>(null);
  const now = read.events[at]!;
  const dayOf = (instant: number): string => new Date(instant).toLocaleDateString(localeOf(lang), { dateStyle: 'full' });
  const people = useMemo(() => whoActed(read.events), [read.events]);
  const whoText = ({ kind, name, role }: WhoActed): string => (kind === 'person'
    ? [role === null ? t('person') : codeWord('role', role, lang), name].filter(Boolean).join(', ')
    : kind === 'partner' ? `${t('partner')} ${name}` : t(kind));
  return (
    <>
      <h2>{t('title', { number: read.number })}</h2><p className="rc-quiet">{t('until')} <Moment at={read.until} /></p>
      <label className="rc-field rc-field--wide">{t('minute')}
        <input type="range" min={0} max={read.events.length - 1} value={at}
          aria-valuetext={new Date(now.at).toLocaleTimeString(localeOf(lang))}
          onChange={({ target }) => setAt(Number(target.value))} /></label>
      <p><Moment at={now.at} /> <span className="rc-quiet">{t('keys')}</span></p>
      {read.calls.map(({ id, at: rang }) => (
        <p key={id}>{t('listen')} <Moment at={rang} />{' '}{heard === id ? <audio controls autoPlay src={sound(id)} />
          : <button type="button" onClick={() => setHeard(id)}>{t('load')}</button>}</p>))}
      <div className="rc-event__columns">
        <section aria-label={t('events')}><h3>{t('events')}</h3>
          <ol className="rc-event__notes" tabIndex={0} aria-label={t('events')}>{read.events.map((event, i) => (
            <li key={event.position} aria-current={i === at ? 'step' : undefined} className={i === at ? 'rc-mine' : i > at ? 'rc-quiet'
              : ''}>
              {i > 0 && dayOf(read.events[i - 1]!.at) === dayOf(event.at) ? null : <b>{dayOf(event.at)} </b>}
              {event.position}. {t('received')} <Moment at={event.at} />, {t('typed')} <Moment at={event.typedAt} />{' '}
              <b>{EVENT_WORDS[event.type as EventType]?.[lang] ?? event.type}</b>{' '}
              {`${eventDetail(event, lang)} · `.trimStart()}
              <span className="rc-quiet">{whoText(people.get(event.actor)!)}</span></li>))}</ol></section>
        <At events={read.events} at={now.at} />
      </div>
    </>
  );
};

const At = ({ events, at }: { events: readonly ReplayedEvent[]; at: number }) => {
  const { t, lang } = useTexts(words);
  const state = caseAt(events, at);
  const { t: life } = useTexts(lifeWords);
  return (
    <section aria-label={t('state')}><h3>{t('state')}</h3>
      <p>{t('priority')} <b>{state.priority}</b>, {t('status')} <b>{state.kind} · {state.state ? life(state.state) : '—'}</b></p>
      <Part title={t('fields')} lines={Object.entries(state.fields).map(([path, { value }]) => [path,
        `${fieldOf(path)?.label[lang] ?? path} : ${valueWords(value)}`])} />
      <Part title={t('notes')} lines={state.notes.map(({ id, operator, text }) => [id, `${operator.label} : ${text}`])} />
      <Part title={t('decisions')} lines={state.decisions.map(({ id, type, operator }) => [id,
        `${codeWord('typeDecision', type, lang)} · ${operator.label}`])} />
      <Part title={t('missions')} lines={state.missions.map(({ id, name, statuses }) => [id,
        `${name} ${statusWord(currentStatus(statuses)?.status ?? '', lang)}`])} />
    </section>
  );
};

/** One part of the dossier at that instant, or that nothing stood there yet. */
const Part = ({ title, lines }: { title: string; lines: readonly (readonly [key: string, text: string])[] }) => {
  const { t } = useTexts(words);
  return (
    <><h3>{title}</h3>{lines.length === 0 ? <p className="rc-quiet">{t('nothing')}</p>
      : <ul>{lines.map(([key, text]) => <li key={key}>{text}</li>)}</ul>}</>
  );
};

mountScreen(Replay);
