import type { CaseActor } from '../../../domain/context.ts';
import type { Priority } from '../../../domain/codes/priorities.ts';
import { regulationAid } from '../../../domain/mutual-aid/regulation-aid.ts';
import type { Case } from '../../../domain/state.ts';
import { Age } from '../../kit/age.tsx';
import { Chord } from '../../kit/chord.tsx';
import { useChords } from '../../kit/use-chords.ts';
import { useTexts } from '../../kit/lang.tsx';
import { lifeWords } from '../life-words.ts';
import type { Bare } from '../post.tsx';
import { useLang } from '../use-lang.ts';
import { useShut } from '../use-shut.ts';
import { RegulationMark } from './regulation-mark.tsx';
import { Presence } from './presence.tsx';

type CaseHeadProps = { id: string; centre: string; known: boolean; state: Case; actor: CaseActor; give(command: Bare): void;
  onVital(): void; onClose(): void };

const KEYS: readonly [Priority, 'p0' | 'p1' | 'p2' | 'p3'][] = [['P0', 'p0'], ['P1', 'p1'], ['P2', 'p2'], ['P3', 'p3']];

/** What the dossier is, who is in it, its priority by one key, and where it goes next. */
export const CaseHead = ({ id, centre, known, state, actor, give, onVital, onClose }: CaseHeadProps) => {
  const { t } = useLang();
  const { t: life } = useTexts(lifeWords);
  const shut = useShut(state, actor);
  const [unranked, unpassed] = [shut('prioriser'), shut('demanderRegulation')];
  const toDoctor = (branch: 'AMU' | 'SNP') => (): void => give({ type: 'demanderRegulation', branch });
  const prioritise = (priority: Priority) => (): void => (priority === 'P0' ? onVital() : give({ type: 'prioriser', priority }));
  const aid = regulationAid(state);
  const keys = KEYS.flatMap(([priority], i) => [[String(i), prioritise(priority)], [`Alt+${i}`, prioritise(priority)]]);
  useChords({ ...(unranked ? {} : Object.fromEntries(keys)),
    ...(unpassed ? {} : { 'Alt+M': toDoctor('AMU'), 'Alt+L': toDoctor('SNP') }) });
  return (
    <header className={`rc-case__head rc-p--${state.priority}`}>
      <div className="rc-case__name">
        <h2>{state.number ? t('number', { number: state.number }) : t('loading')}</h2>
        <span className="rc-kind">{state.kind} · {state.state ? life(state.state) : ''}</span><Age since={state.createdAt} />
        <Presence id={id} centre={centre} known={known} />
      </div>
      <div role="group" aria-label={t('priority')} className="rc-priorities">
        {KEYS.map(([priority, word], i) => (
          <button key={priority} type="button" aria-pressed={state.priority === priority}
            disabled={unranked !== undefined} title={unranked} className={`rc-pick rc-pick--${priority}`}
            onClick={prioritise(priority)}><b>{priority}</b> <span>{t(word)}</span> <Chord of={String(i)} /></button>))}
      </div>
      <div className="rc-acts">
        {/* On a vital emergency the bar below says where its doctor is: on the line, perhaps, before anybody took the dossier. */}
        {state.waiting && !state.alarm ? <span className="rc-waits">{t('waitingSince')} <Age since={state.waiting.since} /></span> : null}
        {aid ? <RegulationMark way={aid.way} centre={aid.centre} taken={aid.takenAt !== null} /> : null}
        {state.doctor ? <span className="rc-waits">{t('withDoctor')}</span> : null}
        {([['AMU', 'toDoctor', 'M'], ['SNP', 'toLiberal', 'L']] as const).map(([branch, word, chord]) => (
          <button key={branch} type="button" disabled={unpassed !== undefined} title={unpassed} onClick={toDoctor(branch)}>
            {branch === 'AMU' ? <span className="rc-sr">{t('pass')} </span> : null}{t(word)} <Chord of={chord} /></button>))}
        {state.state === 'ACTIF'
          ? <button type="button" onClick={() => { give({ type: 'changerEtat', state: 'ACHEVE' }); onClose(); }}>{t('finish')}</button>
            : null}
      </div>
    </header>
  );
};
