import { createHmac } from 'node:crypto';
import type { Aml } from './aml.ts';

const two = (n: number): string => String(n).padStart(2, '0');

const stampOf = (at: number): string => {
  const date = new Date(at);
  return `${date.getUTCFullYear()}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}${two(date.getUTCHours())}`
    + `${two(date.getUTCMinutes())}${two(date.getUTCSeconds())}`;
};

const joined = (pairs: readonly (readonly [string, string | number | null])[]): string =>
  pairs.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])).join(';');

/** A text that says its own length, as the first version does. */
const withLength = (body: string): string => {
  for (let digits = 2; digits <= 4; digits += 1) {
    const length = body.length + ';ml='.length + digits;
    if (String(length).length === digits) return `${body};ml=${length}`;
  }
  return body;
};

/** Writes an AML text; the simulated telephones use it. `callStartedAt` (ms) is what the second version counts from. */
export const encodeAmlSms = (aml: Aml, callStartedAt = aml.positionedAt ?? 0): string => (aml.version === 1
  ? withLength(joined([['A"ML', 1], ['lt', aml.latitude], ['lg', aml.longitude], ['rd', aml.radius_m],
    ['top', aml.positionedAt === null ? null : stampOf(aml.positionedAt)], ['lc', aml.confidence_percent], ['pm', aml.method],
      ['si', aml.imsi],
    ['ei', aml.imei], ['mcc', aml.mcc], ['mnc', aml.mnc]]))
  : joined([['A"ML', 2], ['en', aml.dialled], ['et', aml.positionedAt === null ? null : Math.floor(callStartedAt / 1_000)],
    ['lo', [aml.latitude, aml.longitude, aml.radius_m].filter((part) => part !== null).join(',')],
    ['lt', aml.positionedAt === null ? null : Math.round((aml.positionedAt - Math.floor(callStartedAt / 1_000) * 1_000) / 1_000)],
    ['lz', aml.altitude_m], ['lc', aml.confidence_percent], ['ls', aml.method], ['si', aml.imsi], ['ei', aml.imei],
    ['nc', aml.mcc === null || aml.mnc === null ? null : `${aml.mcc}${two(aml.mnc)}`], ['lg', aml.language]]));

const SOURCES = { G: 'GPS', W: 'wifi', C: 'cell', F: 'fused', U: 'unknown' } as const;

/** Writes an AML post, signed when there is a key. */
export const encodeAmlPost = (aml: Aml, key?: Buffer): string => {
  const members: Readonly<Record<string, string | number | null>> = { v: aml.version, device_number: aml.deviceNumber,
    emergency_number: aml.dialled, location_latitude: aml.latitude, location_longitude: aml.longitude, location_time: aml.positionedAt,
    location_accuracy: aml.radius_m, location_altitude: aml.altitude_m, location_certainty: aml.confidence_percent,
    location_source: SOURCES[aml.method], device_imei: aml.imei, device_imsi: aml.imsi, cell_network_mcc: aml.mcc,
      cell_network_mnc: aml.mnc,
    device_languages: aml.language };
  const body = new URLSearchParams(Object.entries(members).flatMap(([name, value]) =>
    (value === null ? [] : [[name, String(value)]]))).toString();
  return key ? `${body}&hmac=${createHmac('sha1', key).update(body).digest('hex')}` : body;
};
