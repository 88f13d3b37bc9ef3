import { useState } from 'react';
import type { MapPoint } from '#base/ui/map/map-model.ts';
import type { CaseActor } from '../../../domain/context.ts';
import type { Role } from '../../../domain/codes/roles.ts';
import type { Case } from '../../../domain/state.ts';
import type { Vehicle } from '../../kit/api-client.ts';
import { VehicleKind } from '../../kit/vehicle-kind.tsx';
import { statusWord } from '../../kit/status-word.ts';
import type { CallAhead } from '../ahead-client.ts';
import type { Bare } from '../post.tsx';
import { useLang } from '../use-lang.ts';
import { CaseMap } from './case-map.tsx';
import { ClosedRoads } from './closed-roads.tsx';
import { Nearest } from './nearest.tsx';

type FleetProps = { centre: string; person: string; actor: CaseActor; vehicles: Vehicle[] | undefined; current: string | null;
  state: Case | undefined; ringing: CallAhead | undefined; give: ((command: Bare) => void) | undefined; onShow(id: string): void };

/** Who says that a road is closed. */
const ROAD_ROLES: readonly Role[] = ['arm', 'arm-n2', 'superviseur'];

/** The map, the soonest vehicles for the dossier at hand, then all vehicles by sector; a word says what the colour says. */
export const Fleet = ({ vehicles, actor, give, ...where }: FleetProps) => {
  const { t, lang } = useLang();
  const { centre, state } = where;
  const [pointed, setPointed] = useState<MapPoint | null>(null);
  const sectors = Object.entries(Object.groupBy(vehicles ?? [], ({ sector }) => sector ?? ''));
  return (
    <aside className="rc-fleet" aria-label={t('fleet')}>
      <div className="rc-fleet__map"><CaseMap {...where} onPoint={setPointed} /></div>
      {state && give ? <Nearest key={where.current} centre={centre} state={state} actor={actor} give={give} /> : null}
      <ClosedRoads centre={centre} mayClose={ROAD_ROLES.includes(actor.role)} pointed={pointed} />
      <h2>{t('fleet')}</h2>
      {vehicles?.length === 0 ? <p className="rc-quiet">{t('noFleet')}</p> : null}
      {sectors.map(([sector, list]) => (
        <section key={sector} className="rc-sector">
          <h3>{sector}</h3>
          <ul>{list?.map(({ resourceId, name, vehicleType, status }) => (
            <li key={resourceId} className={status === null ? 'rc-free' : 'rc-busy'}>
              <b>{name}</b> <VehicleKind code={vehicleType} />{' '}
              <span>{status === null ? t('available') : statusWord(status, lang)}</span></li>))}</ul>
        </section>))}
    </aside>
  );
};
