import { useState, type RefObject } from 'react';
import { currentStatus, VEHICLE_STATUSES } from '../../../domain/codes/vehicle-statuses.ts';
import { nextStatus } from '../../../domain/follow-up/next-status.ts';
import type { Case, Mission } from '../../../domain/state.ts';
import type { Vehicle } from '../../kit/api-client.ts';
import { useLang } from '../use-lang.ts';
import { newId } from '../../kit/new-id.ts';
import type { Bare } from '../post.tsx';
import { Chord } from '../../kit/chord.tsx';

type MissionsProps = { state: Case; fleet: readonly Vehicle[]; give(command: Bare): void; select: RefObject<HTMLSelectElement | null> };

/** What was sent and where it stands; what can be sent. A human always chooses. */
export const Missions = ({ state, fleet, give, select }: MissionsProps) => {
  const { t } = useLang();
  const [chosen, setChosen] = useState('');
  const free = fleet.filter(({ status, inService }) => inService && status === null
    && !state.missions.some(({ resource }) => resource === chosen));
  const engage = (): void => {
    const vehicle = fleet.find(({ resourceId }) => resourceId === chosen);
    if (vehicle) give({ type: 'engager', mission: newId(), resource: vehicle.resourceId, name: vehicle.name,
      vehicleType: vehicle.vehicleType });
    setChosen('');
  };
  return (
    <section className="rc-missions" aria-label={t('missions')}>
      <h3>{t('missions')}</h3>
      <ul>{state.missions.map((mission) => <Line key={mission.id} mission={mission} give={give} />)}</ul>
      <label className="rc-field">{t('fleet')} <Chord of="G" />
        <select ref={select} value={chosen} onChange={(event) => setChosen(event.target.value)}><option value="" />
          {free.map(({ resourceId, name, vehicleType }) =>
            <option key={resourceId} value={resourceId}>{name} ({vehicleType})</option>)}</select></label>
      <button type="button" disabled={chosen === ''} onClick={engage}>{t('send')}</button>
    </section>
  );
};

const Line = ({ mission, give }: { mission: Mission; give(command: Bare): void }) => {
  const { t } = useLang();
  const now = currentStatus(mission.statuses);
  const next = now && nextStatus(now.status);
  const step = VEHICLE_STATUSES.indexOf(now?.status ?? 'DECISION');
  return (
    <li><b>{mission.name}</b> <progress max={VEHICLE_STATUSES.length - 2} value={step} aria-label={mission.name} />
      <span>{now?.status}</span>{' '}
      {next ? <button type="button" onClick={() => give({ type: 'statuer', mission: mission.id, status: next, le: Date.now() })}>
        {t('nextStatus')} : {next}</button> : null}</li>
  );
};
