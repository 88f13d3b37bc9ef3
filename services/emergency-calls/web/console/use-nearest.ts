import { useQuery } from '@tanstack/react-query';
import type { Priority } from '../../domain/codes/priorities.ts';
import type { Placed } from '../../domain/fields/field-kinds.ts';
import type { VehicleAsk } from '../../domain/recommendation/shortlist.ts';
import type { Case } from '../../domain/state.ts';
import { POINT } from '../../domain/territory/place-fields.ts';
import { useSettled } from '../kit/use-settled.ts';
import { findNearest, type Nearest, type Scene } from './nearest-client.ts';

const SETTLE_MS = 150;
/** Vehicles move: what is shown is asked again so often. */
const AGAIN_MS = 10_000;

/** What a dossier of this priority asks first: a doctor for what is urgent or not yet judged. */
export const usualAsk = (priority: Priority): VehicleAsk =>
  ({ crew: priority === 'P2' || priority === 'P3' ? 'SECOURS' : 'MED', carries: false, skills: [], flight: true });

/** Where the scene is: the point of the dossier, else where the caller's telephone is. */
export const sceneOf = (state: Case, received: readonly Scene[]): Scene | null =>
  (state.fields[POINT]?.value as Placed | null | undefined) ?? received[0] ?? null;

/** The soonest vehicles at a scene, redrawn when it stands still after a change; the latest answer only. */
export const useNearest = (centre: string, scene: Scene | null, ask: VehicleAsk): { data: Nearest | undefined; isError: boolean } => {
  const settled = useSettled(scene && JSON.stringify({ lat: scene.lat, lon: scene.lon, confirmed: scene.confirmed }), SETTLE_MS);
  const { data, isError } = useQuery({ queryKey: ['nearest', centre, settled, ask], enabled: settled !== null, retry: false,
    networkMode: 'always',
    queryFn: () => findNearest(centre, JSON.parse(settled!) as Scene, ask), refetchInterval: AGAIN_MS,
    placeholderData: (before) => before });
  return { data: settled === null ? undefined : data, isError };
};
