import type { FastifyInstance } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { deskDocument } from '../../web/desk/desk-document.ts';
import type { DeskKit } from './desk-kit.ts';

/** Agents who have no queue have a screen of their own. */
const HOME_OF: Readonly<Record<string, string>> = { support: '/assistance', 'rights-manager': '/administration',
  'break-glass-reviewer': '/administration', commission: '/commission', prefet: '/prefecture' };
const TOWN_HALL = new Set(['agent-mairie', 'maire', 'consulat']);

/**
 * The console's one page, which its script fills. Somebody who is not signed in goes to ProConnect and comes back;
 * somebody of another profession goes to their own screen.
 */
export const pageRoutes = (app: FastifyInstance, kit: DeskKit): void => {
  for (const path of ['/mairie', '/mairie/']) {
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const session = await kit.access.requests.of(request);
      if (session === undefined) return reply.redirect(
        `/connexion/proconnect?retour=${encodeURIComponent(request.url)}`, 303);
      const elsewhere = session.actor.roles.some((role) => TOWN_HALL.has(role)) ? undefined
        : session.actor.roles.map((role) => HOME_OF[role]).find((home) => home !== undefined);
      if (elsewhere !== undefined) return reply.redirect(elsewhere, 303);
      return reply.type('text/html; charset=utf-8')
        .send(deskDocument(languageOf(request), kit.assets, kit.banner().banner));
    });
  }
};
