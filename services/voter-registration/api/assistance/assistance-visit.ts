import type { FastifyRequest } from 'fastify';
import type { Actor } from '#base/access/actor.ts';
import { auditRefusal, type Access, type DossierRef } from '#base/access/audit.ts';
import type { Allowed, Decision, Resource } from '#base/access/decide.ts';
import { refusal } from '#base/access/refusal.ts';
import type { Session } from '#base/access/sessions.ts';
import type { Instant } from '#base/values/instant.ts';
import { parsePublicNumber } from '#base/values/public-number.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import { organisationName } from '../../domain/authority.ts';
import { problems } from '../../errors.ts';
import { locateDossier, type Located } from '../../store/desk-locate.ts';
import type { CitizenKit } from '../citizen/kit.ts';

export type AssistanceKit = Pick<CitizenKit, 'context' | 'register' | 'access' | 'reference'> & { assets: Pick<PageAssets, 'styles'> };

/** One request of somebody who helps outside their territory. */
export type AssistanceVisit = {
  session: Session; actor: Actor; purpose: 'assistance' | 'instruction'; at: Instant; request: FastifyRequest;
};

/** Who asks; support helps people, everybody else examines. */
export const assistanceVisit = async (kit: AssistanceKit, request: FastifyRequest): Promise<AssistanceVisit> => {
  const session = await kit.access.requests.require(request);
  const { actor } = session;
  return { session, actor, request, at: kit.register.clock(), purpose: actor.roles.includes('support') ? 'assistance' : 'instruction' };
};

/** The town hall where somebody works, in plain words. */
export const organisationOf = (kit: AssistanceKit, { territories }: Actor): string | undefined => {
  const nom = kit.reference().communes.get(territories[0] ?? '')?.nom;
  return nom === undefined ? undefined : organisationName(territories[0]!, nom);
};

/** The line of audit of this request. */
export const accessLine = (
  kit: AssistanceKit, { actor, purpose, at, request }: AssistanceVisit, decision: Decision, dossiers: readonly DossierRef[],
  fields: readonly string[], breakGlass?: string,
): Access => {
  const organisation = organisationOf(kit, actor);
  return { actor, decision, purpose, dossiers, fields, at, route: request.routeOptions.url ?? '', correlationId: request.id,
    ...(organisation === undefined ? {} : { organisation }), ...(breakGlass === undefined ? {} : { breakGlass }) };
};

/** What the rules say; a refusal is written down before it is answered, and one for want of an open access tells nothing. */
export const permitAssistance = async (
  kit: AssistanceKit, visit: AssistanceVisit, action: string, resource: Resource, dossiers: readonly DossierRef[] = [],
): Promise<Allowed> => (await kit.access.desk.permit(visit, { action, resource, dossiers, purpose: visit.purpose })).decision;

/** The dossier of a number; one that leads nowhere is written down: somebody may be guessing. */
export const locateTyped = async (kit: AssistanceKit, visit: AssistanceVisit, typed: string): Promise<Located> => {
  const number = parsePublicNumber(typed);
  const found = number && number.partition < kit.register.partitions
    ? await locateDossier(kit.register.app, number.partition, number.text) : undefined;
  return found ?? kit.access.desk.noteGuess(visit, visit.purpose);
};
