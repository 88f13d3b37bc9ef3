import type { FastifyInstance, FastifyReply } from 'fastify';
import { createReceiver } from '#base/files/receive.ts';
import { FILE_LIMITS } from '#base/files/limits.ts';
import { UploadBudget } from '#base/files/upload-budget.ts';
import { uploadedBytes } from '#base/files/uploaded-bytes.ts';
import { field, type Form } from '#base/http/form.ts';
import { readMultipart } from '#base/http/multipart.ts';
import { AUTOSAVE_FIELD } from '#base/ui/form.ts';
import type { FieldError } from '#base/values/problem.ts';
import { PIECE_NEEDS, type BesoinPiece } from '../../domain/codes/piece-needs.ts';
import { PIECE_TYPES, type PieceType } from '../../domain/codes/piece-types.ts';
import type { DossierState } from '../../domain/state.ts';
import { LIMITS } from '../../limits.ts';
import { CITIZEN_PAGES } from '../../web/citizen/pages.ts';
import { fileWork } from '../work/partners.ts';
import { command } from './citizen-command.ts';
import { dropFiles, keepFile } from './keep-file.ts';
import type { CitizenKit } from './kit.ts';
import { ownDossier } from './own-dossier.ts';
import { pendingFiles, pendingSlot, type PendingFile } from './pending-files.ts';
import { asPerson, show, signedIn, type SignedIn } from './visit.ts';

const HIDDEN = { schema: { hide: true } };
const PAGE = CITIZEN_PAGES['complete-piece'].path;
const ACCEPTED = ['image/jpeg', 'image/png', 'application/pdf'] as const;
const LIMITS_SHOWN = { piecesMax: LIMITS.pieces_max, pieceBytesMax: LIMITS.piece_bytes_max, totalBytesMax: LIMITS.pieces_bytes_max };

const pathOf = (numero: string): string => PAGE.replace(':numero', numero);
const followPath = (numero: string): string => CITIZEN_PAGES['follow-up'].path.replace(':numero', numero);
const numeroOf = (request: { params: unknown }): string => (request.params as { numero: string }).numero;

/** A person's request with what they have sent for it; it must still await a document. */
type Awaiting = { state: DossierState; files: PendingFile[] };

/** Sends the documents that were asked for: each file goes alone, and nothing counts before the person confirms. */
export const completeRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  const receive = createReceiver(kit.receiver);
  const guarded = (then: (visit: SignedIn, numero: string) => Promise<FastifyReply>) =>
    async (request: SignedIn['request'], reply: FastifyReply): Promise<FastifyReply> => {
      const visit = await signedIn(kit, request, reply);
      return visit ? then(visit, numeroOf(request)) : reply;
    };
  app.get(PAGE, HIDDEN, guarded(async (visit, numero) => showPage(kit, visit, await awaiting(kit, visit, numero), [])));
  app.post(PAGE, { ...HIDDEN, bodyLimit: LIMITS.pieces_bytes_max }, guarded((visit, numero) => takeFiles(kit, visit, numero, receive)));
  app.post(`${PAGE}/retirer`, HIDDEN, guarded(async (visit, numero) => {
    const { files, state } = await awaiting(kit, visit, numero);
    const id = field(visit.request.body as Form, 'fichierId');
    await dropFiles(kit, visit, files.filter((file) => file.id === id).map((file) => file.id));
    return visit.reply.redirect(pathOf(state.numero), 303);
  }));
  app.post(`${PAGE}/envoyer`, HIDDEN, guarded((visit, numero) => confirm(kit, visit, numero)));
};

const awaiting = async (kit: CitizenKit, visit: SignedIn, numero: string): Promise<Awaiting> => {
  const { state } = await ownDossier(kit, visit, numero, 'demande:lire', async (_tx, loaded) => loaded);
  const work = fileWork(kit.context, kit.register);
  return { state, files: await asPerson(kit, visit, (tx) => pendingFiles(tx, work, visit.session.actor.id, state.numero)) };
};

const takeFiles = async (kit: CitizenKit, visit: SignedIn, numero: string, receive: ReturnType<typeof createReceiver>) => {
  const before = await awaiting(kit, visit, numero);
  const budget = new UploadBudget({ ...FILE_LIMITS, file_bytes_max: LIMITS.piece_bytes_max },
    { files: before.files.length, bytes: before.files.reduce((sum, { octets }) => sum + octets, 0) });
  const errors: FieldError[] = [];
  let kept = 0;
  const fields = await readMultipart(visit.request.raw, { file_bytes_max: LIMITS.piece_bytes_max + 1, files_max: LIMITS.pieces_max },
    async ({ filename, declaredType, stream }, known) => {
      const [need, type] = slotOf(known, before.state);
      const reception = await receive({ slot: { slot: pendingSlot(before.state.numero, need, type), accepts: ACCEPTED },
        name: filename, declaredType, bytes: uploadedBytes(stream) }, budget);
      if (reception.ok) {
        await keepFile(kit, visit, reception.file);
        kept += 1;
      } else errors.push(refusalOf(need, reception.problem.kind));
    });
  if (fields.get(AUTOSAVE_FIELD) === '1') return visit.reply.header('cache-control', 'no-store').send({ version: 1 });
  if (kept + errors.length === 0) errors.push({ pointer: '/fichier', code: 'MANQUANT', detail: NO_FILE });
  return errors.length > 0 ? showPage(kit, visit, await awaiting(kit, visit, numero), errors, 422)
    : visit.reply.redirect(pathOf(before.state.numero), 303);
};

const NO_FILE = { fr: 'Choisissez un fichier avant d’envoyer.', en: 'Choose a file before sending.' };

type Kind = { title: { fr: string; en: string }; remedy: { fr: string; en: string } };
const refusalOf = (need: BesoinPiece, { title, remedy }: Kind): FieldError => ({ pointer: `/${need}`, code: 'REFUSE',
  detail: { fr: `${title.fr} ${remedy.fr}`, en: `${title.en} ${remedy.en}` } });

/** The proof that the file is sent for: the one named, or the first that is awaited. */
const slotOf = (fields: ReadonlyMap<string, string>, { attendues }: DossierState): [BesoinPiece, PieceType] => {
  const named = fields.get('slot') ?? '';
  const need = (Object.hasOwn(PIECE_NEEDS, named) ? named : attendues[0]?.besoin ?? 'IDENTITE') as BesoinPiece;
  const type = fields.get('type') ?? '';
  return [need, (Object.hasOwn(PIECE_TYPES, type) ? type : PIECE_NEEDS[need].alternatives.flat()[0]) as PieceType];
};

const confirm = async (kit: CitizenKit, visit: SignedIn, numero: string) => {
  const arrivee = kit.register.clock();
  const found = await awaiting(kit, visit, numero);
  const pieces = found.files.filter(({ rejected }) => !rejected).map(({ id, type, mime, octets }) => ({ id, type, mime, octets }));
  if (pieces.length === 0) return showPage(kit, visit, found, [{ pointer: '/fichier', code: 'MANQUANT', detail: NO_FILE }], 422);
  await command(kit, visit, numero, 'demande:completer', { type: 'completer', pieces, arrivee });
  return visit.reply.redirect(`${followPath(found.state.numero)}?fait=complete`, 303);
};

const UNUSABLE = { fr: 'Ce fichier ne peut pas être utilisé : envoyez-en un autre.',
  en: 'This file cannot be used: please send another one.' };

const showPage = (kit: CitizenKit, visit: SignedIn, { state, files }: Awaiting, errors: readonly FieldError[], status = 200) => {
  const path = pathOf(state.numero);
  if (state.attendues.length === 0) return visit.reply.redirect(followPath(state.numero), 303);
  return show(kit, visit, 'complete-piece', {
    number: state.numero, back: followPath(state.numero), form: { action: path, values: {}, errors }, limits: LIMITS_SHOWN,
    asked: state.attendues.map(({ besoin, motif, message }) => ({ need: besoin, motive: motif, ...(message ? { message } : {}) })),
    before: state.attendues.map(({ echeance }) => echeance).sort()[0]!, removeAction: `${path}/retirer`, continueAction: `${path}/envoyer`,
    slots: state.attendues.map(({ besoin }) => ({ need: besoin, files: files.filter(({ need }) => need === besoin).map((file) => ({
      id: file.id, name: file.name, bytes: file.octets, type: file.type, state: file.rejected ? 'refused' as const : 'kept' as const,
      ...(file.rejected ? { reason: UNUSABLE } : {}) })) })),
  }, status);
};
