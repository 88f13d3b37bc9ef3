import type { Lang } from '#base/values/lang.ts';
import { VEHICLE_STATUS_LABELS } from '../../domain/codes/vehicle-status-labels.ts';

/** A step of a vehicle in words; a code that no list knows is shown as it came. */
export const statusWord = (status: string, lang: Lang): string =>
  (Object.hasOwn(VEHICLE_STATUS_LABELS, status) ? VEHICLE_STATUS_LABELS[status as keyof typeof VEHICLE_STATUS_LABELS][lang] : status);
