import { prepareEvent, type DossierRef } from '#base/dossiers/event.ts';
import type { Accepted } from '#base/intake/register.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';
import { applyEvents } from '../domain/apply-events.ts';
import type { CaseActor } from '../domain/context.ts';
import type { CommandOf } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { initialState } from '../domain/initial-state.ts';
import type { Case } from '../domain/state.ts';
import { HOLDER } from '../store/case-type.ts';
import type { Regulation } from '../store/open-regulation.ts';
import { PURPOSE } from './console-kit.ts';

const ROUTE = 'ouvrir';

/** A dossier that was opened; `state` is how it stands when it is new, nothing when it was opened before. */
type Opened = { ref: DossierRef; accepted: Accepted; state?: Case };

/**
 * Opens a dossier through the intake: durable and signed when it resolves. `id` is the dossier's, made by whoever opens it
 * (a console that is cut off too). Opening twice with the same `asked` (what the opener chose) gives the first answer again.
 * Throws the domain's or the intake's Problem.
 */
export const openCase = async (
  regulation: Regulation, actor: CaseActor, id: string, command: CommandOf<'ouvrir'>, asked: unknown = command.number,
): Promise<Opened> => {
  const now = regulation.clock();
  const ref = { partition: regulation.partitionOfCentre(command.centre), id };
  const decision = decide(command, initialState(), { now, actor });
  if (!decision.ok) throw decision.problem;
  const dataKey = regulation.keys.create(ref, HOLDER);
  const prepared = prepareEvent(regulation.service, ref, 1, decision.events[0] as never, { actor: actor.id, purpose: PURPOSE },
    dataKey.key);
  const accepted = await regulation.intake.submit({
    partition: ref.partition, claim: regulation.claims.claim(command.centre, `${ROUTE} ${id}`), arrivedAt: now,
    fingerprint: regulation.claims.fingerprint(ROUTE, canonicalJson({ id, asked: asked ?? null })),
    prepared: { subject: id, event: prepared, wrapped: dataKey.wrapped },
  });
  if (accepted.replayed) return { ref, accepted };
  const { at } = JSON.parse(accepted.sealed.body) as { at: string };
  return { ref, accepted, state: applyEvents(initialState(), decision.events.slice(0, 1), actor.id, Date.parse(at)) };
};
