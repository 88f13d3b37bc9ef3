import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { missingParts } from '../../domain/completeness.ts';
import { ARCHIVING_MS, CLOSING_MS, duePassage, FILING_MS } from '../../domain/life/due-passage.ts';
import { HOLDER } from '../../store/case-type.ts';
import { readDueCases, type DueCase } from '../../store/due-cases.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { giveCommands, type Consequence } from '../give-commands.ts';

const CONTEXT = systemContext('horloge', 'regulation');
/** Dossiers looked at in a round; more wait for the next one. */
const BATCH = 200;
/** Ended dossiers that one process remembers as incomplete, by version: looked at again when somebody has written into them. */
const REMEMBERED_MAX = 50_000;
/** An ended dossier is watched for so long; what is completed later, a person validates. */
const WATCHED_MS = 7 * 24 * 3_600_000;

/**
 * What is automatic in the life of dossiers (domain §3): a planned one begins, one carried out ends, a complete one is validated, then
 * closed, filed and archived in due time. `seen` are ended dossiers found incomplete at a version. Gives whether more may be due.
 */
export const lifeRound = (regulation: Regulation, consequences: readonly Consequence[], seen = new Map<string, number>()) =>
  async (): Promise<boolean> => {
    const now = regulation.clock();
    const limits = { recent: now - WATCHED_MS, closed: now - CLOSING_MS, filed: now - FILING_MS, archived: now - ARCHIVING_MS };
    if (seen.size > REMEMBERED_MAX) seen.clear();
    let moved = 0;
    for (let partition = 0; partition < regulation.partitions; partition += 1) {
      const due = await inContext(regulation.app, CONTEXT, (tx) => readDueCases(tx, partition, { now, ...limits }, BATCH));
      const fresh = due.filter(({ id, version }) => seen.get(id) !== version).slice(0, BATCH);
      for (const one of fresh) moved += Number(await passOn(regulation, partition, one, consequences, seen));
    }
    return moved >= BATCH;
  };

/** Makes the passage that is due of one dossier, as the machine; remembers one that cannot go on yet. */
const passOn = async (
  regulation: Regulation, partition: number, { id, centre, version }: DueCase, consequences: readonly Consequence[],
  seen: Map<string, number>,
): Promise<boolean> => {
  const ref = { partition, id };
  const state = (await inContext(regulation.app, CONTEXT, (tx: Tx) => regulation.folded.cases.load(tx, ref, [HOLDER])))?.state;
  const to = state && duePassage(state, regulation.clock());
  if (!to) {
    // An ended dossier may be complete and only have to settle: that comes with time, not with a word.
    if (state?.state !== 'ACHEVE' || missingParts(state).length > 0) seen.set(id, version);
    return false;
  }
  await giveCommands(regulation, CONTEXT, { ref, purpose: 'regulation',
    actor: { id: 'system:horloge', role: 'systeme', label: 'horloge', centre },
    commands: [{ type: 'changerEtat', id: `vie-${to}-${version}`, state: to }] }, consequences);
  return true;
};
