import type { FastifyInstance, FastifyReply } from 'fastify';
import { addressRange } from '#base/http/address-range.ts';
import { field, postedForm, type Form } from '#base/http/form.ts';
import { emptyForm, type FormState, type FormValues } from '#base/ui/form.ts';
import { civilDateAt } from '#base/values/civil-date.ts';
import type { FieldError } from '#base/values/problem.ts';
import { consularPost } from '../../domain/codes/consular-posts.ts';
import { LISTS, type TypeListe } from '../../domain/codes/lists.ts';
import { stationNumber } from '../../domain/roll/station-number.ts';
import { STRIKE_OFF_MOTIVES, type MotifRadiation } from '../../domain/codes/strike-off-motives.ts';
import type { EtatCivil } from '../../domain/identity/civil-status.ts';
import { DECOY, type EnquiryAnswer, type ToldRegistration } from '../../domain/enquiry/answer.ts';
import { padded } from '../../domain/enquiry/answer-text.ts';
import { readQuestion, type Question } from '../../domain/enquiry/question.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { CITIZEN_PAGES, CITIZEN_PATHS, type CitizenPages } from '../../web/citizen/pages.ts';
import type { RegistrationView } from '../../web/citizen/props.ts';
import { answerCommune, choiceOf, type CommuneAnswer } from '../citizen/commune-answer.ts';
import { dateText } from '../citizen/draft-content.ts';
import type { CitizenKit } from '../citizen/kit.ts';
import { postsIn } from '../citizen/posts-in.ts';
import { show, visitOf, type Visit } from '../citizen/visit.ts';
import { issueCertificate } from './certificate.ts';
import { certificatePdf } from './certificate-pdf.ts';
import type { CertificateTokens } from './certificate-token.ts';
import { UNKEPT } from './enquiry-api.ts';
import type { Enquiry } from './enquiry.ts';

const HIDDEN = { schema: { hide: true } };
const PARIS = 'Europe/Paris';

export type EnquiryPages = { enquiry: Enquiry; tokens: CertificateTokens };

/** Pages of the enquiry: question, answer, certificate. They work without JavaScript and keep nothing of what is typed. */
export const enquiryPages = (app: FastifyInstance, kit: CitizenKit, pages: EnquiryPages): void => {
  const { path } = CITIZEN_PAGES.enquiry;
  app.get(path, HIDDEN, async (request, reply) => ask(kit, await visitOf(kit, request, reply), emptyForm(path)));
  app.post(path, HIDDEN, async (request, reply) => {
    const visit = await visitOf(kit, request, reply);
    const values = valuesOf(postedForm(request));
    const post = consularPost(values.poste ?? '');
    if (post && values['commune.texte']) {
      return ask(kit, visit, { ...emptyForm(path), values, errors: [ONE_PLACE] });
    }
    const place: CommuneAnswer = post ? { kind: 'one', commune: kit.reference().communes.get(post.code)! }
      : answerCommune(kit.reference().communes, values['commune.texte'] ?? '', values.commune ?? '');
    const form = (errors: readonly FieldError[]): FormState => ({ ...emptyForm(path), values, errors });
    if (place.kind === 'choose') return ask(kit, visit, form([CHOOSE]), place.choices.map(choiceOf));
    const reading = readQuestion(rawQuestion(values, place.kind === 'one' ? place.commune.code : ''), kit.reference());
    if (!reading.ok) return ask(kit, visit, form(reading.errors));
    return answer(kit, pages, visit, reading.question);
  });
  app.post(CITIZEN_PATHS.enquirySelf, HIDDEN, async (request, reply) => {
    const visit = await visitOf(kit, request, reply);
    const person = ownIdentity(visit);
    if (!person) return reply.redirect(`/connexion?retour=${encodeURIComponent(path)}`, 303);
    return answer(kit, pages, visit, { mode: 'PERSON', person });
  });
  certificateRoute(app, kit, pages);
};

const CHOOSE: FieldError = { pointer: '/commune', code: 'MANQUANT',
  detail: { fr: 'Choisissez la commune.', en: 'Choose the municipality.' } };

const ONE_PLACE: FieldError = { pointer: '/poste', code: 'POSTE_OU_COMMUNE',
  detail: { fr: 'Indiquez la commune ou le poste consulaire, pas les deux.',
    en: 'Enter the municipality or the consular post, not both.' } };

const valuesOf = (form: Form): Record<string, string> =>
  Object.fromEntries(CITIZEN_PAGES.enquiry.fields.map((name) => [name, field(form, name)]));

const rawQuestion = (values: FormValues & Record<string, string>, commune: string): Record<string, unknown> => ({
  commune,
  etatCivil: { nomNaissance: values['etatCivil.nomNaissance'], sexe: values['etatCivil.sexe'],
    dateNaissance: dateText(values, 'etatCivil.dateNaissance'),
    prenoms: (values['etatCivil.prenoms'] ?? '').split(/[,;\n]+/).map((name) => name.trim()).filter(Boolean) },
});

const ask = (kit: CitizenKit, visit: Visit, form: FormState, choices?: CitizenPages['enquiry']['choices']): FastifyReply =>
  show(kit, visit, 'enquiry', { form, self: ownIdentity(visit) !== undefined, posts: postsIn(visit.lang), ...(choices ? { choices } : {}) },
    form.errors.length > 0 ? 422 : 200);

/** The identity that FranceConnect vouches for, when it has every trait that the register needs. */
const ownIdentity = ({ session }: Visit): EtatCivil | undefined => {
  const person = session?.actor.identity;
  if (person?.kind !== 'citizen' || !person.familyName || !person.birthDate || !person.birthCountry) return undefined;
  const sexe = person.sex === 'female' ? 'F' : person.sex === 'male' ? 'M' : undefined;
  return sexe && { nomNaissance: person.familyName, prenoms: person.givenNames, sexe, dateNaissance: person.birthDate, precision: 'JOUR',
    paysNaissance: person.birthCountry, ...(person.birthPlace ? { communeNaissance: person.birthPlace } : {}) };
};

/** Asks, then lays out both pages and sends one: same status, same length, same work. */
const answer = async (kit: CitizenKit, { enquiry, tokens }: EnquiryPages, visit: Visit, question: Question): Promise<FastifyReply> => {
  const actor = visit.session?.actor.id;
  const told = await enquiry.ask(question, { range: addressRange(visit.request.ip), ...(actor === undefined ? {} : { actor }) });
  const self = question.mode === 'PERSON';
  const name = (code: string): string => kit.reference().communes.get(code)?.nom ?? code;
  const render = (of: EnquiryAnswer, found: boolean): string => padded(kit.render('enquiry-answer', { shell: visit.shell, found, self,
    commune: self ? '' : name(question.commune), registrations: of.registrations.map((one) => viewOf(one, name)),
    proxies: of.proxies.map(({ sens, du, au }) => ({ given: sens === 'DONNEE', from: du, until: au })),
    certificate: tokens.make(question.person, of, kit.register.clock()) }, visit.lang), LIMITS.enquiry_page_bytes);
  const found = render(told.found ? told : DECOY, true);
  const none = render(DECOY, false);
  return visit.reply.headers(UNKEPT).type('text/html; charset=utf-8').send(told.found ? found : none);
};

const viewOf = (
  { typeListe, commune, bureau, libelle, adresse, ordre, nne, au, motif }: ToldRegistration, name: (code: string) => string,
): RegistrationView => ({
  list: LISTS[typeListe as TypeListe]?.label ?? { fr: typeListe, en: typeListe }, commune: name(commune),
    ...(consularPost(commune) ? { abroad: true } : {}),
  station: stationNumber(bureau), place: libelle, address: adresse, nne, ...(ordre === null ? {} : { order: ordre }),
  ...(au === null ? {} : { ended: { on: civilDateAt(au, PARIS),
    reason: STRIKE_OFF_MOTIVES[motif as MotifRadiation]?.label ?? { fr: motif ?? '', en: motif ?? '' } } }),
});

const certificateRoute = (app: FastifyInstance, kit: CitizenKit, { tokens }: EnquiryPages): void => {
  app.post(CITIZEN_PATHS.certificate, HIDDEN, async (request, reply) => {
    const visit = await visitOf(kit, request, reply);
    const at = kit.register.clock();
    const claim = tokens.read(field(postedForm(request), 'jeton'), at);
    if (!claim) throw problems.ATTESTATION_INVALIDE();
    const { registration: { typeListe, commune, bureau, libelle, ordre, nne }, proxies, nomNaissance, prenoms, dateNaissance } = claim;
    const content = { nomNaissance, prenoms: prenoms.join(' '), dateNaissance, typeListe, commune, bureau, libelle, ordre, nne,
      procurations: proxies, nomCommune: kit.reference().communes.get(commune)?.nom ?? commune, etablieLe: at };
    const certificate = await issueCertificate(kit.register, content);
    const pdf = await certificatePdf({ content, certificate, lang: visit.lang, authority: kit.context.settings.SOCLE_VOTER_AUTHORITY ?? '',
      verify: `${kit.context.origins.portal ?? kit.context.origin}/verifier` });
    return reply.headers(UNKEPT).header('content-disposition', 'inline; filename="attestation-inscription.pdf"')
      .type('application/pdf').send(Buffer.from(pdf));
  });
};
