import type { Case } from '../../../domain/state.ts';
import type { Vehicle } from '../../kit/api-client.ts';
import { useLang } from '../use-lang.ts';
import type { MapPlace } from '../../map/map-scene.ts';
import { CaseMap } from './case-map.tsx';

type FleetProps = { centre: string; person: string; vehicles: Vehicle[] | undefined; current: string | null; state: Case | undefined;
  ringing: MapPlace | null; onShow(id: string): void };

/** The map, then vehicles by sector with their state; a word says what the colour says. */
export const Fleet = ({ vehicles, ...where }: FleetProps) => {
  const { t } = useLang();
  const sectors = Object.entries(Object.groupBy(vehicles ?? [], ({ sector }) => sector ?? ''));
  return (
    <aside className="rc-fleet" aria-label={t('fleet')}>
      <div className="rc-fleet__map"><CaseMap {...where} /></div>
      <h2>{t('fleet')}</h2>
      {vehicles?.length === 0 ? <p className="rc-quiet">{t('noFleet')}</p> : null}
      {sectors.map(([sector, list]) => (
        <section key={sector}>
          <h3>{sector}</h3>
          <ul>{list?.map(({ resourceId, name, vehicleType, status }) => (
            <li key={resourceId} className={status === null ? 'rc-free' : 'rc-busy'}>
              <b>{name}</b> <span className="rc-quiet">{vehicleType}</span> <span>{status ?? t('available')}</span></li>))}</ul>
        </section>))}
    </aside>
  );
};
