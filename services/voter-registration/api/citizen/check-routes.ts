import type { FastifyInstance } from 'fastify';
import { field, postedForm, type Form } from '#base/http/form.ts';
import type { Tx } from '#base/store/context.ts';
import type { FieldError } from '#base/values/problem.ts';
import { validateDemande } from '../../domain/demande/validate-demande.ts';
import { DECLARATIONS, declarationFor } from '../../domain/demande/declaration.ts';
import { authorityWords } from '../../domain/authority.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { NATURES } from '../../domain/codes/natures.ts';
import { likelyExOfficio } from '../../domain/ex-officio.ts';
import { parseBirthDateText } from '../../domain/identity/birth-date.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import { CITIZEN_PAGES } from '../../web/citizen/pages.ts';
import type { EarlierRequest } from '../../web/citizen/props.ts';
import { answerSections, STEP_TITLES } from './answer-sections.ts';
import { dateText, listOf, rawDemande, type DraftContent } from './draft-content.ts';
import { currentDraft, openDraft, saveDraft, type OwnDraft } from './draft-session.ts';
import { noteDevice } from '../fraud/note-device.ts';
import { checkedAddress } from './address-check.ts';
import type { CitizenKit } from './kit.ts';
import { withLateness } from './lateness.ts';
import { openRequests } from './open-requests.ts';
import { outlookOf } from './outlook.ts';
import { checkVersion, formOf } from './step-routes.ts';
import { clearTicket, ticketOf } from './waiting-gate.ts';
import { unfinished } from './steps.ts';
import { asPersonAtOnce, show, signedIn, type SignedIn } from './visit.ts';
import { dossierProblems } from '#base/dossiers/errors.ts';

const HIDDEN = { schema: { hide: true } };
const START = CITIZEN_PAGES.nationality.path;

/** Check your answers, earlier requests, sworn declaration and submission. */
export const checkRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  const withDraft = (path: string, method: 'get' | 'post', then: (visit: SignedIn, draft: OwnDraft, form: Form) => Promise<unknown>) =>
    app[method](path, HIDDEN, async (request, reply) => {
      const arrivedAt = kit.register.clock();
      const visit = await signedIn(kit, request, reply);
      if (!visit) return reply;
      request.arrivedAt = arrivedAt;
      const draft = method === 'get' ? await currentDraft(kit, visit) : await findDraft(kit, visit);
      if (!draft) return reply.redirect(START, 303);
      if (draft.submitted !== null) return reply.redirect(receiptPath(draft.submitted), 303);
      return then(visit, draft, postedForm(request));
    });
  const { check, duplicate, declaration } = CITIZEN_PAGES;
  withDraft(check.path, 'get', async (visit, draft) => showCheck(kit, visit, draft));
  withDraft(check.path, 'post', async (visit, draft) => afterCheck(kit, visit, draft));
  withDraft(duplicate.path, 'get', async (visit, draft) => showDuplicate(kit, visit, draft, []));
  withDraft(duplicate.path, 'post', (visit, draft, form) => takeDuplicate(kit, visit, draft, form));
  withDraft(declaration.path, 'get', async (visit, draft) => showDeclaration(kit, visit, draft, []));
  withDraft(declaration.path, 'post', (visit, draft, form) => submit(kit, visit, draft, form));
};

/** The draft even when it was filed already: a second click is then shown the receipt. */
const findDraft = async (kit: CitizenKit, visit: SignedIn): Promise<OwnDraft | undefined> => {
  const draft = await asPersonAtOnce(kit, visit, (tx) => kit.drafts.find(tx, visit.session.actor.id));
  return draft && { ...draft, content: withLateness(draft.content, kit.register.clock()) };
};

const receiptPath = (numero: string): string => CITIZEN_PAGES.receipt.path.replace(':numero', numero);

const communeOf = ({ values }: DraftContent): string => String(values.communeDemandee ?? '');
const nameOf = (kit: CitizenKit, code: string): string => kit.reference().communes.get(code)?.nom ?? '';

/** Errors of the whole draft but for the declaration, which comes after. */
const openErrors = (kit: CitizenKit, { lang }: SignedIn, content: DraftContent): FieldError[] => {
  const valid = validateDemande(rawDemande(content, lang), kit.reference());
  return valid.ok ? [] : valid.errors.filter(({ pointer }) => !pointer.startsWith('/declarationHonneur'));
};

/** Whether a page is still to be answered; the late reason is one of them from the closing on. */
const isUnfinished = (kit: CitizenKit, visit: SignedIn, { content }: OwnDraft): boolean => {
  const errors = openErrors(kit, visit, content);
  return errors.length > 0 || unfinished(content, errors).length > 0;
};

const showCheck = (kit: CitizenKit, visit: SignedIn, draft: OwnDraft, status = 200) => {
  const missing = unfinished(draft.content, openErrors(kit, visit, draft.content))
    .map((step) => ({ title: STEP_TITLES[step], href: CITIZEN_PAGES[step].path }));
  const code = communeOf(draft.content);
  return show(kit, visit, 'check', { form: formOf('check', draft, []), back: CITIZEN_PAGES.contact.path, missing,
    ...(exOfficio(draft.content, kit.reference().today) ? { exOfficio: true } : {}),
    sections: answerSections(draft.content, kit.reference(), visit.lang, checkedAddress(kit, visit, draft.content).verificationAdresse),
    outlook: code ? outlookOf(code, kit.register.clock(), listOf(draft.content)) : {} }, status);
};

/** Somebody who turned 18 not long ago should be on a roll without asking: told to look first. */
const exOfficio = ({ values }: DraftContent, today: string): boolean => {
  const read = parseBirthDateText(dateText(values, 'etatCivil.dateNaissance') ?? '', Number(today.slice(0, 4)));
  const { nature } = values;
  return read.ok && values.nationalite === 'FR' && likelyExOfficio(read, isCodeOf(NATURES, nature) ? nature : undefined, today);
};

const afterCheck = async (kit: CitizenKit, visit: SignedIn, draft: OwnDraft) => {
  if (isUnfinished(kit, visit, draft)) return showCheck(kit, visit, draft, 422);
  const earlier = draft.content.earlierSeen ? [] : await earlierOf(kit, visit);
  const next = earlier.length > 0 ? CITIZEN_PAGES.duplicate : CITIZEN_PAGES.declaration;
  return visit.reply.redirect(next.path, 303);
};

/** Requests of the same person that are still open, other than the dossier `except`. */
export const earlierOf = async (kit: CitizenKit, visit: SignedIn, known: { tx?: Tx; except?: string } = {}): Promise<EarlierRequest[]> =>
  (await openRequests(kit, visit, known)).map(({ state }) => ({
    number: state.numero, commune: nameOf(kit, state.commune ?? ''), receivedAt: state.dateDepot,
    zone: zoneOf(state.commune ?? '75101'), href: CITIZEN_PAGES['follow-up'].path.replace(':numero', state.numero) }));

const CHOOSE = { fr: 'Choisissez une réponse.', en: 'Choose an answer.' };

const showDuplicate = async (kit: CitizenKit, visit: SignedIn, draft: OwnDraft, errors: FieldError[]) => {
  const earlier = await earlierOf(kit, visit);
  if (earlier.length === 0) return visit.reply.redirect(CITIZEN_PAGES.declaration.path, 303);
  return show(kit, visit, 'duplicate', { form: formOf('duplicate', draft, errors), back: CITIZEN_PAGES.check.path, earlier },
    errors.length > 0 ? 422 : 200);
};

const takeDuplicate = async (kit: CitizenKit, visit: SignedIn, draft: OwnDraft, form: Form) => {
  const choice = field(form, 'choix');
  if (choice === 'suivre') return visit.reply.redirect((await earlierOf(kit, visit))[0]?.href ?? CITIZEN_PAGES['my-requests'].path, 303);
  if (choice !== 'continuer') return showDuplicate(kit, visit, draft, [{ pointer: '/choix', code: 'MANQUANT', detail: CHOOSE }]);
  const saved = await saveDraft(kit, visit, draft, { ...draft.content, earlierSeen: true });
  if (!saved) throw dossierProblems.DOSSIER_CHANGED();
  return visit.reply.redirect(CITIZEN_PAGES.declaration.path, 303);
};

const showDeclaration = async (kit: CitizenKit, visit: SignedIn, draft: OwnDraft, errors: FieldError[]) => {
  // Not when it comes back with an error: what is sent is taken, whatever the clock has passed meanwhile.
  if (errors.length === 0 && isUnfinished(kit, visit, draft)) return visit.reply.redirect(CITIZEN_PAGES.check.path, 303);
  const [code, list] = [communeOf(draft.content), listOf(draft.content)];
  const version = declarationFor(list);
  return show(kit, visit, 'declaration', { form: formOf('declaration', draft, errors), back: CITIZEN_PAGES.check.path,
    to: authorityWords(code, nameOf(kit, code), visit.lang).to, statement: { version, text: DECLARATIONS[version]! },
    outlook: outlookOf(code, kit.register.clock(), list) }, errors.length > 0 ? 422 : 200);
};

/** Files the request. The draft's id is the idempotency key: a double click or a retry finds the same number. */
const submit = async (kit: CitizenKit, visit: SignedIn, draft: OwnDraft, form: Form) => {
  checkVersion(draft, form);
  const values = { ...draft.content.values, declarationHonneur: field(form, 'declarationHonneur'),
    'declarationHonneur.version': field(form, 'declarationHonneur.version') };
  const valid = validateDemande(rawDemande({ ...draft.content, values }, visit.lang), kit.reference());
  if (!valid.ok) return showDeclaration(kit, visit, draft, valid.errors.filter(({ pointer }) => pointer.startsWith('/declarationHonneur')));
  const { id } = visit.session.actor;
  const { numero } = await kit.deposit({ actor: { id, role: 'usager', territories: [] }, key: draft.id,
    demande: { ...valid.demande, ...checkedAddress(kit, visit, draft.content) },
    canal: 'EN_LIGNE', arrivee: visit.request.arrivedAt, ...ticketIn(kit, visit) });
  await asPersonAtOnce(kit, visit, (tx) => kit.drafts.submit(tx, id, draft.id, numero));
  void noteDevice(kit.register, visit.request, { commune: valid.demande.communeDemandee, numero }).catch(() => undefined);
  // The ticket is used up with this request.
  return visit.reply.header('set-cookie', clearTicket(kit)).redirect(receiptPath(numero), 303);
};

/** A ticket of the waiting room goes with the request that it was waited for, once. */
const ticketIn = (kit: CitizenKit, { request }: SignedIn): { ticket?: { seq: number; at: number } } => {
  const ticket = ticketOf(kit, request);
  return ticket ? { ticket: { seq: ticket.seq, at: ticket.arrivedAt } } : {};
};
