import { PLANNERS } from '../../../domain/access.ts';
import { DOCTORS, type Role } from '../../../domain/codes/roles.ts';
import { missingParts } from '../../../domain/completeness.ts';
import type { Case } from '../../../domain/state.ts';
import { useTexts } from '../../kit/lang.tsx';
import { lifeWords } from '../life-words.ts';
import type { Bare } from '../post.tsx';
import { ChangeHour, PlannedHour } from './planned-hour.tsx';

type LifeLineProps = { state: Case; role: Role; give(command: Bare): void };

/** Which sentence tells a person what the state means for their work; an active dossier needs none. */
const sentenceOf = (state: Case, missing: number) => {
  switch (state.state) {
    case 'PROGRAM': return 'planned';
    case 'ACHEVE': return missing > 0 ? 'lacks' : 'settles';
    case 'VALIDE': return 'frozen';
    case 'CLOTURE': case 'CLASSE': case 'ARCHIVE': return 'closed';
    default: return undefined;
  }
};

/** Where an ended dossier stands, what it still lacks, and the presses that take it further or back (domain §3). */
export const LifeLine = ({ state, role, give }: LifeLineProps) => {
  const { t, lang } = useTexts(lifeWords);
  const missing = state.state === 'ACHEVE' ? missingParts(state) : [];
  const sentence = sentenceOf(state, missing.length);
  if (!sentence) return null;
  const doctor = DOCTORS.includes(role);
  const may = state.state === 'ACHEVE' || (state.state === 'VALIDE' && doctor);
  return (
    <div className="rc-life" role="status">
      <p>{t(sentence)} {missing.length > 0 ? <b>{[...new Set(missing.map(({ detail }) => detail[lang]))].join(' · ')}</b> : null}
        {state.state === 'PROGRAM' ? <b><PlannedHour at={state.activatedAt} /></b> : null}</p>
      {state.state === 'PROGRAM' && PLANNERS.includes(role) ? <ChangeHour key={state.activatedAt} at={state.activatedAt} give={give} />
        : null}
      {may ? <button type="button" onClick={() => give({ type: 'changerEtat', state: 'ACTIF' })}>{t('resume')}</button> : null}
      {state.state === 'ACHEVE' && missing.length === 0 && (doctor || role === 'superviseur')
        ? <button type="button" onClick={() => give({ type: 'changerEtat', state: 'VALIDE' })}>{t('validate')}</button> : null}
    </div>
  );
};
