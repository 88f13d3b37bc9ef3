import { AML_LIMITS, instantOf, isPlace, methodOf, numberOf, percentOf, radiusOf, type Aml, type AmlVerdict } from './aml.ts';

const HEAD = /^A"ML=(\d+)/;
const STAMP = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;
/** Country and network, together or with a mark between. */
const NETWORK = /^\d{3}[-,/ ]?\d{2,3}$/;
const SECOND_MS = 1_000;

/** The instant of a stamp; one that no clock shows (month 13, 30 February) is unknown, not the day after. */
const stampedAt = (stamp: string | undefined): number | null => {
  const [, y, mo, d, h, mi, s] = STAMP.exec(stamp ?? '') ?? [];
  if (y === undefined) return null;
  const at = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  return new Date(at).getUTCDate() === Number(d) ? instantOf(at) : null;
};

const pairsOf = (text: string): Map<string, string> => new Map(text.split(';').slice(0, AML_LIMITS.pairs_max).flatMap((pair) => {
  const cut = pair.indexOf('=');
  return cut < 0 ? [] : [[pair.slice(0, cut).trim(), pair.slice(cut + 1).trim()] as const];
}));

const lengthSaid = (pairs: Map<string, string>, text: string): boolean => !pairs.has('ml') || numberOf(pairs.get('ml')) === text.length;

const network = (text: string | undefined): { mcc: number | null; mnc: number | null } =>
  (NETWORK.test(text ?? '') ? { mcc: Number(text!.slice(0, 3)), mnc: Number(text!.slice(3).replace(/\D/, '')) }
  : { mcc: null, mnc: null });

const first = (pairs: Map<string, string>, text: string): Aml => ({
  version: 1, channel: 'sms', latitude: numberOf(pairs.get('lt')) ?? NaN, longitude: numberOf(pairs.get('lg')) ?? NaN,
  radius_m: radiusOf(numberOf(pairs.get('rd'))), altitude_m: null, positionedAt: stampedAt(pairs.get('top')),
    confidence_percent: percentOf(numberOf(pairs.get('lc'))),
  method: methodOf(pairs.get('pm')), deviceNumber: null, dialled: null, imsi: pairs.get('si') ?? null, imei: pairs.get('ei') ?? null,
  mcc: numberOf(pairs.get('mcc')), mnc: numberOf(pairs.get('mnc')), language: null, lengthOk: lengthSaid(pairs, text),
});

/**
 * In the second version `lt` is seconds from the start of the call and `lg` a language: the place is in `lo`, its
 * radius there or in `rd`.
 */
const second = (pairs: Map<string, string>, text: string): Aml => {
  const [latitude, longitude, radius] = (pairs.get('lo') ?? '').split(',').map(numberOf);
  const [started, offset] = [numberOf(pairs.get('et')), numberOf(pairs.get('lt'))];
  return { version: 2, channel: 'sms', latitude: latitude ?? NaN, longitude: longitude ?? NaN,
    radius_m: radiusOf(radius ?? numberOf(pairs.get('rd'))),
    altitude_m: numberOf((pairs.get('lz') ?? '').split(',')[0]), positionedAt: started === null ? null
      : instantOf((started + (offset ?? 0)) * SECOND_MS),
    confidence_percent: percentOf(numberOf(pairs.get('lc'))), method: methodOf(pairs.get('ls')), deviceNumber: null,
      dialled: pairs.get('en') ?? null,
    imsi: pairs.get('si') ?? null, imei: pairs.get('ei') ?? null, ...network(pairs.get('nc')), language: pairs.get('lg') ?? null,
    lengthOk: lengthSaid(pairs, text) };
};

/**
 * Reads the text of an AML message, first or second version; blanks around it are the gateway's. A text whose telephone found nothing
 * (method N, 0° 0°) has no position. Gives a value or a defect, never throws.
 */
export const parseAmlSms = (sent: string): AmlVerdict => {
  if (sent.length > AML_LIMITS.sms_chars_max) return { defect: 'too-long' };
  const text = sent.trim();
  const version = HEAD.exec(text)?.[1];
  if (version === undefined) return { defect: 'not-aml' };
  if (version !== '1' && version !== '2') return { defect: 'version' };
  const pairs = pairsOf(text);
  const aml = version === '1' ? first(pairs, text) : second(pairs, text);
  const nothing = pairs.get(version === '1' ? 'pm' : 'ls')?.toUpperCase() === 'N' && aml.latitude === 0 && aml.longitude === 0;
  return isPlace(aml.latitude, aml.longitude) && !nothing ? { aml } : { defect: 'position' };
};
