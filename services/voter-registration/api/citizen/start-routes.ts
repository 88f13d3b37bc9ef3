import type { FastifyInstance } from 'fastify';
import { field, postedForm } from '#base/http/form.ts';
import { foldCommune } from '../../data/commune-search.ts';
import { consularPosts } from '../../domain/codes/consular-posts.ts';
import { parseBirthDateText } from '../../domain/identity/birth-date.ts';
import type { OperatorFacts, StartProps } from '../../web/citizen/props.ts';
import { CITIZEN_PAGES, CITIZEN_PATHS } from '../../web/citizen/pages.ts';
import { addDays } from '#base/values/civil-date.ts';
import { LIMITS } from '../../limits.ts';
import { contactLines } from '../contact-lines.ts';
import { answerCommune, choiceOf } from './commune-answer.ts';
import { rawDemande } from './draft-content.ts';
import { currentDraft, openDraft, restartDraft } from './draft-session.ts';
import { draftView } from './follow-routes.ts';
import type { CitizenKit } from './kit.ts';
import { outlookOf } from './outlook.ts';
import { formOf } from './step-routes.ts';
import { show, signedIn, visitOf, type SignedIn } from './visit.ts';

const HIDDEN = { schema: { hide: true } };
const SUGGESTIONS_MAX = 8;
const CHOOSE = { fr: 'Choisissez une réponse.', en: 'Choose an answer.' };

/** First page, information pages, resumption of a draft, and the commune search. */
export const startRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  app.get('/', HIDDEN, async (request, reply) => {
    const visit = await visitOf(kit, request, reply);
    const person = visit.session?.actor.kind === 'citizen' ? { ...visit, session: visit.session } as SignedIn : undefined;
    const draft = person && await currentDraft(kit, person);
    const { commune = '', code = '' } = request.query as { commune?: string; code?: string };
    return show(kit, visit, 'start', { lookup: lookupOf(kit, String(commune).slice(0, LIMITS.search_chars_max), String(code).slice(0, 5)),
      ...(draft ? { draft: draftView(draft) } : {}) });
  });
  app.get(CITIZEN_PAGES['already-registered'].path, HIDDEN, async (request, reply) =>
    show(kit, await visitOf(kit, request, reply), 'already-registered', {}));
  for (const page of ['plain-language', 'accessibility', 'legal', 'privacy'] as const) {
    app.get(CITIZEN_PAGES[page].path, HIDDEN, async (request, reply) =>
      show(kit, await visitOf(kit, request, reply), page, { operator: operatorOf(kit) }));
  }
  app.get(CITIZEN_PATHS.communeSearch, HIDDEN, async (request, reply) => {
    const typed = String((request.query as { q?: string }).q ?? '').slice(0, LIMITS.search_chars_max);
    const found = kit.reference().communes.search(typed, SUGGESTIONS_MAX);
    const communes = found.map(({ code, nom, departement }) => ({ code, nom, departement }));
    return reply.header('cache-control', 'public, max-age=3600').send({ communes });
  });
  resumeRoutes(app, kit);
  sidePages(app, kit);
};

const POSTS: ReadonlyMap<string, string> = new Map(consularPosts().map(({ nom, code }) => [foldCommune(nom), code]));
/** The consular post that somebody abroad typed by its town. */
const postNamed = (typed: string): string | undefined => POSTS.get(foldCommune(typed));

const lookupOf = (kit: CitizenKit, typed: string, code: string): StartProps['lookup'] => {
  if (!typed && !code) return { typed: '' };
  const communes = kit.reference().communes;
  const post = postNamed(typed);
  const found = answerCommune(communes, typed, code);
  const answer = post && !(found.kind === 'one' && foldCommune(found.commune.nom) === foldCommune(typed))
    ? answerCommune(communes, '', post) : found;
  if (answer.kind === 'none') return { typed, notFound: true };
  if (answer.kind === 'choose') return { typed, choices: answer.choices.map(choiceOf) };
  const { closing, late } = outlookOf(answer.commune.code, kit.register.clock());
  return { typed, found: { commune: answer.commune.nom, closings: closing ? [closing] : [], ...(late ? { late } : {}) } };
};

const resumeRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  const { path } = CITIZEN_PAGES.resume;
  app.get(path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const draft = await currentDraft(kit, visit);
    if (!draft?.content.values.nationalite) return reply.redirect(CITIZEN_PAGES.nationality.path, 303);
    return show(kit, visit, 'resume', { form: formOf('resume', draft, []), ...draftView(draft) });
  });
  app.post(path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const choice = field(postedForm(request), 'choix');
    const draft = await openDraft(kit, visit);
    if (choice === 'recommencer') await restartDraft(kit, visit);
    else if (choice !== 'reprendre') {
      return show(kit, visit, 'resume', { form: formOf('resume', draft, [{ pointer: '/choix', code: 'MANQUANT', detail: CHOOSE }]),
        ...draftView(draft) }, 422);
    }
    return reply.redirect(choice === 'reprendre' ? CITIZEN_PAGES.check.path : CITIZEN_PAGES.nationality.path, 303);
  });
};

/** Pages to which an answer leads aside: another nationality, under 18. */
const sidePages = (app: FastifyInstance, kit: CitizenKit): void => {
  app.get(CITIZEN_PAGES['not-eligible'].path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    return show(kit, visit, 'not-eligible', { back: CITIZEN_PAGES.nationality.path });
  });
  app.get(CITIZEN_PAGES.minor.path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const draft = await openDraft(kit, visit);
    const { etatCivil } = rawDemande(draft.content, visit.lang) as { etatCivil: { dateNaissance?: string } };
    const today = kit.reference().today;
    const birth = parseBirthDateText(etatCivil.dateNaissance ?? '', Number(today.slice(0, 4)));
    if (!birth.ok) return reply.redirect(CITIZEN_PAGES.birth.path, 303);
    const [year, rest] = [Number(birth.dateNaissance.slice(0, 4)) + 18, birth.dateNaissance.slice(4).replaceAll('-00', '-01')];
    const known = rest === '-02-29' ? `${year}-03-01` : `${year}${rest}`;
    return show(kit, visit, 'minor', { birthday18: addDays(known, 0), back: CITIZEN_PAGES.birth.path,
      keptUntil: draftView(draft).keptUntil });
  });
};

const operatorOf = ({ context }: CitizenKit): OperatorFacts => {
  const { SOCLE_VOTER_AUTHORITY: authority = '', SOCLE_VOTER_HOST: host, SOCLE_VOTER_DATA_OFFICER: officer } = context.settings;
  const { mail, phone, address } = contactLines(context);
  return { publisher: authority, director: authority, address, host: host || authority,
    contact: [mail, phone].filter(Boolean).join(', '), dpo: officer || mail, updatedOn: '2026-11-22' };
};
