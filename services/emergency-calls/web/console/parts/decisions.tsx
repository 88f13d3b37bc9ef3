import { useState } from 'react';
import type { DecisionType } from '../../../domain/codes/decision-types.ts';
import type { Case } from '../../../domain/state.ts';
import { useLang } from '../use-lang.ts';
import { newId } from '../../kit/new-id.ts';
import type { Bare } from '../post.tsx';
import { Moment } from '../../kit/moment.tsx';

/** What the doctor decides, in one key of a button: advice, a prescription by telephone, nothing more. */
export const Decisions = ({ state, give }: { state: Case; give(command: Bare): void }) => {
  const { t } = useLang();
  const [prescription, setPrescription] = useState('');
  const decide = (decisionType: DecisionType, more: object = {}): void => give({ type: 'decider', decision: newId(), decisionType,
    ...more });
  return (
    <section className="rc-decisions" aria-label={t('decisions')}>
      <h3>{t('decisions')}</h3>
      <button type="button" onClick={() => decide('CONSEIL')}>{t('advice')}</button>
      <button type="button" onClick={() => decide('PASPLUS')}>{t('nothingMore')}</button>
      <label className="rc-field rc-field--wide">{t('prescription')}
        <input value={prescription} onChange={(event) => setPrescription(event.target.value)}
          onKeyDown={(event) => { if (event.key === 'Enter' && prescription) { decide('PMT',
            { prescription }); setPrescription(''); } }} /></label>
      <ol>{state.decisions.map(({ id, at, type, operator, prescription: said }) => (
        <li key={id}><Moment at={at} /> <b>{type}</b> {operator.label} {said}</li>))}</ol>
    </section>
  );
};
