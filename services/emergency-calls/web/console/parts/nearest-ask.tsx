import { CREW_LEVELS } from '../../../domain/codes/crew-levels.ts';
import type { VehicleAsk } from '../../../domain/recommendation/shortlist.ts';
import { useTexts } from '../../kit/lang.tsx';
import { nearestWords } from '../nearest-words.ts';

const SKILLS = ['PEDIATRIE', 'BARIATRIQUE'] as const;

/** What the scene needs: the crew, a place for a patient, equipment, and whether a helicopter may fly. */
export const NearestAsk = ({ ask, onAsk }: { ask: VehicleAsk; onAsk(ask: VehicleAsk): void }) => {
  const { t } = useTexts(nearestWords);
  const withSkill = (skill: string, on: boolean): void =>
    onAsk({ ...ask, skills: on ? [...ask.skills, skill] : ask.skills.filter((one) => one !== skill) });
  return (
    <div className="rc-nearest__ask" role="group" aria-label={t('crew')}>
      <select aria-label={t('crew')} value={ask.crew} onChange={(event) => onAsk({ ...ask,
        crew: event.target.value as VehicleAsk['crew'] })}>
        {CREW_LEVELS.map((crew) => <option key={crew} value={crew}>{t(crew)}</option>)}</select>
      <label><input type="checkbox" checked={ask.carries} onChange={(event) => onAsk({ ...ask, carries: event.target.checked })} />
        {' '}{t('carries')}</label>
      {SKILLS.map((skill) => (
        <label key={skill}><input type="checkbox" checked={ask.skills.includes(skill)}
          onChange={(event) => withSkill(skill, event.target.checked)} /> {t(skill)}</label>))}
      <label><input type="checkbox" checked={ask.flight} onChange={(event) => onAsk({ ...ask, flight: event.target.checked })} />
        {' '}{t('flight')}</label>
    </div>
  );
};
