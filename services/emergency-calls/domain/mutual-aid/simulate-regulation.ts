import type { AidSettings } from './aid-settings.ts';
import { divertRegulation, type WaitingCase } from './divert-regulation.ts';

/** Centres of one size, the first with more dossiers than its doctors can take: dossiers an hour each, times the hit, for how long. */
export type RegulationScenario = { centres: number; doctors: number; cases_per_h: number; times: number; hit_s: number;
  handling_s: number };

/** Shares of P2 dossiers that a doctor took within the target, at the hit centre and at the worst of the others, and what travelled. */
export type SimulatedRegulation = { hitShare: number; partnerShareMin: number; offered: number; urgentOffered: number; twice: number };

type Dossier = WaitingCase & { at: number; takenAt: number | null; where: string };

const LOOK_S = 5;
/** One dossier in five is urgent, and never travels. */
const URGENT = 0.2;
const TARGET_S = 1_200;

/** Plays doctors' queues of centres through the policy of the service; a dossier that was offered is taken by whoever is free first. */
export const simulateRegulation = (
  { centres, doctors, cases_per_h: cases, times, hit_s: hit, handling_s: handling }: RegulationScenario, settings: AidSettings,
  aid: boolean, random: () => number,
): SimulatedRegulation => {
  const names = Array.from({ length: centres }, (_, i) => String(i));
  const busyUntil = new Map(names.map((name) => [name, Array.from({ length: doctors }, () => 0)]));
  const all: Dossier[] = names.flatMap((centre, i) => {
    const made: Dossier[] = [];
    const rate = (cases * (i === 0 ? times : 1)) / 3_600;
    for (let at = 0; (at += -Math.log(1 - random()) / rate) < hit;) {
      made.push({ dossier: `${centre}-${made.length}`, centre, priority: random() < URGENT ? 'P1' : 'P2', branch: 'AMU',
        since: at * 1_000, offered: false, at, takenAt: null, where: centre });
    }
    return made;
  }).sort((a, b) => a.at - b.at);
  let [urgentOffered, twice] = [0, 0];
  const waiting = (now: number): Dossier[] => all.filter(({ at, takenAt }) => at <= now && takenAt === null);
  const take = (now: number): void => {
    for (const one of waiting(now).sort((a, b) => a.priority.localeCompare(b.priority) || a.at - b.at)) {
      for (const place of new Set([one.centre, one.where])) {
        const free = busyUntil.get(place)!.findIndex((until) => until <= now);
        if (free < 0 || one.takenAt !== null) continue;
        busyUntil.get(place)![free] = now + handling;
        one.takenAt = now;
      }
    }
  };
  const offer = (now: number): void => {
    const open = waiting(now);
    const desks = names.map((centre) => ({ centre, branch: 'AMU' as const, doctors: busyUntil.get(centre)!.filter((until) =>
      until <= now).length, waiting: open.filter((one) => one.where === centre).length }));
    for (const { dossier, to } of divertRegulation(open, desks, new Map(), now * 1_000, () => settings)) {
      const one = all.find((found) => found.dossier === dossier)!;
      if (one.offered) twice += 1;
      if (one.priority === 'P1') urgentOffered += 1;
      Object.assign(one, { offered: true, where: to });
    }
  };
  for (let now = LOOK_S; now < hit + 2 * TARGET_S; now += LOOK_S) {
    take(now);
    if (aid) offer(now);
  }
  const share = (centre: string): number => {
    const own = all.filter((one) => one.centre === centre && one.priority === 'P2');
    return own.length === 0 ? 1 : own.filter(({ takenAt, at }) => takenAt !== null && takenAt - at <= TARGET_S).length / own.length;
  };
  return { hitShare: share('0'), partnerShareMin: Math.min(...names.slice(1).map(share)), offered: all.filter((one) => one.offered).length,
    urgentOffered, twice };
};
