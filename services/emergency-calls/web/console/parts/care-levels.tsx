import { CARE_LEVELS } from '../../../domain/codes/care-levels.ts';
import type { Patient } from '../../../domain/state.ts';
import { useTexts } from '../../kit/lang.tsx';
import { words } from '../doctor/texts.ts';
import type { Bare } from '../post.tsx';

type CareLevelsProps = { patient: Patient | undefined;
  /** Why no level may be given now. */
  shut?: string | undefined; give(command: Bare): void };

/** The level of care of a patient; the first one is entered when there is none yet. */
export const CareLevels = ({ patient, shut, give }: CareLevelsProps) => {
  const { t } = useTexts(words);
  const set = (level: (typeof CARE_LEVELS)[number]): void => {
    const id = patient?.id ?? 'P1';
    if (!patient) give({ type: 'ajouterPatient', patient: id });
    give({ type: 'graduer', patient: id, level });
  };
  return (
    <div role="group" aria-label={t('level')} className="rc-acts"><span>{t('level')}</span>
      {CARE_LEVELS.map((level) => <button key={level} type="button" aria-pressed={patient?.careLevel === level}
        disabled={shut !== undefined} title={shut}
        onClick={() => set(level)}>{level} {t(level)}</button>)}</div>
  );
};
