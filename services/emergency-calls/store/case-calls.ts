import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { foldCall } from '../domain/calls/call.ts';
import type { CallEvent } from '../domain/calls/call-events.ts';
import type { ToldCall } from '../domain/calls/call-list.ts';
import { toE164 } from '../domain/calls/telephone-number.ts';
import { callAad } from './calls.ts';
import { ITS_PLACES } from './locations.ts';
import type { SealedNumbers } from './sealed-numbers.ts';

const TOLD = { name: 'appels-du-dossier', text: `
  select e.call_id, e.donnees from appel_evenement e where e.partition = $1 and e.centre = $2 and e.call_id in (
    select call_id from appel where partition = $1 and centre = $2 and dossier_id = $3 union select unnest($4::text[]))` };
const RECORDED = { name: 'appels-enregistres', text: `
  select call_id from enregistrement where partition = $1 and centre = $2 and call_id = any($3::text[])` };

// sql-safe: a condition that locations.ts writes
const SOURCES = { name: 'appels-localises', text: `
  select a.call_id, array_agg(distinct l.source) as sources from appel a join localisation l on l.partition = $1 and l.centre = $2
    and ${ITS_PLACES}
  where a.partition = $1 and a.centre = $2 and a.call_id = any($3::text[]) group by a.call_id` };
const JOINED = { name: 'dossiers-joints', text: `select dossier_id from dossier_urgence
  where partition = $1 and centre = $2 and joint_a = $3 order by ouvert_le limit 20` };

/** Dossiers that were joined to one, the oldest first, at most 20. */
export const joinedTo = async (
  tx: Tx, { partition, centre }: { partition: number; centre: string }, dossier: string,
): Promise<string[]> => (await tx.query<{ dossier_id: string }>({ ...JOINED, values: [partition, centre, dossier] })).rows
  .map(({ dossier_id: id }) => id);

/** Calls of a dossier as the telephony told them: those that were picked up for it, and those that somebody joined to it. */
export const callsOfCase = async (
  tx: Tx, { partition, centre }: { partition: number; centre: string }, numbers: SealedNumbers, dossier: string, joined: readonly string[],
): Promise<ToldCall[]> => {
  const { rows } = await tx.query<{ call_id: string; donnees: Buffer }>({ ...TOLD, values: [partition, centre, dossier, joined] });
  const told = [...Map.groupBy(rows, ({ call_id: id }) => id)].map(([id, ofCall]) =>
    ofCall.map(({ donnees }) => numbers.open<CallEvent>(donnees, callAad(centre, id))));
  const values = [partition, centre, told.map(([one]) => one!.callId)];
  const [{ rows: kept }, { rows: sent }] = await pipelined([tx.query<{ call_id: string }>({ ...RECORDED, values }),
    tx.query<{ call_id: string; sources: string[] }>({ ...SOURCES, values })]);
  const sources = new Map(sent.map((row) => [row.call_id, row.sources]));
  const recorded = new Set(kept.map(({ call_id: id }) => id));
  return told.map((events): ToldCall => {
    const call = foldCall(events)!;
    return { ...call, ani: call.ani === null ? null : toE164(call.ani) ?? call.ani,
      sources: sources.get(call.callId) ?? [], did: events.find(({ did }) => did !== undefined)?.did ?? null,
      recording: call.recording ?? (recorded.has(call.callId) ? call.callId : null) };
  });
};
