import type { Tx } from '#base/store/context.ts';
import { foldCall } from '../domain/calls/call.ts';
import type { CallEvent } from '../domain/calls/call-events.ts';
import type { ToldCall } from '../domain/calls/call-list.ts';
import { toE164 } from '../domain/calls/telephone-number.ts';
import { callAad } from './calls.ts';
import type { SealedNumbers } from './sealed-numbers.ts';

const TOLD = { name: 'appels-du-dossier', text: `
  select e.call_id, e.donnees from appel_evenement e where e.partition = $1 and e.centre = $2 and e.call_id in (
    select call_id from appel where partition = $1 and centre = $2 and dossier_id = $3 union select unnest($4::text[]))` };
const RECORDED = { name: 'appels-enregistres', text: `
  select call_id from enregistrement where partition = $1 and centre = $2 and call_id = any($3::text[])` };

/** Calls of a dossier as the telephony told them: those that were picked up for it, and those that somebody joined to it. */
export const callsOfCase = async (
  tx: Tx, { partition, centre }: { partition: number; centre: string }, numbers: SealedNumbers, dossier: string, joined: readonly string[],
): Promise<ToldCall[]> => {
  const { rows } = await tx.query<{ call_id: string; donnees: Buffer }>({ ...TOLD, values: [partition, centre, dossier, joined] });
  const told = [...Map.groupBy(rows, ({ call_id: id }) => id)].map(([id, ofCall]) =>
    ofCall.map(({ donnees }) => numbers.open<CallEvent>(donnees, callAad(centre, id))));
  const { rows: kept } = await tx.query<{ call_id: string }>({ ...RECORDED, values: [partition, centre,
    told.map(([one]) => one!.callId)] });
  const recorded = new Set(kept.map(({ call_id: id }) => id));
  return told.map((events): ToldCall => {
    const call = foldCall(events)!;
    return { ...call, ani: call.ani === null ? null : toE164(call.ani) ?? call.ani,
      did: events.find(({ did }) => did !== undefined)?.did ?? null,
      recording: call.recording ?? (recorded.has(call.callId) ? call.callId : null) };
  });
};
