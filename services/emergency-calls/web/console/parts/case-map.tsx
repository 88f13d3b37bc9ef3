import { useMemo } from 'react';
import { localeOf, type Lang } from '#base/values/lang.ts';
import type { Placed } from '../../../domain/fields/field-kinds.ts';
import type { Case } from '../../../domain/state.ts';
import { doubtsOf } from '../../../domain/territory/trust.ts';
import type { MapObject, MapPoint } from '#base/ui/map/map-model.ts';
import { useTexts } from '../../kit/lang.tsx';
import { mapWords } from '../../map/map-words.ts';
import { RegulationMap } from '../../map/regulation-map.tsx';
import type { MapPlace } from '../../map/map-scene.ts';
import { useClosedRoads } from './closed-roads.tsx';
import type { CallAhead } from '../ahead-client.ts';
import { useStory } from '../use-places.ts';

type CaseMapProps = { centre: string; person: string; current: string | null; state: Case | undefined;
  /** The first call that rings: where it comes from and from where its number called before, seen before it is picked up. */
  ringing: CallAhead | undefined; onShow(id: string): void; onPoint(at: MapPoint): void };

/** A dossier on the map: open, or earlier of the number. */
const CASE = /^(?:earlier:)?case:(.+)$/;

/** From where the number that rings called before without a dossier. */
const earlierCalls = (ringing: CallAhead | undefined, lang: Lang): MapObject[] =>
  (ringing?.before ?? []).map(({ callId, presentedAt, lat, lon, source }): MapObject => ({ id: `call:${callId}`, at: [lon, lat],
    label: mapWords(lang, 'calledAt', { at: new Date(presentedAt).toLocaleTimeString(localeOf(lang),
      { hour: '2-digit', minute: '2-digit' }) }),
      letter: '•',
    tone: 'neutral', detail: source }));

const NO_PLACES: readonly MapPlace[] = [];

/** The map beside the dossier at hand: where it is, where its caller's telephone is; with none, where the next call comes from. */
export const CaseMap = ({ centre, person, current, state, ringing, onShow, onPoint }: CaseMapProps) => {
  const { t, lang } = useTexts(mapWords);
  const story = useStory(centre, state?.calls[0]?.id);
  const before = useMemo(() => (ringing?.place ? [ringing.place] : NO_PLACES), [ringing?.place]);
  const numbers = state ? story?.cases : ringing?.cases;
  const earlier = useMemo(() => numbers?.filter(({ dossier_id: id }) => id !== current), [numbers, current]);
  const calledBefore = useMemo(() => (state ? [] : earlierCalls(ringing, lang)), [state === undefined, ringing, lang]);
  const point = state?.fields['location.geometry']?.value as Placed | null | undefined;
  const here = useMemo(() => (point ? { lat: point.lat, lon: point.lon, doubtful: doubtsOf(point).length > 0 } : null),
    [point?.lat, point?.lon, point?.confirmed]);
  const roads = useClosedRoads(centre);
  const closed = useMemo(() => roads.map(({ id, lon, lat, street, reason }): MapObject => ({ id: `road:${id}`, at: [lon, lat],
    label: street, letter: '×', tone: 'warning', detail: [t('closed'), reason].filter(Boolean).join(', ') })), [roads, t]);
  const extra = useMemo(() => [...calledBefore, ...closed], [calledBefore, closed]);
  return <RegulationMap centre={centre} person={person} current={current} here={here} places={state ? story?.places : before}
    earlier={earlier} extra={extra} onPoint={onPoint}
    onChoose={(id) => { const chosen = CASE.exec(id)?.[1]; if (chosen) onShow(chosen); }} />;
};
