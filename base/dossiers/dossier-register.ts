import { pipelined } from '#base/store/pipelined.ts';
import type { Register } from '#base/intake/register.ts';
import type { WrappedKey } from './dossier-keys.ts';
import type { DossierType } from './dossier-type.ts';
import { sealedBody, type PreparedEvent } from './event.ts';
import { insertEvents, insertKeys, selectSealed } from './event-queries.ts';
import { writeProjections } from './write-projections.ts';

/** A new dossier, ready for the intake: its first event and its wrapped key. */
export type NewDossier = { subject: string; event: PreparedEvent; wrapped: WrappedKey };

/**
 * Lets submissions of an intake become dossiers: first event, key and projections of a whole batch in
 * one statement a table. Everything is encrypted before it comes here.
 */
export const dossierRegister = <State>(type: DossierType<State>): Register<NewDossier> => ({
  seal: ({ event }, at) => ({ header: event.header, body: sealedBody(event, at), salt: event.salt }),
  write: (tx, partition, items, at) => pipelined([
    insertKeys(tx, partition, items.map(({ subject, wrapped }) => ({ id: subject, wrapped }))),
    writeProjections(tx, type, partition, items.map(({ event }) => ({
      ref: { partition, id: event.id }, version: 1, holders: type.holders.slice(0, 1),
      state: type.evolve(type.initialState(), { type: event.type, version: event.version, position: 1, at,
        actor: event.actor, facts: event.facts, content: event.content }),
    })), true),
  ]),
  writeSealed: (tx, partition, items, at) => insertEvents(tx, partition,
    items.map(({ prepared, sealed }) => ({ event: prepared.event, body: sealed.body })), items[0]!.leafIndex, at),
  recall: async (tx, partition, subjects) => {
    const rows = await selectSealed(tx, partition, subjects);
    return new Map(rows.map((row) => [row.dossier_id,
      { header: row.header, body: row.body, salt: row.salt, leafIndex: Number(row.leaf_index) }]));
  },
});
