import type { Folded } from '#base/dossiers/dossier-type.ts';
import { append } from '#base/dossiers/execute.ts';
import { prepareEvent, type DossierRef } from '#base/dossiers/event.ts';
import { inContext, type RowContext, type Tx } from '#base/store/context.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';
import type { Problem } from '#base/values/problem.ts';
import type { CaseActor } from '../../domain/context.ts';
import { decideIncident } from '../../domain/incident/decide.ts';
import type { IncidentCommand, IncidentCommandOf } from '../../domain/incident/commands.ts';
import type { IncidentEvent } from '../../domain/incident/events.ts';
import { evolveIncident } from '../../domain/incident/evolve.ts';
import { noIncident, type Incident } from '../../domain/incident/incident.ts';
import { problems } from '../../errors.ts';
import { HOLDER } from '../../store/case-type.ts';
import type { Regulation } from '../../store/open-regulation.ts';

const ROUTE = 'evenement';
const PURPOSE = 'regulation';

/** Opens an event through the intake: durable and signed when it resolves. Opening twice gives the first one again. */
export const openIncident = async (
  regulation: Regulation, actor: CaseActor, id: string, command: IncidentCommandOf<'ouvrirEvenement'>,
): Promise<DossierRef> => {
  const now = regulation.clock();
  const ref = { partition: regulation.partitionOfCentre(command.centre), id };
  const decision = decideIncident(command, noIncident(), { now, actor });
  if (!decision.ok) throw decision.problem;
  const dataKey = regulation.keys.create(ref, HOLDER);
  const { number: _, ...asked } = command;
  await regulation.intake.submit({ partition: ref.partition, claim: regulation.claims.claim(command.centre, `${ROUTE} ${id}`),
    arrivedAt: now, fingerprint: regulation.claims.fingerprint(ROUTE, canonicalJson({ ...asked, place: asked.place ?? null })),
    prepared: { subject: id, wrapped: dataKey.wrapped, event: prepareEvent(regulation.service, ref, 1, decision.events[0] as never,
      { actor: actor.id, purpose: PURPOSE }, dataKey.key) } });
  return ref;
};

/** An event of many, folded; throws EVENEMENT_INTROUVABLE when the reader sees none. */
export const loadIncident = async (tx: Tx, { folded }: Regulation, ref: DossierRef): Promise<Folded<Incident>> =>
  known(await folded.incidents.load(tx, ref, [HOLDER]));

const known = (loaded: Folded<Incident> | undefined): Folded<Incident> => {
  if (!loaded?.key || loaded.state.state === null) throw problems.EVENEMENT_INTROUVABLE();
  return loaded;
};

export type IncidentOutcome = { id: string; problem: Problem | undefined };
type Given = { ref: DossierRef; actor: CaseActor; exercise: boolean; commands: readonly IncidentCommand[] };

/** Gives commands to one event in one transaction; one that is refused does not hold up the others. */
export const giveIncident = (
  regulation: Regulation, context: RowContext, { ref, actor, exercise, commands }: Given,
): Promise<{ version: number; outcomes: readonly IncidentOutcome[]; state: Incident }> => inContext(regulation.app, context, async (tx) => {
  const loaded = known(await regulation.folded.incidents.hold(tx, ref, [HOLDER]));
  if (loaded.state.exercise !== exercise) throw problems.EVENEMENT_INTROUVABLE();
  const now = regulation.clock();
  const { events, outcomes } = decideAll(loaded.state, commands, actor, now);
  if (events.length === 0) return { version: loaded.version, outcomes, state: loaded.state };
  const { version, state } = await append(tx, regulation.incidents, loaded, events as never, { actor: actor.id, purpose: PURPOSE }, now);
  return { version, outcomes, state };
});

const decideAll = (from: Incident, commands: readonly IncidentCommand[], actor: CaseActor, now: number) => {
  const events: IncidentEvent[] = [];
  const outcomes: IncidentOutcome[] = [];
  let state = from;
  for (const command of commands) {
    const decision = decideIncident(command, state, { now, actor });
    outcomes.push({ id: command.id, problem: decision.ok ? undefined : decision.problem });
    if (!decision.ok) continue;
    state = decision.events.reduce((folded, event) => evolveIncident(folded, { type: event.type, version: 1, position: folded.version + 1,
      at: now, actor: actor.id, facts: event.facts as unknown as Record<string, unknown>, content: event.content }), state);
    events.push(...decision.events);
  }
  return { events, outcomes };
};
