import { ABSENCES } from '../../domain/codes/vehicle-absences.ts';
import { CREW_LEVELS } from '../../domain/codes/crew-levels.ts';
import { missionAlerts } from '../../domain/follow-up/mission-alerts.ts';
import type { Settings } from '../../domain/indicators/settings.ts';
import { Age } from '../kit/age.tsx';
import { VehicleKind } from '../kit/vehicle-kind.tsx';
import { useTexts } from '../kit/lang.tsx';
import { useNow } from '../kit/use-now.ts';
import type { ReadBoard, SeenVehicle } from './api.ts';
import { statusWord } from '../kit/status-word.ts';
import { words } from './texts.ts';

const ALERTS_MS = 5_000;

/** Everything about a vehicle that somebody should ask about, as keys of texts. */
const alertsOf = ({ mission, doubt, positionAt, several }: SeenVehicle, settings: Settings, now: number) => [
  ...(mission ? missionAlerts(mission, settings, now) : []), ...(mission && mission.others > 0 && !several ? ['twoMissions' as const] : []),
  ...(doubt ? [doubt] : []),
  ...(mission && positionAt !== null && now - positionAt > settings.position_old_s * 1_000 ? ['old' as const] : []),
];

type VehicleTableProps = { board: ReadBoard; chosen: string | undefined; onChoose(id: string): void };

/** Vehicles by sector: state, time in it, dossier, crew, and what to ask about. */
export const VehicleTable = ({ board: { vehicles, settings }, chosen, onChoose }: VehicleTableProps) => {
  const { t } = useTexts(words);
  const now = useNow(ALERTS_MS);
  const asking = vehicles.filter((vehicle) => vehicle.mission && missionAlerts(vehicle.mission, settings, now).length > 0).length;
  const sectors = [...Map.groupBy(vehicles, ({ sector }) => sector ?? t('noSector'))];
  return (
    <section className="rc-panel rb-board" aria-labelledby="board">
      <h3 id="board">{t('title')}</h3>
      <p role="status" className={asking > 0 ? 'rb-alert' : 'rc-quiet'}>{asking > 0 ? t('alerts', { count: asking }) : ''}</p>
      {vehicles.length === 0 ? <p className="rc-empty">{t('empty')}</p> : null}
      {sectors.map(([sector, list]) => (
        <div key={sector} className="rb-sector">
          <h4>{sector}</h4>
          <ul role="listbox" aria-label={sector}>{list.map((vehicle) => (
            <Row key={vehicle.resourceId} vehicle={vehicle} alerts={alertsOf(vehicle, settings, now)}
              selected={vehicle.resourceId === chosen} onChoose={onChoose} />))}</ul>
        </div>))}
    </section>
  );
};

/** A code of a list of ours in a word; what another system wrote is shown as it came. */
const wordOf = <Code extends string>(list: readonly Code[], code: string, t: (word: Code) => string): string => {
  const known = list.find((one) => one === code);
  return known ? t(known) : code;
};

type RowProps = { vehicle: SeenVehicle; alerts: ReturnType<typeof alertsOf>; selected: boolean; onChoose(id: string): void };

const Row = ({ vehicle, alerts, selected, onChoose }: RowProps) => {
  const { t, lang } = useTexts(words);
  const { resourceId, name, vehicleType, crew, inService, unavailable, mission, several, team } = vehicle;
  const state = mission ? statusWord(mission.status, lang) : !inService ? t('out') : unavailable === null ? t('available')
    : t('away', { why: wordOf(ABSENCES, unavailable, t) });
  return (
    <li role="option" aria-selected={selected} tabIndex={selected ? 0 : -1} className={mission ? 'rb-row rb-row--busy' : 'rb-row'}
      onClick={() => onChoose(resourceId)}>
      <b>{name}</b> <span className="rc-quiet"><VehicleKind code={vehicleType} /> · {wordOf(CREW_LEVELS, crew, t)}</span>
      <span className="rb-state">{state}{mission ? <> <Age since={mission.statusAt} /></> : null}</span>
      {several ? <span className="rc-quiet">{t('takesSeveral')}{mission && mission.others > 0
        ? ` ${t('alsoOn', { count: mission.others })}` : ''}</span> : null}
      {team.length > 0 ? <span className="rb-case">{team.map((one) => one.name).join(', ')}</span> : null}
      {mission ? <span className="rb-case"><span className={`rc-p rc-p--${mission.priority}`}>{mission.priority}</span> {mission.level
        ?? ''}{' '}
        {mission.number.slice(-5)} {mission.address ?? mission.town ?? ''} {mission.motive ?? ''}</span> : null}
      {alerts.length === 0 ? null : <span className="rb-alert">{alerts.map((one) => t(one)).join(' · ')}</span>}
    </li>
  );
};
