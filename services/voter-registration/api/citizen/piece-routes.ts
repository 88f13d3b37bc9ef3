import type { FastifyInstance } from 'fastify';
import { UploadBudget } from '#base/files/upload-budget.ts';
import { FILE_LIMITS } from '#base/files/limits.ts';
import { createReceiver } from '#base/files/receive.ts';
import { uploadedBytes } from '#base/files/uploaded-bytes.ts';
import { dossierProblems } from '#base/dossiers/errors.ts';
import { field, postedForm } from '#base/http/form.ts';
import { readMultipart } from '#base/http/multipart.ts';
import { AUTOSAVE_FIELD } from '#base/ui/form.ts';
import type { FieldError } from '#base/values/problem.ts';
import { sparedBy } from '../../domain/address-check.ts';
import { ATTACHMENTS, needsOf } from '../../domain/codes/attachments.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { PIECE_NEEDS, type BesoinPiece } from '../../domain/codes/piece-needs.ts';
import { PIECE_TYPES, type PieceType } from '../../domain/codes/piece-types.ts';
import { LIMITS } from '../../limits.ts';
import { CITIZEN_PAGES, CITIZEN_PATHS } from '../../web/citizen/pages.ts';
import type { PieceSlot } from '../../web/citizen/props.ts';
import { linkOf, listOf, type DraftContent, type DraftPiece } from './draft-content.ts';
import { currentDraft, openDraft, saveDraft, type OwnDraft } from './draft-session.ts';
import { addressCheckView, checkedAddress, takeAddressCheck } from './address-check.ts';
import { dropFiles, keepFile } from './keep-file.ts';
import type { CitizenKit } from './kit.ts';
import { formOf } from './step-routes.ts';
import { backPath, nextPath } from './steps.ts';
import { ACCEPTED, PIECE_LIMITS } from './take-pieces.ts';
import { show, signedIn, type SignedIn } from './visit.ts';

const PATH = CITIZEN_PAGES.pieces.path;

/** Upload of supporting documents: each file goes alone, a refused one never costs the others. */
export const pieceRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  const receive = createReceiver(kit.receiver);
  app.get(PATH, { schema: { hide: true } }, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    return visit ? showPieces(kit, visit, await currentDraft(kit, visit), []) : reply;
  });
  app.post(PATH, { schema: { hide: true }, bodyLimit: LIMITS.pieces_bytes_max }, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    return takeUpload(kit, visit, receive);
  });
  app.post(CITIZEN_PATHS.pieceRemove, { schema: { hide: true } }, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const id = field(postedForm(request), 'fichierId');
    const draft = await openDraft(kit, visit);
    await keep(kit, visit, draft, draft.content.pieces.filter((piece) => piece.id !== id));
    await dropFiles(kit, visit, draft.content.pieces.filter((piece) => piece.id === id && !piece.refused).map((piece) => piece.id));
    return reply.redirect(PATH, 303);
  });
  app.post(CITIZEN_PATHS.addressCheck, { schema: { hide: true } }, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const draft = await openDraft(kit, visit);
    const errors = await takeAddressCheck(kit, visit, draft, postedForm(request));
    return errors.length > 0 ? showPieces(kit, visit, draft, errors, 422) : reply.redirect(`${PATH}#adresse`, 303);
  });
  app.post(CITIZEN_PATHS.piecesContinue, { schema: { hide: true } }, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const draft = await openDraft(kit, visit);
    return reply.redirect(nextPath('pieces', draft.content), 303);
  });
};

const takeUpload = async (kit: CitizenKit, visit: SignedIn, receive: ReturnType<typeof createReceiver>) => {
  const draft = await openDraft(kit, visit);
  const kept = draft.content.pieces.filter(({ refused }) => !refused);
  const budget = new UploadBudget({ ...FILE_LIMITS, file_bytes_max: LIMITS.piece_bytes_max },
    { files: kept.length, bytes: kept.reduce((sum, { octets }) => sum + octets, 0) });
  const taken: DraftPiece[] = [];
  const fields = await readMultipart(visit.request.raw, { file_bytes_max: LIMITS.piece_bytes_max + 1, files_max: LIMITS.pieces_max },
    async ({ filename, declaredType, stream }, known) => {
      const [need, type] = slotOf(known);
      const reception = await receive({ slot: { slot: need, accepts: ACCEPTED }, name: filename, declaredType,
        bytes: uploadedBytes(stream) }, budget);
      if (!reception.ok) taken.push({ need, type, id: `refus-${kit.register.clock()}-${taken.length}`, name: reception.name,
        octets: 0, mime: '', refused: sentence(reception.problem.kind.title, reception.problem.kind.remedy) });
      else taken.push({ need, type, ...await keepFile(kit, visit, reception.file) });
    });
  const saved = await keep(kit, visit, draft, [...kept, ...taken].slice(0, LIMITS.pieces_max + taken.length));
  if (fields.get(AUTOSAVE_FIELD) === '1') {
    return visit.reply.send({ version: saved.version, savedAt: saved.savedAt });
  }
  const errors: FieldError[] = taken.length > 0 ? [] : [{ pointer: '/fichier', code: 'MANQUANT', detail: NO_FILE }];
  const refused = taken.flatMap(({ need, refused: detail }) => (detail ? [{ pointer: `/${need}`, code: 'REFUSE', detail }] : []));
  if (errors.length + refused.length > 0) return showPieces(kit, visit, saved, [...errors, ...refused], 422);
  return visit.reply.redirect(PATH, 303);
};

const NO_FILE = { fr: 'Choisissez un fichier avant d’envoyer.', en: 'Choose a file before sending.' };
const sentence = (a: { fr: string; en: string }, b: { fr: string; en: string }) => ({ fr: `${a.fr} ${b.fr}`, en: `${a.en} ${b.en}` });

const slotOf = (fields: Map<string, string>): [BesoinPiece, PieceType] => {
  const need = fields.get('slot') ?? '';
  const type = fields.get('type') ?? '';
  const slot = (Object.hasOwn(PIECE_NEEDS, need) ? need : 'IDENTITE') as BesoinPiece;
  const usual = PIECE_NEEDS[slot].alternatives.flat()[0] as PieceType;
  return [slot, (Object.hasOwn(PIECE_TYPES, type) ? type : usual) as PieceType];
};

const keep = async (kit: CitizenKit, visit: SignedIn, draft: OwnDraft, pieces: DraftPiece[]): Promise<OwnDraft> => {
  const saved = await saveDraft(kit, visit, draft, { ...draft.content, pieces });
  if (!saved) throw dossierProblems.DOSSIER_CHANGED();
  return saved;
};

/** The needs of the chosen attachment, each with what was sent for it; one that a supplier's answer spares is shown with its files only. */
const slotsOf = ({ values, pieces }: DraftContent, spared: readonly BesoinPiece[]): PieceSlot[] => {
  const chosen = linkOf({ values });
  const attache = isCodeOf(ATTACHMENTS, chosen) ? chosen : 'DOMICILE';
  const needs = needsOf(attache, listOf({ values }) ?? 'PRINCIPALE');
  const asked = needs.filter((need) => !spared.includes(need) || pieces.some((piece) => piece.need === need));
  return asked.map((need) => ({ need, files: pieces.filter((piece) => piece.need === need).map((piece) => ({
    id: piece.id, name: piece.name, bytes: piece.octets, type: piece.type, state: piece.refused ? 'refused' : 'kept',
    ...(piece.refused ? { reason: piece.refused } : {}) })) }));
};

const showPieces = (kit: CitizenKit, visit: SignedIn, draft: OwnDraft | undefined, errors: readonly FieldError[], status = 200) => {
  const content = draft?.content ?? { values: {}, pieces: [] };
  return show(kit, visit, 'pieces', { form: formOf('pieces', draft, errors), back: backPath('pieces', content),
    slots: slotsOf(content, sparedBy(checkedAddress(kit, visit, content).verificationAdresse)), ...addressCheckView(kit, visit, content),
    limits: PIECE_LIMITS, removeAction: CITIZEN_PATHS.pieceRemove, continueAction: CITIZEN_PATHS.piecesContinue }, status);
};
