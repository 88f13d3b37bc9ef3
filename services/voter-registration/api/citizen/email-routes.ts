import type { FastifyInstance } from 'fastify';
import { field, postedForm } from '#base/http/form.ts';
import { Problem, type FieldError } from '#base/values/problem.ts';
import type { DossierState } from '../../domain/state.ts';
import { CITIZEN_PAGES } from '../../web/citizen/pages.ts';
import type { FollowUpProps } from '../../web/citizen/props.ts';
import { command } from './citizen-command.ts';
import type { CitizenKit } from './kit.ts';
import { ownDossier } from './own-dossier.ts';
import { show, signedIn, type SignedIn } from './visit.ts';

const HIDDEN = { schema: { hide: true } };
const NAME = 'contact.courriel';
const pathOf = (page: 'email' | 'follow-up', numero: string): string => CITIZEN_PAGES[page].path.replace(':numero', numero);
const numeroOf = (request: { params: unknown }): string => (request.params as { numero: string }).numero;

/** What the follow-up says of the address: where to change it, and that it takes no mail. */
export const emailView = ({ demande, numero, rejets }: DossierState): Pick<FollowUpProps, 'emailHref' | 'emailRefused'> => {
  if (!demande) return {};
  const refused = rejets.at(-1)?.courriel;
  return { emailHref: pathOf('email', numero), ...(refused ? { emailRefused: refused } : {}) };
};

/** Corrects the e-mail address of a request: one field, never required. */
export const emailRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  app.get(CITIZEN_PAGES.email.path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    return visit ? showEmail(kit, visit, numeroOf(request), undefined, []) : reply;
  });
  app.post(CITIZEN_PAGES.email.path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    // An empty field takes the address back; a form without the field says nothing.
    const form = postedForm(request);
    const [numero, courriel] = [numeroOf(request), form.has(NAME) ? field(form, NAME) : '@'];
    try {
      await command(kit, visit, numero, 'demande:corriger-contact', { type: 'corrigerContact', courriel });
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 422) throw error;
      return showEmail(kit, visit, numero, courriel, [{ pointer: '/contact/courriel', code: error.code, detail: error.kind.remedy }]);
    }
    return reply.redirect(`${pathOf('follow-up', numero)}?fait=courriel`, 303);
  });
};

const showEmail = async (kit: CitizenKit, visit: SignedIn, numero: string, typed: string | undefined, errors: FieldError[]) => {
  const { state } = await ownDossier(kit, visit, numero, 'demande:lire', async (_tx, loaded) => loaded);
  const refused = state.rejets.at(-1)?.courriel;
  return show(kit, visit, 'email', { number: state.numero, ...(refused ? { refused } : {}), back: pathOf('follow-up', numero),
    form: { action: pathOf('email', numero), values: { [NAME]: typed ?? state.demande?.contact.courriel ?? '' }, errors } },
  errors.length > 0 ? 422 : 200);
};
