import type { FastifyInstance } from 'fastify';
import { field, type Form } from '#base/http/form.ts';
import type { FormState } from '#base/ui/form.ts';
import { codesOf, isCodeOf } from '../../domain/codes/code-list.ts';
import { COURT_APPLICANTS } from '../../domain/codes/court-applicants.ts';
import { JUDGMENTS } from '../../domain/codes/judgments.ts';
import { formatDate } from '../../domain/format-date.ts';
import { problems } from '../../errors.ts';
import { judgmentsOf } from '../../store/judgments.ts';
import { roll } from '../../web/staff/texts/roll.ts';
import { staff } from '../../web/staff/texts/common.ts';
import { personName } from '../../web/staff/views/words.ts';
import { placeAsked } from '../commission/commission-place.ts';
import { actNow } from '../desk/act.ts';
import { PURPOSE } from '../access-rules.ts';
import { inCommune, missing, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';

const HIDDEN = { schema: { hide: true } };

/** Court decisions: those entered, and the form for another (L.20). */
export const judgmentRoutes = (app: FastifyInstance, kit: StaffKit): void => {
  app.get('/jugements', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    return visit ? showJudgments(kit, visit) : reply;
  });
  app.post('/jugements', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    return visit ? posted(visit, '/jugements', (form) => enter(kit, visit, form), (refused) => showJudgments(kit, visit, refused)) : reply;
  });
};

const showJudgments = async (kit: StaffKit, visit: StaffVisit, refused?: FormState) => {
  const { lang } = visit;
  const place = placeAsked(kit, visit, visit.request);
  const rows = await inCommune(kit, visit, 'jugement:enregistrer', { territories: [place.commune] }, async (tx) => {
    const value = await judgmentsOf(tx, place);
    return { value, fields: ['identity'], dossiers: value.map(({ partition, dossier_id }) => ({ partition, id: dossier_id })) };
  });
  return showStaff(kit, visit, { title: roll(lang, 'judgments'), lead: roll(lang, 'judgmentsLead'), ...(refused ? { refused } : {}),
    blocks: [
    { kind: 'table', caption: roll(lang, 'judgments'), empty: roll(lang, 'judgmentsNone'),
      heads: [staff(lang, 'person'), staff(lang, 'number'), roll(lang, 'applicant'),
        roll(lang, 'orders'), roll(lang, 'givenOn'), roll(lang, 'court'),
        roll(lang, 'reference')],
      rows: rows.map((row) => [personName(row), row.numero, COURT_APPLICANTS[row.requerant].label[lang],
        JUDGMENTS[row.jugement].label[lang],
        formatDate(row.jugement_rendu, lang),
        row.juridiction, row.reference]) },
    { kind: 'form', action: '/jugements', title: roll(lang, 'enterJudgment'), submit: roll(lang, 'save'), values: { rendu: place.today },
      fields: [{ sort: 'text', name: 'numero', label: roll(lang, 'requestNumber') },
        { sort: 'radio', name: 'requerant', label: roll(lang, 'applicant'), options: codesOf(COURT_APPLICANTS).map((value) => ({ value,
          label: COURT_APPLICANTS[value].label[lang] })) },
        { sort: 'radio', name: 'sens', label: roll(lang, 'orders'), options: codesOf(JUDGMENTS).map((value) => ({ value,
          label: JUDGMENTS[value].label[lang] })) },
        { sort: 'date', name: 'rendu', label: roll(lang, 'givenOn') }, { sort: 'text', name: 'juridiction', label: roll(lang, 'court') },
        { sort: 'text', name: 'reference', label: roll(lang, 'reference') }] }] }, refused ? 422 : 200);
};

const enter = async (kit: StaffKit, visit: StaffVisit, form: Form): Promise<void> => {
  const errors = missing(form, 'numero', 'requerant', 'sens', 'rendu', 'juridiction', 'reference');
  const [sens, requerant] = [field(form, 'sens'), field(form, 'requerant')];
  if (errors.length > 0 || !isCodeOf(JUDGMENTS, sens) || !isCodeOf(COURT_APPLICANTS, requerant)) throw problems.SAISIE_INVALIDE({ errors });
  await actNow(kit, visit, field(form, 'numero'), 'jugement:enregistrer', () => ({ type: 'enregistrerJugement', sens, requerant,
    rendu: field(form, 'rendu'), juridiction: field(form, 'juridiction'), reference: field(form, 'reference') }));
};
