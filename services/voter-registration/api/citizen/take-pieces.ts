import { FILE_LIMITS } from '#base/files/limits.ts';
import type { createReceiver } from '#base/files/receive.ts';
import { UploadBudget } from '#base/files/upload-budget.ts';
import { uploadedBytes } from '#base/files/uploaded-bytes.ts';
import { readMultipart } from '#base/http/multipart.ts';
import { AUTOSAVE_FIELD } from '#base/ui/form.ts';
import type { FieldError } from '#base/values/problem.ts';
import { PIECE_NEEDS, type BesoinPiece } from '../../domain/codes/piece-needs.ts';
import { PIECE_TYPES, type PieceType } from '../../domain/codes/piece-types.ts';
import { LIMITS } from '../../limits.ts';
import type { PieceSlot } from '../../web/citizen/props.ts';
import { fileWork } from '../work/partners.ts';
import { keepFile } from './keep-file.ts';
import type { CitizenKit } from './kit.ts';
import { pendingFiles, pendingSlot, type PendingFile } from './pending-files.ts';
import { asPerson, type SignedIn } from './visit.ts';

/** Sorts of files that are taken. */
export const ACCEPTED = ['image/jpeg', 'image/png', 'application/pdf'] as const;

/** What a page says of the documents that it takes. */
export const PIECE_LIMITS = { piecesMax: LIMITS.pieces_max, pieceBytesMax: LIMITS.piece_bytes_max, totalBytesMax: LIMITS.pieces_bytes_max };

/** What somebody who sends nothing is told. */
export const NO_FILE = { fr: 'Choisissez un fichier avant d’envoyer.', en: 'Choose a file before sending.' };
const UNUSABLE = { fr: 'Ce fichier ne peut pas être utilisé : envoyez-en un autre.',
  en: 'This file cannot be used: please send another one.' };

/** What a person has sent for a request and not confirmed yet. */
export const waitingFiles = (kit: CitizenKit, visit: SignedIn, numero: string): Promise<PendingFile[]> =>
  asPerson(kit, visit, (tx) => pendingFiles(tx, fileWork(kit.context, kit.register), visit.session.actor.id, numero));

type Expected = { numero: string; files: readonly PendingFile[]; needs: readonly BesoinPiece[] };

/**
 * Takes the documents of one post, each alone: a refused one says why and stops no other. They wait under the request's number
 * until the person confirms. `saved`: the page's script sent them, and wants no page back.
 */
export const takePieces = async (
  kit: CitizenKit, visit: SignedIn, receive: ReturnType<typeof createReceiver>, { numero, files, needs }: Expected,
): Promise<{ errors: FieldError[]; saved: boolean }> => {
  const budget = new UploadBudget({ ...FILE_LIMITS, file_bytes_max: LIMITS.piece_bytes_max },
    { files: files.length, bytes: files.reduce((sum, { octets }) => sum + octets, 0) });
  const errors: FieldError[] = [];
  let kept = 0;
  const fields = await readMultipart(visit.request.raw, { file_bytes_max: LIMITS.piece_bytes_max + 1, files_max: LIMITS.pieces_max },
    async ({ filename, declaredType, stream }, known) => {
      const [need, type] = slotOf(known, needs);
      const reception = await receive({ slot: { slot: pendingSlot(numero, need, type), accepts: ACCEPTED },
        name: filename, declaredType, bytes: uploadedBytes(stream) }, budget);
      if (reception.ok) {
        await keepFile(kit, visit, reception.file);
        kept += 1;
      } else errors.push(refusalOf(need, reception.problem.kind));
    });
  const saved = fields.get(AUTOSAVE_FIELD) === '1';
  if (!saved && kept + errors.length === 0) errors.push({ pointer: '/fichier', code: 'MANQUANT', detail: NO_FILE });
  return { errors, saved };
};

type Kind = { title: { fr: string; en: string }; remedy: { fr: string; en: string } };
const refusalOf = (need: BesoinPiece, { title, remedy }: Kind): FieldError => ({ pointer: `/${need}`, code: 'REFUSE',
  detail: { fr: `${title.fr} ${remedy.fr}`, en: `${title.en} ${remedy.en}` } });

/** The proof that the file is sent for: the one named, or the first that is awaited. */
const slotOf = (fields: ReadonlyMap<string, string>, needs: readonly BesoinPiece[]): [BesoinPiece, PieceType] => {
  const named = fields.get('slot') ?? '';
  const need = (Object.hasOwn(PIECE_NEEDS, named) ? named : needs[0] ?? 'IDENTITE') as BesoinPiece;
  const type = fields.get('type') ?? '';
  return [need, (Object.hasOwn(PIECE_TYPES, type) ? type : PIECE_NEEDS[need].alternatives.flat()[0]) as PieceType];
};

/** The documents that were sent, by the proof that they give, as the page shows them. */
export const slotsOf = (needs: readonly BesoinPiece[], files: readonly PendingFile[]): PieceSlot[] =>
  needs.map((need) => ({ need, files: files.filter((file) => file.need === need).map((file) => ({
    id: file.id, name: file.name, bytes: file.octets, type: file.type, state: file.rejected ? 'refused' as const : 'kept' as const,
    ...(file.rejected ? { reason: UNUSABLE } : {}) })) }));

/** The documents of the dossier that those become: a rejected file never does. */
export const piecesOf = (files: readonly PendingFile[]) =>
  files.filter(({ rejected }) => !rejected).map(({ id, type, mime, octets }) => ({ id, type, mime, octets }));
