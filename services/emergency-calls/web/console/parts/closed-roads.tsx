import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MapPoint } from '#base/ui/map/map-model.ts';
import { ApiError } from '../../kit/api-client.ts';
import { useTexts } from '../../kit/lang.tsx';
import { newId } from '../../kit/new-id.ts';
import { closeRoad, openRoad, readRoads, type RoadLine } from '../nearest-client.ts';
import { nearestWords } from '../nearest-words.ts';
import { AddressBox } from '../../kit/address-box.tsx';

type ClosedRoadsProps = { centre: string; mayClose: boolean;
  /** A place of the map that was pointed at, where no object is. */
  pointed: MapPoint | null };

const AGAIN_MS = 15_000;

/** Roads that are closed now, of every centre: for the list and for the map. */
export const useClosedRoads = (centre: string): readonly RoadLine[] => {
  const { data } = useQuery({ queryKey: ['roads', centre], queryFn: () => readRoads(centre), refetchInterval: AGAIN_MS });
  return data?.rows ?? [];
};

/** Closed roads, which count for the soonest vehicles within seconds: closed by place or at the map, opened again by one button. */
export const ClosedRoads = ({ centre, mayClose, pointed }: ClosedRoadsProps) => {
  const { t } = useTexts(nearestWords);
  const client = useQueryClient();
  const roads = useClosedRoads(centre);
  const [where, setWhere] = useState('');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const change = async (act: () => Promise<unknown>): Promise<void> => {
    setRefusal(undefined);
    await act().then(() => { setWhere(''); setReason(''); },
      (error: unknown) => setRefusal(error instanceof ApiError ? error.title : String(error)));
    await client.invalidateQueries({ queryKey: ['roads'] });
    await client.invalidateQueries({ queryKey: ['nearest'] });
  };
  const close = (at: { lat: number; lon: number }): void => { void change(() => closeRoad(centre, newId(), at, reason)); };
  return (
    <details className="rc-roads">
      <summary>{t('roads')} <span className="rc-count">{roads.length}</span></summary>
      {roads.length === 0 ? <p className="rc-quiet">{t('noRoad')}</p> : null}
      <ul>{roads.map((road) => (
        <li key={road.id}><b>{road.street}</b> {road.slowness === null ? '' : t('slower', { count: road.slowness })} {road.reason
          ?? ''}{' '}
          {!road.own ? <span className="rc-quiet">{t('otherCentre', { centre: road.centre })}</span>
            : mayClose ? <button type="button" onClick={() => { void change(() => openRoad(centre, road.id)); }}>
              {t('open', { street: road.street })}</button> : null}</li>))}</ul>
      {refusal ? <p role="alert" className="rc-alert">{t('refused', { title: refusal })}</p> : null}
      {mayClose ? (
        <>
          <label className="rc-field">{t('reason')}
            <input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} /></label>
          <AddressBox centre={centre} name="closed-road" label={t('closeAt')} value={where} focus={null} onType={setWhere}
            onChoose={close} />
          {pointed ? <button type="button" onClick={() => close({ lon: pointed[0], lat: pointed[1] })}>{t('closeHere')}</button> : null}
        </>) : null}
    </details>
  );
};
