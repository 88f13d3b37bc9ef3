import type { WrappedKeys } from '#base/dossiers/rewrap-command.ts';
import { openedBytes, putSealed } from '#base/files/file-bytes.ts';
import { newFileKey, openFileKey } from '#base/files/file-key.ts';
import { rewrapOfFile } from '#base/files/wrapped-file-keys.ts';
import type { ObjectStore } from '#base/files/object-store.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { randomSlice } from '#base/values/ids.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import type { Regulation } from './open-regulation.ts';

type Place = { partition: number; centre: string };

const HOLDER = 'service';
const CONTEXT = systemContext('enregistrements', 'relecture');
const FIND = { name: 'enregistrement-trouver',
  text: 'select objet, kid, cle from enregistrement where partition = $1 and centre = $2 and call_id = $3' };
const KEEP = { name: 'enregistrement-garder', text: `
  insert into enregistrement (partition, centre, call_id, objet, kid, cle, cree_le) values ($1, $2, $3, $4, $5, $6,
    $7) on conflict do nothing` };

/** Data keys of recordings, for their rotation. */
export const WRAPPED_RECORDING_KEYS: WrappedKeys = {
  table: 'enregistrement', id: [{ column: 'centre', type: 'text' }, { column: 'call_id', type: 'text' }],
  of: 'objet', holder: `'${HOLDER}'`, key: 'cle', rewrap: rewrapOfFile,
};

/** Keeps the recording of a call as an encrypted file; a second one of the same call is left out. */
export const keepRecording = async (
  regulation: Regulation, store: ObjectStore, { partition, centre }: Place, call: string, bytes: Buffer,
): Promise<void> => {
  const objet = `enregistrements/${randomSlice(16).toString('hex')}`;
  const { key, wrappedKey } = newFileKey(regulation.keyring, objet, HOLDER);
  await putSealed(store, objet, bytes, key);
  await inContext(regulation.app, CONTEXT, (tx) => tx.query({ ...KEEP, values: [partition, centre, call, objet, wrappedKey.kid,
    wrappedKey.wrapped,
    toRfc3339(regulation.clock())] }));
};

/** The bytes of a call's recording, opened; `undefined` when there is none. */
export const readRecording = async (
  regulation: Regulation, store: ObjectStore, { partition, centre }: Place, call: string,
): Promise<Buffer | undefined> => {
  const row = await inContext(regulation.app, CONTEXT, async (tx) => (await tx.query<{ objet: string; kid: string; cle: Buffer }>(
    { ...FIND, values: [partition, centre, call] })).rows[0]);
  if (!row) return undefined;
  const key = openFileKey(regulation.keyring, row.objet, { holder: HOLDER, kid: row.kid, wrapped: row.cle });
  const chunks: Uint8Array[] = [];
  for await (const chunk of openedBytes(store, row.objet, key)) chunks.push(chunk);
  return Buffer.concat(chunks);
};
