import type { FastifyInstance } from 'fastify';
import { FILE_LIMITS } from '#base/files/limits.ts';
import { findFiles, insertFile } from '#base/files/queries.ts';
import { createReceiver } from '#base/files/receive.ts';
import { UploadBudget } from '#base/files/upload-budget.ts';
import { uploadedBytes } from '#base/files/uploaded-bytes.ts';
import { readMultipart } from '#base/http/multipart.ts';
import { PIECE_TYPES, type PieceType } from '../../domain/codes/piece-types.ts';
import type { PieceJointe } from '../../domain/demande/demande.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { pieceRef } from '../../store/work-files.ts';
import { communeAsked, permitIn } from './desk-communes.ts';
import { deskVisit, type DeskKit, type DeskVisit } from './desk-kit.ts';

const ACCEPTED = ['image/jpeg', 'image/png', 'application/pdf'] as const;
/** Where a scan waits until its request is recorded. */
const SLOT = 'papier/';
const COUNT = { files_max: 1, file_bytes_max: LIMITS.piece_bytes_max + 1 };

/**
 * Scans of what came on paper: each is received alone, kept under the commune and the agent who sent it, and joined when the
 * request is recorded. One that is never joined goes with the forgotten drafts.
 */
export const paperPieceRoutes = (app: FastifyInstance, kit: DeskKit): void => {
  const receive = createReceiver(kit.receiver);
  app.post('/api/desk/pieces', { schema: { tags: ['desk'] }, bodyLimit: LIMITS.pieces_bytes_max }, async (request, reply) => {
    const visit = await deskVisit(kit, request);
    const commune = communeAsked(kit, visit, request);
    const held = await permitIn(kit, visit, 'demande:saisir', commune);
    const kept: (PieceJointe & { name: string })[] = [];
    await readMultipart(request.raw, COUNT, async ({ filename, declaredType, stream }, fields) => {
      const type = fields.get('type') ?? '';
      if (!Object.hasOwn(PIECE_TYPES, type)) throw problems.PIECE_INCONNUE();
      const budget = new UploadBudget({ ...FILE_LIMITS, file_bytes_max: LIMITS.piece_bytes_max });
      const reception = await receive({ slot: { slot: SLOT + type, accepts: ACCEPTED }, name: filename, declaredType,
        bytes: uploadedBytes(stream) }, budget);
      if (!reception.ok) throw reception.problem;
      const { file } = reception;
      const { partition } = pieceRef(kit.register.partitions, file.objectId);
      await kit.access.desk.read(held, async (tx) => {
        await insertFile(tx, { partition, holder: visit.actor.id, territory: commune }, file);
        return { value: undefined, dossiers: [], fields: ['pieces'] };
      });
      kept.push({ id: file.objectId, type: type as PieceType, mime: file.type, octets: file.size, name: file.name });
    });
    if (kept.length === 0) throw problems.PIECE_INCONNUE();
    return reply.code(201).send(kept[0]);
  });
};

/** The scans that a request names, as they were received; one of somebody else, or joined already, does not exist. */
export const paperPieces = async (
  kit: DeskKit, visit: DeskVisit, commune: string, ids: readonly string[],
): Promise<PieceJointe[]> => {
  if (ids.length === 0) return [];
  const held = await permitIn(kit, visit, 'demande:saisir', commune);
  const refs = ids.map((id) => pieceRef(kit.register.partitions, id));
  const rows = await kit.access.desk.read(held, async (tx) =>
    ({ value: await findFiles(tx, refs), dossiers: [], fields: ['pieces'] }));
  return ids.map((id) => {
    const row = rows.find(({ ref, holder, slot, dossier, state }) => ref.id === id && holder === visit.actor.id
      && slot.startsWith(SLOT) && dossier === undefined && state !== 'discarded');
    if (!row) throw problems.PIECE_INCONNUE();
    return { id, type: row.slot.slice(SLOT.length) as PieceType, mime: row.type, octets: row.bytes };
  });
};
