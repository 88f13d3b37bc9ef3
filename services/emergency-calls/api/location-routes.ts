import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServiceContext } from '#base/http/service-context.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import type { CallVehicle } from '../domain/calls/car-call.ts';
import { toE164 } from '../domain/calls/telephone-number.ts';
import { problems } from '../errors.ts';
import { AML_LIMITS, type Aml, type AmlVerdict } from '../exchange/aml/aml.ts';
import { unpackGsm7 } from '../exchange/aml/gsm7.ts';
import { parseAmlJson, parseAmlPost } from '../exchange/aml/parse-post.ts';
import { parseAmlSms } from '../exchange/aml/parse-sms.ts';
import { decodeMsdHex, type MsdVerdict } from '../exchange/ecall/decode-msd.ts';
import { MSD, toDegrees } from '../exchange/ecall/msd.ts';
import { keepPlace, type MetCall, type SentPlace } from '../store/locations.ts';
import type { Regulation } from '../store/open-regulation.ts';
import { fillFromCar } from './fill-from-car.ts';
import { CENTRE_CODE } from './centre-query.ts';

const QUERY = { type: 'object', required: ['centre'], properties: { centre: CENTRE_CODE } };
/** How far a position that the car trusts may be off, metres (EN 15722). */
const TRUSTED_M = 150;
const amlPlace = (aml: Aml, number: string | null): SentPlace => ({ source: 'AML',
  number: number === null ? null : toE164(number) ?? number,
  lat: aml.latitude, lon: aml.longitude, radius_m: aml.radius_m, at: aml.positionedAt, raw: aml });

const keep = (regulation: Regulation, centre: string, place: SentPlace): Promise<MetCall[]> =>
  inContext(regulation.app, systemContext('localisation', 'suivi'), (tx) => keepPlace(tx,
    { partition: regulation.partitionOfCentre(centre), centre,
    partitions: regulation.partitions, now: regulation.clock() }, regulation.numbers, place));

const refused = (defect: string) => problems.LOCALISATION_INVALIDE({ extra: { defect } });

/** The key of telephones' posts. A real site that has none takes no post: anybody could move a caller on the map. */
export const amlKeyOf = ({ env, settings }: Pick<ServiceContext, 'env' | 'settings'>): Buffer | 'closed' | undefined => {
  if (settings.SOCLE_CALLS_AML_KEY) return Buffer.from(settings.SOCLE_CALLS_AML_KEY);
  return env === 'production' ? 'closed' : undefined;
};

/** Reads the body of a machine's post once its signature is verified; throws when it is not. */
type BodyOf = (request: FastifyRequest) => unknown;

/**
 * `POST /v1/emergency-calls/aml`: places as the makers of telephones post them, form encoded and signed when the site has a key; a real
 * site without one (`closed`) takes none. As JSON, which has no signature of telephones, a gateway signs it as every machine does. The app
 * given must hand the body on as bytes, because a signature covers them.
 */
export const amlPostRoute = (app: FastifyInstance, regulation: Regulation, key: Buffer | 'closed' | undefined, bodyOf: BodyOf): void => {
  const read = (request: FastifyRequest): AmlVerdict => {
    if (/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return parseAmlJson(bodyOf(request) as Record<string,
      unknown>);
    if (key === 'closed') throw problems.AML_FERME();
    return parseAmlPost(String(request.body ?? ''), key);
  };
  app.post('/v1/emergency-calls/aml', { bodyLimit: AML_LIMITS.post_bytes_max, schema: { hide: true, querystring: QUERY } },
    async (request, reply) => {
    const verdict = read(request);
    if ('defect' in verdict) throw refused(verdict.defect);
    const { centre } = request.query as { centre: string };
    return reply.code(202).send({ calls: (await keep(regulation, centre, amlPlace(verdict.aml, verdict.aml.deviceNumber))).length });
  });
};

/** What the telephony hands on of a number. */
export type Handed = { number: string; text?: string; packed?: string; hex?: string };

const isHanded = (told: unknown): told is Handed => {
  if (typeof told !== 'object' || told === null) return false;
  const { number, text, packed, hex } = told as Readonly<Record<string, unknown>>;
  return typeof number === 'string' && [text, packed, hex].every((one) => one === undefined || typeof one === 'string');
};

/** Takes what the telephony hands on of a number: an AML text, one packed in seven bits, or an eCall's data. */
export const takeHanded = async (regulation: Regulation, centre: string, handed: unknown): Promise<{ calls: number; test: boolean }> => {
  if (!isHanded(handed)) throw refused('form');
  if (handed.hex !== undefined) return takeEcall(regulation, centre, handed.number, handed.hex);
  const verdict = parseAmlSms(handed.text ?? unpackGsm7(Buffer.from(handed.packed ?? '', 'hex')));
  if ('defect' in verdict) throw refused(verdict.defect);
  return { calls: (await keep(regulation, centre, amlPlace(verdict.aml, handed.number))).length, test: false };
};

const carOf = (verdict: MsdVerdict): CallVehicle => ('defect' in verdict
  ? { kind: null, vin: null, propulsion: [], passengers: null, automatic: null, defect: verdict.defect }
  : { kind: verdict.msd.vehicle, vin: verdict.msd.vin, propulsion: verdict.msd.propulsion, passengers: verdict.msd.passengers,
    automatic: verdict.msd.automatic, defect: verdict.flaws[0] ?? null });

/**
 * An eCall's data. What cannot be read is noted with the call, which is taken anyway, and refused with its defect; a
 * test leaves nothing.
 */
const takeEcall = async (regulation: Regulation, centre: string, told: string,
  hex: string): Promise<{ calls: number; test: boolean; defect?: string }> => {
  const verdict = decodeMsdHex(hex);
  const number = toE164(told) ?? told;
  const vehicle = carOf(verdict);
  const car: SentPlace = { source: 'ECALL', number, lat: null, lon: null, radius_m: null, at: null,
    raw: { hex: hex.slice(0, 2 * MSD.octets_max) }, vehicle };
  if ('defect' in verdict) {
    await keep(regulation, centre, car);
    throw refused(verdict.defect);
  }
  const { msd } = verdict;
  if (msd.test) return { calls: 0, test: true };
  const [lat, lon] = [toDegrees(msd.latitude_mas), toDegrees(msd.longitude_mas)];
  const met = await keep(regulation, centre, lat === null || lon === null ? { ...car, raw: msd }
    : { ...car, lat, lon, radius_m: msd.trusted ? TRUSTED_M : null, at: msd.timestamp * 1_000, raw: msd });
  for (const { dossier_id: dossier } of met) if (dossier) await fillFromCar(regulation, centre, dossier, vehicle, number);
  return { test: false, calls: met.length, ...(vehicle.defect === null ? {} : { defect: vehicle.defect }) };
};
