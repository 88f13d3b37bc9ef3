import type { FastifyRequest } from 'fastify';
import { FILE_LIMITS } from '#base/files/limits.ts';
import { insertFile } from '#base/files/queries.ts';
import { createReceiver, type ReceivedFile } from '#base/files/receive.ts';
import { serviceFiles } from '#base/files/service-files.ts';
import { UploadBudget } from '#base/files/upload-budget.ts';
import { openingCheck } from '#base/files/upload-checks.ts';
import { uploadedBytes } from '#base/files/uploaded-bytes.ts';
import { readMultipart } from '#base/http/multipart.ts';
import type { DossierRef } from '#base/dossiers/event.ts';
import type { RowContext } from '#base/store/context.ts';
import type { CaseActor } from '../../domain/context.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import type { ConsoleKit } from '../console-kit.ts';
import { giveCommands, type Consequence, type Outcome } from '../give-commands.ts';

const ACCEPTED = ['image/jpeg', 'image/png', 'application/pdf'] as const;
const COUNT = { files_max: 1, file_bytes_max: LIMITS.document_bytes_max + 1 };

/** A file as it came with a form, and the form's plain fields. */
export type CameIn = { file: ReceivedFile; fields: Map<string, string> };

/** Receives the one file of a form: judged, encrypted and durable, not yet known to any dossier. Throws the refusal. */
export const documentReceiver = ({ context, regulation }: Pick<ConsoleKit, 'context' | 'regulation'>) => {
  const { store, ring, clock, random, renderer } = serviceFiles(context, regulation);
  const receive = createReceiver({ store, ring, clock, random, opens: openingCheck({ store, ring, renderer }) });
  return async (request: FastifyRequest): Promise<CameIn> => {
    let came: ReceivedFile | undefined;
    const fields = await readMultipart(request.raw, COUNT, async ({ filename, declaredType, stream }) => {
      const budget = new UploadBudget({ ...FILE_LIMITS, file_bytes_max: LIMITS.document_bytes_max });
      const reception = await receive({ slot: { slot: 'document', accepts: ACCEPTED }, name: filename, declaredType,
        bytes: uploadedBytes(stream) }, budget);
      if (!reception.ok) throw reception.problem;
      came = reception.file;
    });
    if (!came) throw problems.DOCUMENT_ABSENT();
    return { file: came, fields };
  };
};

/** Who brings a document, to which dossier, under which id of theirs: brought twice, it is one. */
export type Brought = { ref: DossierRef; actor: CaseActor; purpose: string; id: string; from: 'caller' | 'crew'; file: ReceivedFile;
  title?: string };

/**
 * Puts a received file into its dossier: the event, the row and the asking for its scan in one transaction. It is seen once it was
 * scanned. A dossier takes a bounded number.
 */
export const bringDocument = async (kit: Pick<ConsoleKit, 'regulation'>, context: RowContext, brought: Brought,
  consequences: readonly Consequence[] = []): Promise<Outcome> => {
  const { ref, actor, purpose, id, from, file, title } = brought;
  const keep: Consequence = async (tx, { after }) => {
    if (after.documents.length > LIMITS.documents_max) throw problems.DOCUMENTS_TROP_NOMBREUX();
    await insertFile(tx, { partition: ref.partition, holder: actor.id, territory: actor.centre, dossier: ref }, file);
    return [];
  };
  const { outcomes: [outcome] } = await giveCommands(kit.regulation, context, { ref, actor, purpose, commands: [{ type: 'deposerDocument',
    id: `document-${id}`, document: id, file: file.objectId, from, ...(title ? { title } : {}) }] }, [...consequences, keep]);
  return outcome!;
};
