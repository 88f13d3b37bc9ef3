import { useState } from 'react';
import type { CaseActor } from '../../../domain/context.ts';
import type { Case } from '../../../domain/state.ts';
import { Chord } from '../../kit/chord.tsx';
import { codeWord } from '../../kit/code-word.ts';
import { useTexts } from '../../kit/lang.tsx';
import { Moment } from '../../kit/moment.tsx';
import { newId } from '../../kit/new-id.ts';
import { useChords } from '../../kit/use-chords.ts';
import { DecisionMenu, type DecisionTerms } from '../doctor/decision-menu.tsx';
import { words } from '../doctor/texts.ts';
import type { Bare } from '../post.tsx';
import { useShut } from '../use-shut.ts';
import { CareLevels } from './care-levels.tsx';

type DecisionsProps = { id: string; state: Case; actor: CaseActor; give(command: Bare): void };

const MINUTE_MS = 60_000;
const DELAYS_MIN = [15, 30, 60];

/** What the doctor decides: `D` and a digit; the level of care; a call back promised; a prescription, with its page to print. */
export const Decisions = ({ id, state, actor, give }: DecisionsProps) => {
  const { t, lang } = useTexts(words);
  const shut = useShut(state, actor);
  const [undecided, unpromised] = [shut('decider'), shut('promettreRappel')];
  const [menu, setMenu] = useState(false);
  const [writing, setWriting] = useState(false);
  const decide = (terms: DecisionTerms): void => give({ type: 'decider', decision: newId(), ...terms });
  const choose = (terms: DecisionTerms | null): void => {
    setMenu(false);
    if (terms) decide(terms);
    else setWriting(true);
  };
  const ask = undecided ? undefined : (): void => setMenu(true);
  useChords({ D: ask, 'Alt+D': ask });
  return (
    <section className="rc-decisions" aria-label={t('decisions')}>
      <h3>{t('decisions')}</h3>
      {menu && ask ? <DecisionMenu onChoose={choose} onClose={() => setMenu(false)} />
        : <button type="button" disabled={!ask} title={undecided} onClick={ask}>{t('decide')} <Chord of="D" /></button>}
      {writing ? <Prescription onWritten={(prescription) => { setWriting(false);
        if (prescription) decide({ decisionType: 'PMT', prescription }); }} /> : null}
      {state.patients.length > 1 ? null : <CareLevels patient={state.patients[0]} shut={shut('graduer')} give={give} />}
      <div role="group" aria-label={t('callBack')} className="rc-acts"><span>{t('callBack')}</span>
        {DELAYS_MIN.map((count) => <button key={count} type="button"
          disabled={unpromised !== undefined} title={unpromised} onClick={() => give({ type: 'promettreRappel', callBack: newId(),
          dueAt: Date.now() + count * MINUTE_MS, reason: t('callBack') })}>{t('inMinutes', { count })}</button>)}</div>
      <ol>{state.decisions.map(({ id: decision, at, type, operator, prescription, resourceType, orientationType, destination }) => (
        <li key={decision}><Moment at={at} /> <b>{codeWord('typeDecision', type, lang)}</b> {operator.label}{' '}
          {prescription ?? [resourceType && codeWord('typeRessource', resourceType, lang),
            destination ?? (orientationType && codeWord('typeOrientation', orientationType, lang))].filter(Boolean).join(' → ')}{' '}
          {type === 'PMT' ? <a href={`/prescription/${id}/${decision}`} target="_blank" rel="noreferrer">{t('print')}</a>
            : null}</li>))}</ol>
      {state.callBacks.filter(({ doneAt }) => doneAt === null).map(({ id: callBack, dueAt }) => (
        <p key={callBack}>{t('callBacks')} <Moment at={dueAt} />{' '}
          <button type="button" onClick={() => give({ type: 'rappelFait', callBack })}>{t('done')}</button></p>))}
    </section>
  );
};

const Prescription = ({ onWritten }: { onWritten(text: string): void }) => {
  const { t } = useTexts(words);
  const [text, setText] = useState('');
  return (
    <label className="rc-field rc-field--wide">{t('prescription')}
      <input autoFocus value={text} maxLength={4_000} onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => { if (key === 'Enter' || key === 'Escape') onWritten(key === 'Enter' ? text.trim() : ''); }} /></label>
  );
};
