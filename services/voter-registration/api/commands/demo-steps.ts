import type { BesoinPiece } from '../../domain/codes/piece-needs.ts';
import type { Command } from '../../domain/commands.ts';
import type { DossierActor } from '../../domain/context.ts';
import type { DossierState } from '../../domain/state.ts';
import type { Order } from '../work/apply-orders.ts';
import { holderOf, type DemoRequest } from './demo-deposits.ts';

type Step = { role: 'agent-mairie' | 'maire' | 'usager'; command: Command };

const asked: Step = { role: 'agent-mairie', command: { type: 'demanderPiece', besoin: 'ADRESSE' as BesoinPiece, motif: 'ILLISIBLE',
  message: 'Le haut du document est coupé : photographiez la page entière.' } };
const proposed: Step = { role: 'agent-mairie', command: { type: 'instruire', sens: 'ACCEPTER' } };
const accepted: Step = { role: 'maire', command: { type: 'viser', sens: 'ACCEPTER' } };

/** What happened to each request, by its place: most wait for the town hall, the others stand in every state. */
const STORIES: Readonly<Record<number, readonly Step[]>> = {
  8: [asked], 9: [asked], 10: [proposed], 11: [proposed],
  12: [{ role: 'agent-mairie', command: { type: 'instruire', sens: 'REFUSER', motif: 'ATTACHE_NON_PROUVEE' } }],
  13: [proposed, accepted], 14: [proposed, accepted], 15: [proposed, accepted],
  16: [{ role: 'agent-mairie', command: { type: 'instruire', sens: 'REFUSER', motif: 'HORS_COMMUNE' } },
    { role: 'maire', command: { type: 'viser', sens: 'REFUSER', motif: 'HORS_COMMUNE' } }],
  17: [{ role: 'usager', command: { type: 'retirer' } }],
};
const CYCLE = 18;
const TRANSMITTED: readonly DossierState['etat'][] = ['TRANSMISE', 'A_COMPLETER', 'COMPLETE'];

const actorOf = ({ role }: Step, request: DemoRequest): DossierActor => (role === 'usager'
  ? { id: holderOf(request), role, territories: [] } : { id: `demo-${role}-${request.commune}`, role, territories: [request.commune] });

/** The orders that bring a transmitted request to its place; a second run finds it there and asks for nothing. */
export const storyOf = (request: DemoRequest, id: string): Order[] => {
  const steps = STORIES[request.index % CYCLE] ?? [];
  let fresh: boolean | undefined;
  return steps.map((step): Order => ({
    id, actor: actorOf(step, request), purpose: step.role === 'usager' ? 'demarche' : 'instruction',
    command: (state) => ((fresh ??= TRANSMITTED.includes(state.etat)) ? step.command : undefined),
  }));
};
