import type { Settings } from '../../domain/indicators/settings.ts';
import type { StaffingPoint } from '../../domain/staffing/staffing-course.ts';
import type { OverflowMode } from '../../store/overflow.ts';
import type { Wall } from '../../store/wall.ts';
import { askApi, inCentre } from '../kit/api-client.ts';

export type ReadWall = Wall & { at: number; settings: Settings };
export type Staffing = { points: (StaffingPoint & { held: number | null })[]; handling_s: number };

/** The wall of a centre. */
export const readWall = (centre: string): Promise<ReadWall> => askApi(`mur?${inCentre(centre)}`);
/** Forecast, flow and posts around now. */
export const readStaffing = (centre: string): Promise<Staffing> => askApi(`mur/effectif?${inCentre(centre)}`);
/** Moves the lever of overflow. */
export const commandOverflow = (centre: string, mode: OverflowMode, reason: string): Promise<unknown> =>
  askApi(`debordement?${inCentre(centre)}`, 'PUT', { mode, reason });
