import { inContext, systemContext } from '#base/store/context.ts';
import { meanOf } from '../../domain/indicators/cells.ts';
import { gather } from '../../domain/indicators/figures.ts';
import { startOfHour } from '../../domain/indicators/observation.ts';
import { ZONE } from '../../domain/indicators/spans.ts';
import { QUARTER_MS, staffingCourse, type StaffingPoint } from '../../domain/staffing/staffing-course.ts';
import { readCells } from '../../store/indicators.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { postsAt } from '../../store/posts.ts';
import { readSettings } from '../../store/settings.ts';

const DAY_MS = 86_400_000;
const HISTORY_MS = 56 * DAY_MS;
/** Quarters of an hour shown before and after now. */
const SHOWN = 24;
const PICK_UP_ROLES = ['arm', 'arm-n2'];

/** Forecast, real flow, posts needed and posts held, around now. */
export type Staffing = { points: (StaffingPoint & { held: number | null })[]; handling_s: number };

/** Reads eight weeks of quarters of a centre from its indicators and gives the course of its staffing. */
export const readStaffing = (regulation: Regulation, centre: string): Promise<Staffing> => {
  const at = { partition: regulation.partitionOfCentre(centre), centre };
  const now = regulation.clock();
  return inContext(regulation.app, systemContext('mur', 'pilotage'), async (tx) => {
    const settings = await readSettings(tx, at);
    const cells = await readCells(tx, at, now - HISTORY_MS, now, ['appel.quart']);
    const talk = gather(await readCells(tx, at, now - DAY_MS, now, ['appel.conversation'])).all('appel.conversation');
    const calls = new Map(cells.map(({ hour, key, bins }) => [startOfHour(hour) + Number(key) * QUARTER_MS, bins.n ?? 0]));
    const handling = Math.max(10, meanOf(talk) ?? settings.handling_s);
    const points = staffingCourse({ calls, since: Math.min(now, ...calls.keys()), now, zone: ZONE, back: SHOWN, ahead: SHOWN,
      handling_s: handling, answer_s: settings.qs1_s, share: Math.min(0.999, settings.qs1_target_percent / 100) });
    const past = points.filter(({ real }) => real !== null).map(({ from }) => from + QUARTER_MS / 2);
    const held = await postsAt(tx, at, PICK_UP_ROLES, past);
    return { handling_s: handling, points: points.map((point) => ({ ...point, held: held.get(point.from + QUARTER_MS / 2) ?? null })) };
  });
};
