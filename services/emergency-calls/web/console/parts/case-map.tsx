import { useMemo } from 'react';
import type { Placed } from '../../../domain/fields/field-kinds.ts';
import type { Case } from '../../../domain/state.ts';
import { doubtsOf } from '../../../domain/territory/trust.ts';
import type { MapObject, MapPoint } from '#base/ui/map/map-model.ts';
import { useTexts } from '../../kit/lang.tsx';
import { mapWords } from '../../map/map-words.ts';
import { RegulationMap } from '../../map/regulation-map.tsx';
import type { MapPlace } from '../../map/map-scene.ts';
import { useClosedRoads } from './closed-roads.tsx';
import { usePlaces } from '../use-places.ts';

type CaseMapProps = { centre: string; person: string; current: string | null; state: Case | undefined;
  /** Where the first call that rings comes from: seen before it is picked up. */
  ringing: MapPlace | null; onShow(id: string): void; onPoint(at: MapPoint): void };

const NO_PLACES: readonly MapPlace[] = [];

/** The map beside the dossier at hand: where it is, where its caller's telephone is; with none, where the next call comes from. */
export const CaseMap = ({ centre, person, current, state, ringing, onShow, onPoint }: CaseMapProps) => {
  const known = usePlaces(centre, state?.calls[0]?.id);
  const { t } = useTexts(mapWords);
  const before = useMemo(() => (ringing ? [ringing] : NO_PLACES), [ringing]);
  const point = state?.fields['location.geometry']?.value as Placed | null | undefined;
  const here = useMemo(() => (point ? { lat: point.lat, lon: point.lon, doubtful: doubtsOf(point).length > 0 } : null),
    [point?.lat, point?.lon, point?.confirmed]);
  const roads = useClosedRoads(centre);
  const closed = useMemo(() => roads.map(({ id, lon, lat, street, reason }): MapObject => ({ id: `road:${id}`, at: [lon, lat],
    label: street, letter: '×', tone: 'warning', detail: [t('closed'), reason].filter(Boolean).join(', ') })), [roads, t]);
  return <RegulationMap centre={centre} person={person} current={current} here={here} places={state ? known : before}
    extra={closed} onPoint={onPoint}
    onChoose={(id) => { if (id.startsWith('case:')) onShow(id.slice('case:'.length)); }} />;
};
