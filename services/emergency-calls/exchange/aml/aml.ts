import type { Instant } from '#base/values/instant.ts';

/** How a telephone found its place: satellites, Wi-Fi, cell, fused, or unknown. */
export type AmlMethod = 'G' | 'W' | 'C' | 'F' | 'U';

/**
 * A place that a telephone sent by itself during an emergency call (ETSI TS 103 625, or the HTTPS post of its makers).
 * WGS84 degrees, metres; identities of the telephone and its owner are kept closed and never shown.
 */
export type Aml = {
  version: 1 | 2; channel: 'sms' | 'https';
  latitude: number; longitude: number; radius_m: number | null; altitude_m: number | null;
  positionedAt: Instant | null; confidence_percent: number | null; method: AmlMethod;
  deviceNumber: string | null; dialled: string | null; imsi: string | null; imei: string | null;
  mcc: number | null; mnc: number | null; language: string | null;
  /** Does the text have the length that it says? One that has not is usable, but flagged. */
  lengthOk: boolean;
};

/** Why a message is none. */
export type AmlDefect = 'too-long' | 'not-aml' | 'version' | 'position' | 'signature';

export type AmlVerdict = { aml: Aml } | { defect: AmlDefect };

/** Bounds of what is read: an SMS of several parts, and a post. */
export const AML_LIMITS = { sms_chars_max: 1_600, post_bytes_max: 8_192, pairs_max: 64 } as const;

const METHODS: Readonly<Record<string, AmlMethod>> = { G: 'G', W: 'W', C: 'C', F: 'F', N: 'U', U: 'U', GPS: 'G', GNSS: 'G', WIFI: 'W',
  CELL: 'C',
  FUSED: 'F', UNKNOWN: 'U' };

/** A method by any of its names. */
export const methodOf = (text: string | undefined): AmlMethod => METHODS[(text ?? 'U').toUpperCase()] ?? 'U';

const DECIMAL = /^[+-]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][+-]?\d{1,3})?$/;

/** A finite decimal number from text, or `null`. */
export const numberOf = (text: string | undefined): number | null => {
  const value = DECIMAL.test(text?.trim() ?? '') ? Number(text) : NaN;
  return Number.isFinite(value) ? value : null;
};

/** Half of the way round the Earth: no radius is longer. */
const RADIUS_MAX_M = 20_037_508;
const AT_MAX: Instant = Date.UTC(2100, 0, 1);
const within = (value: number | null, max: number): number | null => (value === null || value < 0 || value > max ? null : value);

/** A radius in metres that there may be; else unknown, which counts as the least sure. */
export const radiusOf = (metres: number | null): number | null => within(metres, RADIUS_MAX_M);

/** A share of a hundred; else unknown. */
export const percentOf = (value: number | null): number | null => within(value, 100);

/** An instant between 1970 and 2100, in whole milliseconds; else unknown. */
export const instantOf = (ms: number | null): Instant | null => {
  const at = within(ms, AT_MAX);
  return at === null ? null : Math.round(at);
};

/** Is it a place on Earth? NaN is none. */
export const isPlace = (latitude: number | null, longitude: number | null): boolean =>
  latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
