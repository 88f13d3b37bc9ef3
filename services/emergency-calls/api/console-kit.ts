import { rppsOf } from '#base/access/identity.ts';
import { contextOf as contextOfPermit, type Permit, type Visit } from '#base/access/desk.ts';
import type { RowContext } from '#base/store/context.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { FastifyRequest } from 'fastify';
import type { CaseActor } from '../domain/context.ts';
import type { Role } from '../domain/codes/roles.ts';
import { problems } from '../errors.ts';
import type { Regulation } from '../store/open-regulation.ts';
import type { RegulationAccess } from './access.ts';
import type { Geography } from './geography/geography.ts';
import type { RoadKeeper } from './geography/road-keeper.ts';
import type { Consequence } from './give-commands.ts';

/** What the routes of the consoles share. */
export type ConsoleKit = {
  context: ServiceContext; regulation: Regulation; access: RegulationAccess; geography: Geography;
  roads: RoadKeeper;
  /** What follows from each change of a dossier, in its transaction. */
  consequences: readonly Consequence[];
};

/** Purpose of everything done at a console of regulation. */
export const PURPOSE = 'regulation';

/** A permitted visit of one centre. */
export type CentreVisit = { permit: Permit; centre: string; partition: number; actor: CaseActor;
  /** Is this console in exercise mode? It then sees and writes exercises only, and never otherwise. */
  exercise: boolean };

/** The centre of the question: `?centre=`, or the visitor's first. */
const centreAsked = (visit: Visit): string => {
  const { centre } = visit.request.query as { centre?: string };
  return centre ?? visit.actor.territories[0] ?? '';
};

/** What somebody comes for: the regulation for whoever regulates; else what their roles are for (a secretary, a crew). */
const purposeOf = ({ actor: { grants } }: Visit): string => {
  const purposes = grants.flatMap((grant) => [...grant.purposes]);
  return purposes.includes(PURPOSE) ? PURPOSE : purposes[0] ?? PURPOSE;
};

/** What pulls at the real world and has no twin in an exercise: lever of overflow, roads, beds as hospitals declare them, the fleet. */
const REAL_ONLY: ReadonlySet<string> = new Set(['debordement:commander', 'route:fermer', 'lits:declarer', 'moyens:inscrire',
  'moyens:suivre']);

/** Lets somebody in for an action in a centre, or throws; the actor is the one that the domain knows. */
export const visitCentre = async (
  { access, regulation }: ConsoleKit, request: FastifyRequest, action: string, dossier?: { partition: number; id: string },
): Promise<CentreVisit> => {
  const visit = await access.desk.visit(request);
  const centre = centreAsked(visit);
  const permit = await access.desk.permit(visit, { action, purpose: purposeOf(visit),
    resource: { territories: [centre], ...(dossier ? { dossier: dossier.id } : {}) }, ...(dossier ? { dossiers: [dossier] } : {}) });
  const rpps = rppsOf(visit.actor.identity);
  const exercise = (request.query as { exercice?: string }).exercice === '1';
  if (exercise && REAL_ONLY.has(action)) throw problems.PAS_EN_EXERCICE();
  return { permit, centre, partition: regulation.partitionOfCentre(centre), exercise,
    actor: { id: visit.actor.id, role: permit.decision.role as Role, label: visit.actor.displayName, centre,
      ...(rpps === undefined ? {} : { rpps }) } };
};

/** The row context of a permitted visit, for what is written outside of a read. */
export const contextOf = ({ permit }: CentreVisit): RowContext => contextOfPermit(permit);
