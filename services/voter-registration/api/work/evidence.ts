import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { selectEvents } from '#base/dossiers/event-queries.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import type { Tx } from '#base/store/context.ts';
import { seal } from '#base/values/crypto-box.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { deriveKey } from '#base/values/keyring.ts';
import type { DossierState } from '../../domain/state.ts';
import type { VoterRegister } from '../../store/open-register.ts';

/** Where the evidence of requests that the register never took in is written. */
export type EvidenceFolder = { path: string };

const ATTEMPTS = { name: 'evidence-attempts',
  text: `select o.message_id, o.created_at, k.attempts, k.first_failed_at, k.last_error from outbox o join outbox_key k
      on k.partition = o.partition and k.channel = o.channel and k.ordering_key = o.ordering_key
    where o.partition = $1 and o.channel = $2 and o.ordering_key = $3` };

/**
 * Writes, before its content goes, what proves that a request was filed and could not be delivered: the sealed events,
 * the content that they seal, each attempt. The file is encrypted under a key of the service and durable when this
 * answers. Gives its name and digest, for the sealed fact of the erasure.
 */
export const exportEvidence = async (
  tx: Tx, register: VoterRegister, folder: EvidenceFolder, loaded: Loaded<DossierState>, channel: string,
): Promise<string> => {
  const { ref, state, events } = loaded;
  const sealed = await selectEvents(tx, ref);
  const { rows: attempts } = await tx.query({ ...ATTEMPTS, values: [ref.partition, channel, ref.id] });
  const text = JSON.stringify({ v: 1, numero: state.numero, dossier: ref, exporteLe: toRfc3339(register.clock()),
    evenements: sealed.map(({ position, type, at, body, leaf_index: leaf }) => ({ position, type, at, body, leaf })),
    contenus: events.map(({ position, content }) => ({ position, content: content ?? null })), envois: attempts });
  const bytes = seal(deriveKey(register.keyring, 'evidence'), Buffer.from(text), state.numero);
  const name = `${state.numero}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  await writeDurably(folder.path, name, bytes);
  return name;
};

const writeDurably = async (folder: string, name: string, bytes: Buffer): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  const directory = await open(folder, 'r');
  await directory.sync().finally(() => directory.close());
};
