import type { FastifyInstance } from 'fastify';
import type { Shown } from '#base/access/desk.ts';
import { uploadedBytes } from '#base/files/uploaded-bytes.ts';
import { readMultipart } from '#base/http/multipart.ts';
import type { Tx } from '#base/store/context.ts';
import type { FormState } from '#base/ui/form.ts';
import type { Text } from '#base/values/lang.ts';
import { readAddressPoints } from '../../domain/roll/address-points.ts';
import { readPerimeters } from '../../domain/roll/perimeters.ts';
import { LIMITS } from '../../limits.ts';
import { proposePerimeter, stationsOf } from '../../store/roll.ts';
import { replaceAddressPoints } from '../../store/address-points.ts';
import { roll } from '../../web/staff/texts/roll.ts';
import { stationFileAction, type StationFile } from '../../web/staff/views/roll.ts';
import { placeAsked, type CommunePlace } from '../commission/commission-place.ts';
import { PURPOSE } from '../access-rules.ts';
import { permit } from '../desk/desk-kit.ts';
import { staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';

type Show = (visit: StaffVisit, place: CommunePlace, refused: FormState) => Promise<unknown>;

type Code = 'COLONNES' | 'TROP' | 'AUCUNE' | 'MANQUANT' | 'GEOJSON' | 'BUREAU';
const REFUSALS: Readonly<Record<Code, Text>> = { COLONNES: roll.texts.addressColumns!, TROP: roll.texts.addressTooMany!,
  AUCUNE: roll.texts.addressNone!, MANQUANT: roll.texts.addressMissing!, GEOJSON: roll.texts.perimetersBad!,
  BUREAU: roll.texts.perimetersUnknown! };

/** Takes what a file holds, or says why not. */
type Take = (tx: Tx, text: string, place: CommunePlace) => Promise<Code | undefined>;

const takeAddresses: Take = async (tx, text, place) => {
  const reading = readAddressPoints(text, place.commune);
  if (!reading.ok) return reading.code;
  await replaceAddressPoints(tx, place, reading.points);
  return undefined;
};

const takePerimeters: Take = async (tx, text, place) => {
  const reading = readPerimeters(text, (await stationsOf(tx, place)).map(({ numero }) => numero));
  if (!reading.ok) return reading.code;
  for (const [numero, perimetre] of reading.perimeters) await proposePerimeter(tx, place, numero, perimetre);
  return undefined;
};

/**
 * Files that tell where stations are: `POST /liste/bureaux/adresses` takes the commune's file of the national address base,
 * `POST /liste/bureaux/perimetres` the perimeters of its stations, which wait for being applied; a position in a perimeter
 * proposes the station (§7.5).
 */
export const stationFileRoutes = (app: FastifyInstance, kit: StaffKit, show: Show): void => {
  fileRoute(app, kit, show, 'adresses', takeAddresses);
  fileRoute(app, kit, show, 'perimetres', takePerimeters);
};

const fileRoute = (app: FastifyInstance, kit: StaffKit, show: Show, name: StationFile, take: Take): void => {
  app.post(`/liste/bureaux/${name}`, { schema: { hide: true }, bodyLimit: LIMITS.address_file_bytes_max }, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    if (!visit) return reply;
    const place = placeAsked(kit, visit, request);
    // The file is read before the transaction: a slow network holds nothing.
    const held = await permit(kit, visit, 'bureau:decrire', { territories: [place.commune] });
    const text = await fileOf(visit);
    const code = await kit.access.desk.read(held, async (tx): Promise<Shown<Code | undefined>> =>
      ({ value: text === '' ? 'MANQUANT' : await take(tx, text, place), fields: [], dossiers: [] }));
    if (code === undefined) return reply.redirect(`/liste/bureaux?commune=${place.commune}&fait=1`, 303);
    return show(visit, place, { action: stationFileAction(name, place.commune), values: {},
      errors: [{ pointer: '/fichier', code, detail: REFUSALS[code] }] });
  });
};

const fileOf = async ({ request }: StaffVisit): Promise<string> => {
  const parts: Uint8Array[] = [];
  if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) return '';
  await readMultipart(request.raw, { file_bytes_max: LIMITS.address_file_bytes_max, files_max: 1 }, async ({ stream }) => {
    for await (const part of uploadedBytes(stream)) parts.push(part);
  });
  return Buffer.concat(parts).toString('utf8');
};
