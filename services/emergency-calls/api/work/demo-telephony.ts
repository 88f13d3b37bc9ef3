import type { LonLat } from '#base/geo/crs/projection.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import type { CallEvent } from '../../domain/calls/call-events.ts';
import { CENTRES } from '../../data/centres.ts';
import { drawnNeeds } from '../../data/drawn-needs.ts';
import { encodeAmlSms } from '../../exchange/aml/encode-aml.ts';
import { encodeMsd } from '../../exchange/ecall/encode-msd.ts';
import { recordCalls } from '../../store/calls.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { takeHanded, type Handed } from '../location-routes.ts';
import type { DemoHomes } from './demo-homes.ts';
import { demoNeighbours, type DemoCall } from './demo-neighbours.ts';

const LINES = ['15', '15', '15', '112', '116117', 'CTA-CONF'];
const CALLS_A_MINUTE = 3;
const MINUTE_MS = 60_000;
/** How long a make-believe caller waits. */
const PATIENCE_MS = 90_000;
const AML_SHARE = 0.7;
const ECALL_SHARE = 0.05;

/** What a telephone or a car would send with such a call. */
const placeOf = (number: string, [lon, lat]: LonLat, at: number): Handed | undefined => {
  const draw = Math.random();
  if (draw < ECALL_SHARE) return { number, hex: Buffer.from(encodeMsd({ version: 2, messageIdentifier: 1, automatic: true, test: false,
    trusted: true, vehicle: 'passengerVehicleClassM1', vin: 'DEM0CARDEM0CAR001', propulsion: ['electric'],
      timestamp: Math.floor(at / 1_000),
    latitude_mas: Math.round(lat * 3_600_000), longitude_mas: Math.round(lon * 3_600_000), directionDegrees: null, recent: [null, null],
    passengers: 1 })).toString('hex') };
  if (draw > AML_SHARE) return undefined;
  return { number, text: encodeAmlSms({ version: 1, channel: 'sms', latitude: Number(lat.toFixed(5)), longitude: Number(lon.toFixed(5)),
    radius_m: 8 + Math.floor(Math.random() * 80), altitude_m: null, positionedAt: Math.floor(at / 1_000) * 1_000, confidence_percent: 68,
    method: 'G', deviceNumber: null, dialled: null, imsi: null, imei: null, mcc: 208, mnc: 1, language: null, lengthOk: true }) };
};

/**
 * The make-believe telephony of a demonstration: calls ring in its six centres, most with the place of a house; neighbours answer
 * theirs, who is
 * not answered gives up. Gives a round that a loop runs again and again; the numbers are of the range that is kept for fiction.
 */
export const demoTelephony = (regulation: Regulation, roundMs: number, homeIn: DemoHomes): (() => Promise<boolean>) => {
  const calls: DemoCall[] = [];
  const tell = async (events: readonly CallEvent[]): Promise<void> => {
    for (const event of events) {
      await inContext(regulation.app, systemContext('telephonie', 'demonstration'), (tx) => recordCalls(tx,
        { partition: regulation.partitionOfCentre(event.centre), centre: event.centre, partitions: regulation.partitions,
          now: regulation.clock() }, regulation.numbers, [event]));
    }
  };
  const neighbours = demoNeighbours(regulation, calls, tell);
  const ring = async (at: number): Promise<void> => {
    const centre = CENTRES[Math.floor(Math.random() * CENTRES.length)]!.code;
    const number = `0639 98 ${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
    const call = { callId: newId(), centre, number, line: LINES[Math.floor(Math.random() * LINES.length)]!, presentedAt: at,
      until: at + PATIENCE_MS, answered: false };
    await tell([{ eventId: newId(), callId: call.callId, centre, kind: 'PRESENTED', at, ani: number, line: call.line,
      ...drawnNeeds(Math.random()) }]);
    calls.push(call);
    const home = homeIn(centre);
    const place = home && placeOf(number, home, at);
    if (place) await takeHanded(regulation, centre, place);
  };
  return async () => {
    const at = regulation.clock();
    if (Math.random() < (CALLS_A_MINUTE * roundMs) / MINUTE_MS) await ring(at);
    await neighbours(at);
    // An end that comes after an answer is the end of the conversation: the fold of the call knows which.
    for (const { callId, centre } of calls.filter(({ until }) => until <= at)) {
      await tell([{ eventId: newId(), callId, centre, kind: 'ENDED', at }]);
    }
    calls.splice(0, calls.length, ...calls.filter(({ until }) => until > at));
    return false;
  };
};
