import { createHmac, timingSafeEqual } from 'node:crypto';
import { AML_LIMITS, isPlace, methodOf, numberOf, type AmlVerdict } from './aml.ts';

const SIGNATURE = '&hmac=';

/** The signature covers the bytes before `&hmac=` (HMAC-SHA1, hexadecimal). */
const isSigned = (body: string, key: Buffer): boolean => {
  const cut = body.lastIndexOf(SIGNATURE);
  if (cut < 0) return false;
  const told = Buffer.from(body.slice(cut + SIGNATURE.length).trim().toLowerCase());
  const made = Buffer.from(createHmac('sha1', key).update(body.slice(0, cut)).digest('hex'));
  return told.length === made.length && timingSafeEqual(told, made);
};

const text = (form: URLSearchParams, name: string): string | null => form.get(name) || null;

/**
 * Reads the HTTPS post of an AML message (form encoded). With a key, a post that is not signed by it is refused; without one the
 * sender must be known otherwise. Gives a value or a defect, never throws.
 */
export const parseAmlPost = (body: string, key?: Buffer): AmlVerdict => {
  if (body.length > AML_LIMITS.post_bytes_max) return { defect: 'too-long' };
  if (key && !isSigned(body, key)) return { defect: 'signature' };
  const form = new URLSearchParams(body);
  const version = form.get('v') ?? '1';
  if (!form.has('location_latitude')) return { defect: 'not-aml' };
  if (version !== '1' && version !== '2') return { defect: 'version' };
  const [latitude, longitude] = ['location_latitude', 'location_longitude'].map((name) => numberOf(form.get(name) ?? undefined));
  if (!isPlace(latitude ?? null, longitude ?? null)) return { defect: 'position' };
  const number = (name: string): number | null => numberOf(form.get(name) ?? undefined);
  return { aml: { version: version === '2' ? 2 : 1, channel: 'https', latitude: latitude!, longitude: longitude!,
    radius_m: number('location_accuracy'), altitude_m: number('location_altitude'), positionedAt: number('location_time'),
    confidence_percent: number('location_certainty') ?? number('location_confidence'),
      method: methodOf(form.get('location_source') ?? undefined),
    deviceNumber: text(form, 'device_number'), dialled: text(form, 'emergency_number'), imsi: text(form, 'device_imsi'),
    imei: text(form, 'device_imei'), mcc: number('cell_network_mcc'), mnc: number('cell_network_mnc'),
      language: text(form, 'device_languages'),
    lengthOk: true } };
};
