import type { Text } from '#base/values/lang.ts';
import { USUAL_MIX, type TrafficShape } from './plan-calls.ts';

/** A traffic that `socle load` plays. `minutes` of life are played; `speed` times as fast as life where nothing else is asked. */
export type Scenario = { name: string; title: Text; minutes: number; speed: number; shape(centres: readonly string[]): TrafficShape };

/** Calls an hour of an average centre (domain §9), and how long one is talked. */
const USUAL_PER_H = 33.9;
const TALK_S = 150;
const HOUR_S = 3_600;
const DAY_MINUTES = 24 * 60;

/** Share of the day's mean at an hour: quiet before dawn, busiest in the evening (domain §1). */
export const dayShape = (hour: number): number =>
  1 - 0.55 * Math.cos(((hour - 4) / 24) * 2 * Math.PI) + 0.2 * Math.exp(-((hour - 19) ** 2) / 8);

const around = (spread: number) => (_centre: string, _at: number, random: () => number) =>
  ({ lat: 46.2 + (random() - 0.5) * spread, lon: -3.4 + (random() - 0.5) * spread });

const shape = (minutes: number, rate: TrafficShape['rate'], rate_max: number): TrafficShape =>
  ({ seconds: minutes * 60, rate, rate_max, talk_s: TALK_S, ...USUAL_MIX, pointOf: around(0.3) });

const usual = USUAL_PER_H / HOUR_S;
/** Nothing of the day's shape is above this. */
const SHAPE_MAX = 1.8;

const ordinaryDay: Scenario = { name: 'ordinary-day', title: { fr: 'Journée ordinaire', en: 'Ordinary day' }, minutes: DAY_MINUTES,
  speed: 180, shape: () => shape(DAY_MINUTES, (_centre, at) => usual * dayShape(at / HOUR_S), usual * SHAPE_MAX) };

/** A week of flu: a day of it, half as many calls again, more of them for the doctors. */
const fluWeek: Scenario = { name: 'flu-week', title: { fr: 'Semaine de grippe', en: 'Flu week' }, minutes: DAY_MINUTES, speed: 240,
  shape: () => ({ ...shape(DAY_MINUTES, (_centre, at) => 1.5 * usual * dayShape(at / HOUR_S), 1.5 * usual * SHAPE_MAX), doctor: 0.75 }) };

const HIT = { from: 15, to: 75, end: 105, times: 4 };

/** The first centre at four times its calls for an hour. */
const oneCentre: Scenario = { name: 'one-centre-x4',
  title: { fr: 'Un centre à quatre fois ses appels', en: 'One centre at four times its calls' },
  minutes: HIT.end, speed: 10, shape: ([hit]) => shape(HIT.end, (centre, at) =>
    usual * (centre === hit && at >= HIT.from * 60 && at < HIT.to * 60 ? HIT.times : 1), usual * HIT.times) };

const BURST = { at: 5, minutes: 10, calls: 80, end: 30 };

/** The start of an accident with many victims: eighty calls in ten minutes from one place, then the usual again. */
const massCasualty: Scenario = { name: 'mass-casualty', title: { fr: 'Accident avec de nombreuses victimes', en: 'Mass casualty start' },
  minutes: BURST.end, speed: 5, shape: ([hit]) => {
    const burst = (at: number): number => {
      const since = at / 60 - BURST.at;
      return since < 0 || since > BURST.minutes ? 0 : ((2 * BURST.calls) / (BURST.minutes * 60)) * (1 - since / BURST.minutes);
    };
    const background = around(0.3);
    return { ...shape(BURST.end, (centre, at) => usual + (centre === hit ? burst(at) : 0), usual + burst(BURST.at * 60)),
      vehicle: 0.3, pointOf: (centre, at, random) => (centre === hit && random() < burst(at) / (usual + burst(at))
        ? { lat: 46.2 + random() / 500, lon: -3.4 + random() / 500 } : background(centre, at, random)) };
  } };

/** Every scenario, by its name at the command line. */
export const SCENARIOS: readonly Scenario[] = [ordinaryDay, fluWeek, oneCentre, massCasualty];
