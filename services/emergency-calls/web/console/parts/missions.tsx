import { useState, type RefObject } from 'react';
import { currentStatus, isKept, maySend, VEHICLE_STATUSES } from '../../../domain/codes/vehicle-statuses.ts';
import type { CaseActor } from '../../../domain/context.ts';
import { nextStatus } from '../../../domain/follow-up/next-status.ts';
import type { Case, Mission } from '../../../domain/state.ts';
import type { Vehicle } from '../../kit/api-client.ts';
import { useLang } from '../use-lang.ts';
import { useShut } from '../use-shut.ts';
import { vehicleWord } from '../../kit/vehicle-word.ts';
import { VehicleKind } from '../../kit/vehicle-kind.tsx';
import { statusWord } from '../../kit/status-word.ts';
import { newId } from '../../kit/new-id.ts';
import type { Bare } from '../post.tsx';
import { Chord } from '../../kit/chord.tsx';

type MissionsProps = { state: Case; actor: CaseActor; fleet: readonly Vehicle[]; give(command: Bare): void;
  select: RefObject<HTMLSelectElement | null> };

/** What was sent and where it stands; what can be sent. A human always chooses. */
export const Missions = ({ state, actor, fleet, give, select }: MissionsProps) => {
  const { t, lang } = useLang();
  const [chosen, setChosen] = useState('');
  const shut = useShut(state, actor);
  const [unsent, unmoved] = [shut('engager'), shut('statuer')];
  const usable = fleet.filter(({ inService }) => inService);
  const engage = (): void => {
    const vehicle = fleet.find(({ resourceId }) => resourceId === chosen);
    if (vehicle) give({ type: 'engager', mission: newId(), resource: vehicle.resourceId, name: vehicle.name,
      vehicleType: vehicle.vehicleType });
    setChosen('');
  };
  return (
    <section className="rc-missions" aria-label={t('missions')}>
      <h3>{t('missions')}</h3>
      <ul>{state.missions.map((mission) => <Line key={mission.id} mission={mission} shut={unmoved} give={give} />)}</ul>
      <div className="rc-entry"><label className="rc-field">{t('fleet')} <Chord of="G" />
        <select ref={select} value={chosen} disabled={unsent !== undefined} title={unsent} onChange={(event) =>
          setChosen(event.target.value)}><option value="" />
          {usable.map(({ resourceId, name, vehicleType, status, several }) => (
            <option key={resourceId} value={resourceId} disabled={!maySend(status, several)
              || isKept(state.missions, resourceId)}>
              {name} · {vehicleWord(vehicleType, lang)}{status === null ? ''
                : ` · ${t('onMission', { status: statusWord(status, lang) })}`}</option>))}
        </select></label>
      <button type="button" disabled={chosen === '' || unsent !== undefined} title={unsent} onClick={engage}>{t('send')}</button></div>
    </section>
  );
};

const Line = ({ mission, shut, give }: { mission: Mission; shut: string | undefined; give(command: Bare): void }) => {
  const { t, lang } = useLang();
  const now = currentStatus(mission.statuses);
  const next = now && nextStatus(now.status);
  const step = VEHICLE_STATUSES.indexOf(now?.status ?? 'DECISION');
  return (
    <li><b>{mission.name}</b> <VehicleKind code={mission.vehicleType} />
      <progress max={VEHICLE_STATUSES.length - 2} value={step} aria-label={mission.name} />
      <span>{now ? statusWord(now.status, lang) : null}</span>{' '}
      {next ? <button type="button" disabled={shut !== undefined} title={shut} onClick={() =>
        give({ type: 'statuer', mission: mission.id, status: next, le: Date.now() })}>
        {t('nextStatus')} : {statusWord(next, lang)}</button> : null}</li>
  );
};
