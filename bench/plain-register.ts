import { hash } from 'node:crypto';
import type { Register } from '#base/intake/register.ts';
import { selectSealed } from '#base/dossiers/event-queries.ts';
import { byteaArray, textArray, uuidArray } from '#base/store/binary-arrays.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';
import { toRfc3339 } from '#base/values/instant.ts';

/** A plain item: one event, kept as it came; what any bulk service would do at least. */
export type PlainItem = { subject: string; partition: number; actor: string; content: Buffer; salt: Buffer };

const INSERT = {
  name: 'plain-insert',
  text: `insert into event (partition, dossier_id, position, type, type_version, at, actor_id, header, body, salt, content, leaf_index)
    select $1, id, 1, 'Item', 1, to_timestamp($2::int8 / 1000.0), actor, header, body, salt, content, $3::int8 + i - 1
    from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::bytea[], $9::bytea[])
      with ordinality as list(id, actor, header, body, salt, content, i)`,
};

/** Stores plain items as events of the register. */
export const plainRegister = (service: string): Register<PlainItem> => ({
  seal: (item, at) => ({ salt: item.salt,
    header: canonicalJson({ v: 1, svc: service, part: item.partition, dossier: item.subject, pos: 1, type: 'Item', tv: 1 }),
    body: canonicalJson({ at: toRfc3339(at), actor: item.actor, content: hash('sha256', item.content, 'base64') }) }),
  write: async () => undefined,
  writeSealed: (tx, partition, items, at) => tx.query({ ...INSERT, values: [partition, at, items[0]!.leafIndex,
    uuidArray(items.map(({ prepared }) => prepared.subject)), textArray(items.map(({ prepared }) => prepared.actor)),
    textArray(items.map(({ sealed }) => sealed.header)), textArray(items.map(({ sealed }) => sealed.body)),
    byteaArray(items.map(({ sealed }) => sealed.salt)), byteaArray(items.map(({ prepared }) => prepared.content))] }),
  recall: async (tx, partition, subjects) => new Map((await selectSealed(tx, partition, subjects)).map((row) =>
    [row.dossier_id, { header: row.header, body: row.body, salt: row.salt, leafIndex: Number(row.leaf_index) }])),
});
