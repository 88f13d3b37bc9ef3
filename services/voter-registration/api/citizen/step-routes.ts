import type { FastifyInstance } from 'fastify';
import { postedForm, type Form } from '#base/http/form.ts';
import { AUTOSAVE_FIELD, DRAFT_FIELD, VERSION_FIELD, type FormState } from '#base/ui/form.ts';
import type { FieldError } from '#base/values/problem.ts';
import { dossierProblems } from '#base/dossiers/errors.ts';
import { consularPost } from '../../domain/codes/consular-posts.ts';
import type { Commune } from '../../domain/communes.ts';
import { validateDemande } from '../../domain/demande/validate-demande.ts';
import { CITIZEN_PAGES, type CitizenPage } from '../../web/citizen/pages.ts';
import { answerCommune, choiceOf } from './commune-answer.ts';
import { rawDemande, type DraftContent } from './draft-content.ts';
import { changeDraft, openDraft, currentDraft, saveDraft, type OwnDraft } from './draft-session.ts';
import type { CitizenKit } from './kit.ts';
import { withLateness } from './lateness.ts';
import { errorsOnPage } from './page-errors.ts';
import { showStep } from './show-step.ts';
import { nextPath, type Step } from './steps.ts';
import { show, signedIn, type SignedIn } from './visit.ts';

const STEPS = ['nationality', 'eu-lists', 'situation', 'identity', 'birth', 'commune', 'consular-post', 'late-reason', 'attachment',
  'attachment-other',
  'attachment-details', 'address', 'contact'] as const satisfies readonly Step[];

/** The pages of the form that are plain fields: one GET and one POST each. */
export const stepRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  for (const step of STEPS) {
    const { path } = CITIZEN_PAGES[step];
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const visit = await signedIn(kit, request, reply);
      if (!visit) return reply;
      const draft = await currentDraft(kit, visit);
      return showStep(kit, visit, step, formOf(step, draft, []), draft?.content);
    });
    app.post(path, { schema: { hide: true } }, async (request, reply) => {
      const visit = await signedIn(kit, request, reply);
      if (!visit) return reply;
      return takeStep(kit, visit, step, postedForm(request));
    });
  }
};

/** State of a page's form from the draft. */
export const formOf = (step: CitizenPage, draft: OwnDraft | undefined, errors: readonly FieldError[]): FormState => ({
  action: CITIZEN_PAGES[step].path, values: draft?.content.values ?? {}, errors,
  ...(draft ? { draft: { id: draft.id, version: draft.version } } : {}) });

const takeStep = async (kit: CitizenKit, visit: SignedIn, step: Step, form: Form) => {
  const draft = await changeDraft(kit, visit, (before) => {
    checkVersion(before, form);
    return merged(before.content, step, form);
  });
  if (!draft) throw dossierProblems.DOSSIER_CHANGED();
  if (form.get(AUTOSAVE_FIELD)?.[0] === '1') {
    return visit.reply.send({ version: draft.version, savedAt: draft.savedAt });
  }
  if (step === 'commune') return takeCommune(kit, visit, draft);
  if (step === 'consular-post') return takePost(kit, visit, draft);
  return conclude(kit, visit, step, draft);
};

/** A form that was made from another version or another draft would write over what is newer. */
export const checkVersion = (draft: OwnDraft, form: Form): void => {
  const id = form.get(DRAFT_FIELD)?.[0];
  const version = Number(form.get(VERSION_FIELD)?.[0] ?? draft.version);
  if ((id !== undefined && id !== draft.id) || version !== draft.version) throw dossierProblems.DOSSIER_CHANGED();
};

/** The page's fields over the draft's; an unticked box is absent from the post and so is emptied. */
const merged = (content: DraftContent, step: Step, form: Form): DraftContent => {
  const values = { ...content.values };
  for (const name of CITIZEN_PAGES[step].fields) {
    const typed = form.get(name);
    if (typed && typed.length > 0) values[name] = typed.length === 1 ? typed[0]! : [...typed];
    else delete values[name];
  }
  return { ...content, values };
};

/** Goes on, or shows the page again with all its errors. */
const conclude = (kit: CitizenKit, visit: SignedIn, step: Step, draft: OwnDraft) => {
  const special = elsewhere(step, draft.content);
  if (special) return visit.reply.redirect(special, 303);
  const errors = stepErrors(kit, visit, step, draft.content);
  if (AGE_STEPS.has(step) && isMinor(kit, visit, draft.content)) return visit.reply.redirect(CITIZEN_PAGES.minor.path, 303);
  if (errors.length > 0) return showStep(kit, visit, step, formOf(step, draft, errors), draft.content, 422);
  return visit.reply.redirect(nextPath(step, draft.content), 303);
};

/** Answers that lead aside: no right to vote here, or a link of the second page. */
const elsewhere = (step: Step, { values }: DraftContent): string | undefined => {
  if (step === 'nationality' && values.nationalite === 'AUTRE') return CITIZEN_PAGES['not-eligible'].path;
  return step === 'attachment' && values.attache === 'AUTRE' ? CITIZEN_PAGES['attachment-other'].path : undefined;
};

/** Whether somebody is 18 before a coming ballot is known once both the birth date and the place are. */
const AGE_STEPS: ReadonlySet<Step> = new Set<Step>(['birth', 'commune', 'consular-post']);

const isMinor = (kit: CitizenKit, { lang }: SignedIn, content: DraftContent): boolean => {
  const valid = validateDemande(rawDemande(content, lang), kit.reference());
  return !valid.ok && valid.errors.some(({ code }) => code === 'MINEUR');
};

const CHOOSE = { fr: 'Choisissez une réponse.', en: 'Choose an answer.' };

const stepErrors = (kit: CitizenKit, { lang }: SignedIn, step: Step, content: DraftContent): FieldError[] => {
  if (step === 'nationality') {
    return content.values.nationalite ? [] : [{ pointer: '/nationalite', code: 'MANQUANT', detail: CHOOSE }];
  }
  if (step === 'late-reason') return content.values.motifL30 ? [] : [{ pointer: '/motifL30', code: 'MANQUANT', detail: CHOOSE }];
  const valid = validateDemande(rawDemande(content, lang), kit.reference());
  return valid.ok ? [] : errorsOnPage(step, valid.errors);
};

const UNKNOWN = { fr: 'Nous ne trouvons pas cette commune. Vérifiez l’orthographe ou tapez le code postal.',
  en: 'We cannot find this municipality. Check the spelling or type the postcode.' };

const takeCommune = async (kit: CitizenKit, visit: SignedIn, draft: OwnDraft) => {
  const { values } = draft.content;
  const answer = answerCommune(kit.reference().communes, String(values['communeDemandee.texte'] ?? ''),
    String(values.communeDemandee ?? ''));
  if (answer.kind === 'none') {
    const error = { pointer: '/communeDemandee/texte', code: 'COMMUNE_INCONNUE', detail: UNKNOWN };
    return showStep(kit, visit, 'commune', formOf('commune', draft, [error]), draft.content, 422);
  }
  if (answer.kind === 'choose') return visit.reply.redirect(CITIZEN_PAGES['commune-choice'].path, 303);
  return keepCommune(kit, visit, draft, answer.commune);
};

const takePost = async (kit: CitizenKit, visit: SignedIn, draft: OwnDraft) => {
  const code = String(draft.content.values.communeDemandee ?? '');
  if (consularPost(code)) return keepCommune(kit, visit, draft, kit.reference().communes.get(code)!);
  return showStep(kit, visit, 'consular-post', formOf('consular-post', draft, [{ pointer: '/communeDemandee', code: 'MANQUANT',
    detail: CHOOSE }]), draft.content, 422);
};

const keepCommune = async (kit: CitizenKit, visit: SignedIn, draft: OwnDraft, { code, nom: name, type }: Commune) => {
  const values: DraftContent['values'] = { ...draft.content.values, communeDemandee: code, 'communeDemandee.texte': name };
  const saved = await saveDraft(kit, visit, draft, withLateness({ ...draft.content, values }, kit.register.clock()));
  if (!saved) throw dossierProblems.DOSSIER_CHANGED();
  return conclude(kit, visit, type === 'POSTE' ? 'consular-post' : 'commune', saved);
};

/** The page that asks which commune was meant. */
export const communeChoiceRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  const { path } = CITIZEN_PAGES['commune-choice'];
  const ask = async (visit: SignedIn, draft: OwnDraft, errors: readonly FieldError[]) => {
    const typed = String(draft.content.values['communeDemandee.texte'] ?? '');
    const answer = answerCommune(kit.reference().communes, typed, '');
    if (answer.kind !== 'choose') return visit.reply.redirect(CITIZEN_PAGES.commune.path, 303);
    return show(kit, visit, 'commune-choice', { form: formOf('commune-choice', draft, errors), back: CITIZEN_PAGES.commune.path,
      reason: answer.reason, typed, choices: answer.choices.map(choiceOf) }, errors.length > 0 ? 422 : 200);
  };
  app.get(path, { schema: { hide: true } }, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const draft = await currentDraft(kit, visit);
    return draft ? ask(visit, draft, []) : reply.redirect(CITIZEN_PAGES.commune.path, 303);
  });
  app.post(path, { schema: { hide: true } }, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const draft = await openDraft(kit, visit);
    checkVersion(draft, postedForm(request));
    const code = postedForm(request).get('communeDemandee')?.[0] ?? '';
    const resolution = kit.reference().communes.resolve(code);
    if (!resolution.ok) return ask(visit, draft, [{ pointer: '/communeDemandee', code: 'MANQUANT', detail: CHOOSE }]);
    return keepCommune(kit, visit, draft, resolution.commune);
  });
};

