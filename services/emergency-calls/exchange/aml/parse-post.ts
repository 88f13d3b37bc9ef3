import { createHmac, timingSafeEqual } from 'node:crypto';
import { AML_LIMITS, instantOf, isPlace, methodOf, numberOf, percentOf, radiusOf, type AmlVerdict } from './aml.ts';

const SIGNATURE = '&hmac=';

/** The signature covers the bytes before `&hmac=` (HMAC-SHA1, hexadecimal). */
const isSigned = (body: string, key: Buffer): boolean => {
  const cut = body.lastIndexOf(SIGNATURE);
  if (cut < 0) return false;
  const told = Buffer.from(body.slice(cut + SIGNATURE.length).trim().toLowerCase());
  const made = Buffer.from(createHmac('sha1', key).update(body.slice(0, cut)).digest('hex'));
  return told.length === made.length && timingSafeEqual(told, made);
};

const WORD_CHARS_MAX = 128;
const CONTROLS = /[\0-\x1f\x7f]/g;

/** What a post says under a name, whichever form it has. */
type Said = (name: string) => string | undefined;

const readMembers = (said: Said): AmlVerdict => {
  const version = said('v') ?? '1';
  if (said('location_latitude') === undefined) return { defect: 'not-aml' };
  if (version !== '1' && version !== '2') return { defect: 'version' };
  const number = (name: string): number | null => numberOf(said(name));
  const word = (name: string): string | null => said(name)?.toWellFormed().replace(CONTROLS, '').slice(0, WORD_CHARS_MAX) || null;
  const [latitude, longitude] = [number('location_latitude'), number('location_longitude')];
  if (!isPlace(latitude, longitude)) return { defect: 'position' };
  return { aml: { version: version === '2' ? 2 : 1, channel: 'https', latitude: latitude!, longitude: longitude!,
    radius_m: radiusOf(number('location_accuracy')), altitude_m: number('location_altitude'),
    positionedAt: instantOf(number('location_time')),
    confidence_percent: percentOf(number('location_certainty') ?? number('location_confidence')),
    method: methodOf(said('location_source')), deviceNumber: word('device_number'), dialled: word('emergency_number'),
    imsi: word('device_imsi'), imei: word('device_imei'), mcc: number('cell_network_mcc'), mnc: number('cell_network_mnc'),
    language: word('device_languages'), lengthOk: true } };
};

/**
 * Reads the HTTPS post of an AML message (form encoded). With a key, a post that is not signed by it is refused; without one the
 * sender must be known otherwise. Gives a value or a defect, never throws.
 */
export const parseAmlPost = (body: string, key?: Buffer): AmlVerdict => {
  if (body.length > AML_LIMITS.post_bytes_max) return { defect: 'too-long' };
  if (key && !isSigned(body, key)) return { defect: 'signature' };
  const form = new URLSearchParams(body);
  return readMembers((name) => form.get(name) ?? undefined);
};

/**
 * The same members as a JSON object, numbers as numbers or texts. No signature of telephones is published for this form: its sender must
 * be known otherwise. Gives a value or a defect, never throws.
 */
export const parseAmlJson = (members: Readonly<Record<string, unknown>>): AmlVerdict => readMembers((name) => {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
});
