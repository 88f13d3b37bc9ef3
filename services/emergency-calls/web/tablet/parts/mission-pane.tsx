import { newId } from '../../kit/new-id.ts';
import type { Command } from '../../../domain/commands.ts';
import type { CrewMission } from '../../../domain/crew-view.ts';
import { useTexts } from '../../kit/lang.tsx';
import { missionView, type Aboard } from '../shift.ts';
import { tabletWords } from '../texts.ts';
import type { Place } from '../use-position.ts';
import type { Shift } from '../use-shift.ts';
import { AssessmentForm } from './assessment-form.tsx';
import { Photos } from './photos.tsx';
import { Scene } from './scene.tsx';
import { StatusButtons } from './status-buttons.tsx';

/** A command as a button gives it: its id and instant are made at the press. */
export type Pressed = Command extends infer C ? C extends Command ? Omit<C, 'id' | 'at'> : never : never;

/** One mission: where to go, the buttons of its steps, the assessment, the photos. */
export const MissionPane = ({ mission, shift, from }: { mission: CrewMission; shift: Shift; from: Place | undefined }) => {
  const { t } = useTexts(tabletWords);
  const view = missionView(mission, shift.queue.waiting());
  const ids = { dossier: mission.dossier, mission: mission.mission };
  const keep = (id: string, what: Aboard): Promise<void> => shift.queue.put(id, what);
  const give = (pressed: Pressed, at = Date.now()): Promise<void> => {
    const id = newId();
    return keep(id, { kind: 'command', ...ids, command: { ...pressed, id, at } as Command });
  };
  return (
    <article className="rc-tablet__mission" aria-label={`${t('mission')} ${mission.number}`}>
      {mission.exercise ? <p className="rc-alert"><b>{t('exercise')}</b></p> : null}
      <Scene mission={mission} from={from} />
      <StatusButtons view={view} press={(status, le) => { void give({ type: 'statuer', mission: mission.mission, status, le }, le); }} />
      <AssessmentForm mission={mission} done={view.assessments.length} give={give} />
      <Photos count={view.photos} keep={(photo) => keep(photo.id, { kind: 'photo', ...ids, ...photo })} />
    </article>
  );
};
