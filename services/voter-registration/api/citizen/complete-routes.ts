import type { FastifyInstance, FastifyReply } from 'fastify';
import { createReceiver } from '#base/files/receive.ts';
import { field, postedForm } from '#base/http/form.ts';
import type { FieldError } from '#base/values/problem.ts';
import type { DossierState } from '../../domain/state.ts';
import { LIMITS } from '../../limits.ts';
import { CITIZEN_PAGES } from '../../web/citizen/pages.ts';
import { command } from './citizen-command.ts';
import { dropFiles } from './keep-file.ts';
import type { CitizenKit } from './kit.ts';
import { ownDossier } from './own-dossier.ts';
import type { PendingFile } from './pending-files.ts';
import { NO_FILE, PIECE_LIMITS, piecesOf, slotsOf, takePieces, waitingFiles } from './take-pieces.ts';
import { show, signedIn, type SignedIn } from './visit.ts';

const HIDDEN = { schema: { hide: true } };
const PAGE = CITIZEN_PAGES['complete-piece'].path;

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
    const id = field(postedForm(visit.request), 'fichierId');
    await dropFiles(kit, visit, files.filter((file) => file.id === id).map((file) => file.id));
    return visit.reply.redirect(pathOf(state.numero), 303);
  }));
  app.post(`${PAGE}/envoyer`, HIDDEN, guarded((visit, numero) => confirm(kit, visit, numero)));
};

const awaiting = async (kit: CitizenKit, visit: SignedIn, numero: string): Promise<Awaiting> => {
  const { state } = await ownDossier(kit, visit, numero, 'demande:lire', async (_tx, loaded) => loaded);
  return { state, files: await waitingFiles(kit, visit, state.numero) };
};

const takeFiles = async (kit: CitizenKit, visit: SignedIn, numero: string, receive: ReturnType<typeof createReceiver>) => {
  const before = await awaiting(kit, visit, numero);
  const { errors, saved } = await takePieces(kit, visit, receive, { numero: before.state.numero, files: before.files,
    needs: before.state.attendues.map(({ besoin }) => besoin) });
  if (saved) return visit.reply.send({ version: 1 });
  return errors.length > 0 ? showPage(kit, visit, await awaiting(kit, visit, numero), errors, 422)
    : visit.reply.redirect(pathOf(before.state.numero), 303);
};

const confirm = async (kit: CitizenKit, visit: SignedIn, numero: string) => {
  const arrivee = kit.register.clock();
  const found = await awaiting(kit, visit, numero);
  const pieces = piecesOf(found.files);
  if (pieces.length === 0) return showPage(kit, visit, found, [{ pointer: '/fichier', code: 'MANQUANT', detail: NO_FILE }], 422);
  await command(kit, visit, numero, 'demande:completer', { type: 'completer', pieces, arrivee });
  return visit.reply.redirect(`${followPath(found.state.numero)}?fait=complete`, 303);
};

const showPage = (kit: CitizenKit, visit: SignedIn, { state, files }: Awaiting, errors: readonly FieldError[], status = 200) => {
  const path = pathOf(state.numero);
  if (state.attendues.length === 0) return visit.reply.redirect(followPath(state.numero), 303);
  return show(kit, visit, 'complete-piece', {
    number: state.numero, back: followPath(state.numero), form: { action: path, values: {}, errors }, limits: PIECE_LIMITS,
    asked: state.attendues.map(({ besoin, motif, message }) => ({ need: besoin, motive: motif, ...(message ? { message } : {}) })),
    before: state.attendues.map(({ echeance }) => echeance).sort()[0]!, removeAction: `${path}/retirer`, continueAction: `${path}/envoyer`,
    slots: slotsOf(state.attendues.map(({ besoin }) => besoin), files),
  }, status);
};
