import { useEffect, useRef } from 'react';
import type { CaseActor } from '../../../domain/context.ts';
import { DOCTORS } from '../../../domain/codes/roles.ts';
import type { Priority } from '../../../domain/codes/priorities.ts';
import { fieldOf } from '../../../domain/fields/case-fields.ts';
import type { CommandAnswer, Vehicle } from '../../kit/api-client.ts';
import { useLang } from '../use-lang.ts';
import { shownCase, type LocalCase } from '../local-case.ts';
import type { Bare } from '../post.tsx';
import { useChords } from '../../kit/use-chords.ts';
import { Age } from '../../kit/age.tsx';
import { Chord } from '../../kit/chord.tsx';
import { CallStory } from './call-story.tsx';
import { CaseForm } from './case-form.tsx';
import { Decisions } from './decisions.tsx';
import { Missions } from './missions.tsx';
import { SameEvent } from './same-event.tsx';
import { Notes } from './notes.tsx';

type CasePaneProps = { local: LocalCase; actor: CaseActor; refusals: readonly CommandAnswer[]; fleet: readonly Vehicle[];
  give(command: Bare): void;
  onClose(): void; onShow(id: string): void };

const KEYS: readonly [Priority, 'p0' | 'p1' | 'p2' | 'p3'][] = [['P0', 'p0'], ['P1', 'p1'], ['P2', 'p2'], ['P3', 'p3']];

/** The dossier at hand: where, who, what; the priority; what was noted, decided and sent. */
export const CasePane = ({ local, actor, refusals, fleet, give, onClose, onShow }: CasePaneProps) => {
  const { t, lang } = useLang();
  const state = shownCase(local, actor, Date.now());
  const note = useRef<HTMLTextAreaElement>(null);
  const fleetRef = useRef<HTMLSelectElement>(null);
  const address = useRef<HTMLInputElement>(null);
  useEffect(() => { if (local.opening) address.current?.focus(); }, [local.opening !== null]);
  const prioritise = (priority: Priority) => () => give({ type: 'prioriser', priority });
  const bare = Object.fromEntries(KEYS.map(([priority], i) => [String(i), prioritise(priority)]));
  const chords = Object.fromEntries(KEYS.map(([priority], i) => [`Alt+${i}`, prioritise(priority)]));
  useChords({ ...bare, ...chords, 'Alt+M': () => give({ type: 'demanderRegulation', branch: 'AMU' }),
    'Alt+L': () => give({ type: 'demanderRegulation', branch: 'SNP' }), 'Alt+N': () => note.current?.focus(),
      'Alt+G': () => fleetRef.current?.focus() });
  return (
    <main className="rc-case" id="dossier" aria-label={t('number', { number: state.number })}>
      <header className={`rc-case__head rc-p--${state.priority}`}>
        <h2>{state.number ? t('number', { number: state.number }) : t('loading')}</h2>
        <span className="rc-kind">{state.kind} · {state.state}</span><Age since={state.createdAt} />
        <div role="group" aria-label={t('priority')} className="rc-priorities">
          {KEYS.map(([priority, word], i) => (
            <button key={priority} type="button" aria-pressed={state.priority === priority} className={`rc-p rc-p--${priority}`}
              onClick={prioritise(priority)}>
              {priority} <span>{t(word)}</span> <Chord of={String(i)} /></button>))}
        </div>
        <div className="rc-acts">
          {state.waiting ? <span className="rc-waits">{t('waitingSince')} <Age since={state.waiting.since} /></span> : null}
          {state.doctor ? <span className="rc-waits">{t('withDoctor')}</span> : null}
          <button type="button" onClick={() => give({ type: 'demanderRegulation',
            branch: 'AMU' })}>{t('toDoctor')} <Chord of="M" /></button>
          <button type="button" onClick={() => give({ type: 'demanderRegulation',
            branch: 'SNP' })}>{t('toLiberal')} <Chord of="L" /></button>
          <button type="button" onClick={() => { give({ type: 'changerEtat', state: 'ACHEVE' }); onClose(); }}>{t('finish')}</button>
        </div>
      </header>
      {refusals.length > 0 ? <p role="alert" className="rc-alert">{t('refused')} {refusals.at(-1)?.title} {refusals.at(-1)?.remedy}</p>
        : null}
      {state.conflicts.map(({ path, kept, other }) => (
        <div key={path + String(other.position)} role="alert" className="rc-conflict"><p>{t('conflict',
          { field: fieldOf(path)?.label[lang] ?? path })}</p>
          {[kept, other].map(({ value, position }) => (
            <button key={position} type="button" onClick={() => give({ type: 'trancher', path,
              value })}>{t('keep')} « {String(value)} »</button>))}
        </div>))}
      <SameEvent id={local.id} centre={local.centre} state={state} known={local.server !== null} give={give} onShow={onShow} />
      {state.calls[0] ? <CallStory centre={local.centre} call={state.calls[0].id} give={give} onShow={onShow} /> : null}
      <CaseForm state={state} give={give} address={address} />
      <Missions state={state} fleet={fleet} give={give} select={fleetRef} />
      {DOCTORS.includes(actor.role) ? <Decisions state={state} give={give} /> : null}
      <Notes state={state} give={give} box={note} />
    </main>
  );
};
