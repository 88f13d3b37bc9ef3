import { loadDossiers } from '#base/dossiers/load-many.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { foldCall } from '../domain/calls/call.ts';
import type { CallEvent } from '../domain/calls/call-events.ts';
import { caseStory, type CaseStory } from '../domain/indicators/case-story.ts';
import { observeCall } from '../domain/indicators/observe-call.ts';
import { observeCase } from '../domain/indicators/observe-case.ts';
import { callAad } from './calls.ts';
import { HOLDER } from './case-type.ts';
import { keepParts, lockIndicators, type Part } from './indicators.ts';
import type { Regulation } from './open-regulation.ts';

/** News and events taken a round and partition: bounds the memory of one transaction. */
const BATCH = 500;

const CURSOR = { name: 'indicateurs-curseur',
  text: `insert into follower (partition, name) values ($1, $2)
    on conflict (partition, name) do update set name = excluded.name returning next_index` };
const MOVE = { name: 'indicateurs-avancer', text: 'update follower set next_index = $3 where partition = $1 and name = $2' };
const CHANGED_CALLS = { name: 'indicateurs-appels-changes',
  text: `select place, objet from nouvelle where partition = $1 and place >= $2 and sorte = 'appel' order by place limit $3` };
const CHANGED_CASES = { name: 'indicateurs-dossiers-changes',
  text: `select leaf_index as place, dossier_id::text as objet from event where partition = $1 and leaf_index >= $2
    order by leaf_index limit $3` };
const CALL_EVENTS = { name: 'indicateurs-appels-dits',
  text: 'select call_id, centre, donnees from appel_evenement where partition = $1 and call_id = any($2::text[])' };

/** Shares of calls, from what the telephony told of them. */
export const callParts = async (tx: Tx, { numbers }: Regulation, partition: number, ids: readonly string[]): Promise<Part[]> => {
  const { rows } = await tx.query<{ call_id: string; centre: string; donnees: Buffer }>({ ...CALL_EVENTS, values: [partition, ids] });
  return [...Map.groupBy(rows, (row) => row.call_id)].flatMap(([id, kept]) => {
    const call = foldCall(kept.map(({ donnees, centre }) => numbers.open<CallEvent>(donnees, callAad(centre, id))));
    return call ? [{ object: `appel/${id}`, centre: call.centre, observations: observeCall(call) }] : [];
  });
};

const partOf = (id: string, story: CaseStory): Part =>
  ({ object: `dossier/${id}`, centre: story.state.centre, observations: observeCase(story) });

/** Shares of dossiers, from all their events. One whose content was erased keeps the share that it had. */
export const caseParts = async (tx: Tx, { type, keys }: Regulation, partition: number, ids: readonly string[]): Promise<Part[]> => {
  const loaded = await loadDossiers(tx, type, keys, partition, ids);
  return [...loaded].flatMap(([id, { key, events }]) => (key ? [partOf(id, caseStory(events))] : []));
};

/** The same of dossiers that go on: a call under way changes at each round, and only what came since is read and folded. */
const changedCaseParts = async (tx: Tx, { folded }: Regulation, partition: number, ids: readonly string[]): Promise<Part[]> => {
  const loaded = await pipelined(ids.map((id) => folded.stories.load(tx, { partition, id }, [HOLDER])));
  return loaded.flatMap((one) => (one?.key ? [partOf(one.ref.id, one.state)] : []));
};

/** What is followed: who tells of changes, and what a changed thing adds. */
const FOLLOWED = [
  { name: 'indicateurs-appels', changed: CHANGED_CALLS, partsOf: callParts },
  { name: 'indicateurs-dossiers', changed: CHANGED_CASES, partsOf: changedCaseParts },
] as const;

/** Takes the next changes of one partition into the figures, in the transaction at hand. Gives whether there may be more. */
export const followPartition = async (tx: Tx, regulation: Regulation, partition: number): Promise<boolean> => {
  await lockIndicators(tx, partition);
  let more = false;
  for (const { name, changed, partsOf } of FOLLOWED) {
    const { rows: [cursor] } = await tx.query<{ next_index: string }>({ ...CURSOR, values: [partition, name] });
    const { rows } = await tx.query<{ place: string; objet: string }>({ ...changed, values: [partition, cursor!.next_index, BATCH] });
    if (rows.length === 0) continue;
    await keepParts(tx, partition, await partsOf(tx, regulation, partition, [...new Set(rows.map(({ objet }) => objet))]));
    await tx.query({ ...MOVE, values: [partition, name, Number(rows.at(-1)!.place) + 1] });
    more ||= rows.length === BATCH;
  }
  return more;
};

/** One round over all partitions: what changed since the last one is counted, once. */
export const indicatorRound = (regulation: Regulation) => async (): Promise<boolean> => {
  let more = false;
  for (let partition = 0; partition < regulation.partitions; partition += 1) {
    more = await inContext(regulation.jobs, systemContext('indicateurs', 'pilotage'), (tx) => followPartition(tx, regulation, partition))
      || more;
  }
  return more;
};
