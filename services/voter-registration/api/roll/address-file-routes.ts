import type { FastifyInstance } from 'fastify';
import { uploadedBytes } from '#base/files/uploaded-bytes.ts';
import { readMultipart } from '#base/http/multipart.ts';
import type { FormState } from '#base/ui/form.ts';
import type { Text } from '#base/values/lang.ts';
import { readAddressPoints } from '../../domain/roll/address-points.ts';
import { LIMITS } from '../../limits.ts';
import { replaceAddressPoints } from '../../store/address-points.ts';
import { roll } from '../../web/staff/texts/roll.ts';
import { addressFileAction } from '../../web/staff/views/roll.ts';
import { placeAsked, type CommunePlace } from '../commission/commission-place.ts';
import { PURPOSE } from '../access-rules.ts';
import { inCommune, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';

type Show = (visit: StaffVisit, place: CommunePlace, refused: FormState) => Promise<unknown>;

const REFUSALS: Readonly<Record<'COLONNES' | 'TROP' | 'AUCUNE' | 'MANQUANT', Text>> = { COLONNES: roll.texts.addressColumns!,
  TROP: roll.texts.addressTooMany!, AUCUNE: roll.texts.addressNone!, MANQUANT: roll.texts.addressMissing! };

/** `POST /liste/bureaux/adresses`: the commune's file of the national address base; its positions meet the perimeters (§7.5). */
export const addressFileRoutes = (app: FastifyInstance, kit: StaffKit, show: Show): void => {
  app.post('/liste/bureaux/adresses', { schema: { hide: true }, bodyLimit: LIMITS.address_file_bytes_max }, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    if (!visit) return reply;
    const place = placeAsked(kit, visit, request);
    const code = await inCommune(kit, visit, 'bureau:decrire', { territories: [place.commune] }, async (tx) => {
      const text = await fileOf(visit);
      const reading = text === '' ? { ok: false, code: 'MANQUANT' } as const : readAddressPoints(text, place.commune);
      if (reading.ok) await replaceAddressPoints(tx, place, reading.points);
      return { value: reading.ok ? undefined : reading.code, fields: [], dossiers: [] };
    });
    if (code === undefined) return reply.redirect(`/liste/bureaux?commune=${place.commune}&fait=1`, 303);
    return show(visit, place, { action: addressFileAction(place.commune), values: {},
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
