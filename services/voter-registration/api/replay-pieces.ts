import type { FastifyInstance } from 'fastify';
import { insertFile } from '#base/files/queries.ts';
import { createReceiver, type Receiver } from '#base/files/receive.ts';
import { uploadedBytes } from '#base/files/uploaded-bytes.ts';
import { accessProblems } from '#base/access/errors.ts';
import { httpProblems } from '#base/http/errors.ts';
import { readMultipart } from '#base/http/multipart.ts';
import { inContext } from '#base/store/context.ts';
import type { PieceJointe } from '../domain/demande/demande.ts';
import { LIMITS } from '../limits.ts';
import type { VoterRegister } from '../store/open-register.ts';
import { pieceRef } from '../store/work-files.ts';
import { REPLAY_HEADER, type ReplayActors } from './replay-actor.ts';

export const REPLAY_PIECES = '/v1/voter-registration/replay/pieces';

/** What the deposit says of a document that is kept. */
export type KeptPiece = Pick<PieceJointe, 'id' | 'mime' | 'octets'>;

/**
 * `POST /v1/voter-registration/replay/pieces`: the documents of a replayed closing day, one a form, received, encrypted and
 * kept as those that people send page by page. Demo and test profiles only.
 */
export const replayPieces = (app: FastifyInstance, register: VoterRegister, receiver: Receiver, actors: ReplayActors): void => {
  const receive = createReceiver(receiver);
  app.post(REPLAY_PIECES, { schema: { hide: true }, bodyLimit: LIMITS.pieces_bytes_max }, async (request, reply) => {
    const actor = actors.read(request.headers[REPLAY_HEADER])?.actor.id;
    if (!actor) throw accessProblems.ACCESS_SESSION_REQUIRED();
    let kept: KeptPiece | undefined;
    await readMultipart(request.raw, { file_bytes_max: LIMITS.piece_bytes_max + 1, files_max: 1 },
      async ({ filename, declaredType, stream }) => {
        const reception = await receive({ slot: { slot: 'rejeu', accepts: ['image/jpeg', 'image/png', 'application/pdf'] },
          name: filename, declaredType, bytes: uploadedBytes(stream) });
        if (!reception.ok) throw reception.problem;
        const { file } = reception;
        const { partition } = pieceRef(register.partitions, file.objectId);
        await inContext(register.app, { actor, kind: 'citizen', roles: ['citizen'], territories: [], purpose: 'demarche' },
          (tx) => insertFile(tx, { partition, holder: actor }, file));
        kept = { id: file.objectId, mime: file.type, octets: file.size };
      });
    if (!kept) throw httpProblems.HTTP_INVALID();
    return reply.code(201).send(kept);
  });
};
