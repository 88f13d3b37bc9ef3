import type { FastifyInstance } from 'fastify';
import { PDFDocument } from 'pdf-lib';
import { field, postedForm, type Form } from '#base/http/form.ts';
import type { PrintDesk } from '#base/messages/print-desk.ts';
import { formatInstant } from '#base/ui/i18n/format.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { markSent, sentLetters, waitingLetters, type Courrier } from '../../store/letters.ts';
import type { Block } from '../../web/staff/model.ts';
import { letters } from '../../web/staff/texts/letters.ts';
import { staff } from '../../web/staff/texts/common.ts';
import { personName } from '../../web/staff/views/words.ts';
import { placeAsked, placeOf, type CommunePlace } from '../commission/commission-place.ts';
import { PURPOSE } from '../access-rules.ts';
import { inCommune, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';

const HIDDEN = { schema: { hide: true } };

/** Letters of a town hall: a batch to print as one PDF, then marked as sent. */
export const letterRoutes = (app: FastifyInstance, kit: StaffKit, desk: PrintDesk): void => {
  app.get('/courriers', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    return visit ? showLetters(kit, visit, placeAsked(kit, visit, request)) : reply;
  });
  app.get('/courriers/lot.pdf', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    return visit ? sendBatch(kit, visit, placeAsked(kit, visit, request), desk) : reply;
  });
  app.post('/courriers', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    if (!visit) return reply;
    const place = placeOf(kit, field(postedForm(request), 'commune'), visit.at);
    return posted(visit, `/courriers?commune=${place.commune}`, (form) => mark(kit, visit, place, form, desk),
      () => showLetters(kit, visit, place));
  });
};

const read = (kit: StaffKit, visit: StaffVisit, place: CommunePlace): Promise<{ waiting: Courrier[]; sent: Courrier[] }> =>
  inCommune(kit, visit, 'courrier:imprimer', { territories: [place.commune] }, async (tx) => {
    const waiting = await waitingLetters(tx, place, LIMITS.desk_page_max);
    const sent = await sentLetters(tx, place, LIMITS.search_results_max);
    return { value: { waiting, sent }, fields: ['letters', 'identity'],
      dossiers: [...waiting, ...sent].map(({ partition, dossier_id }) => ({ partition, id: dossier_id })) };
  });

const addressee = ({ nom_naissance, nom_usage, prenoms }: Courrier): string =>
  (nom_naissance === null ? '–' : personName({ nom_naissance, nom_usage, prenoms: prenoms ?? '' }));

const showLetters = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace) => {
  const { lang } = visit;
  const { waiting, sent } = await read(kit, visit, place);
  const batch: Block[] = waiting.length === 0 ? [] : [
    { kind: 'links', items: [{ text: letters(lang, 'print', { count: waiting.length }),
      href: `/courriers/lot.pdf?commune=${place.commune}` }] },
    { kind: 'text', text: letters(lang, 'markWarning') },
    { kind: 'form', action: '/courriers', submit: letters(lang, 'mark'), fields: [],
      hidden: { commune: place.commune, lettres: waiting.map(({ lettre_id }) => lettre_id).join(' ') } }];
  return showStaff(kit, visit, { title: letters(lang, 'title', { commune: place.nom }), lead: letters(lang, 'lead'), blocks: [
    ...batch,
    { kind: 'table', caption: letters(lang, 'waiting'), empty: letters(lang, 'waitingNone'),
      heads: [staff(lang, 'person'), staff(lang, 'number'), letters(lang, 'letter'), letters(lang, 'created')],
      rows: waiting.map((one) => [addressee(one), one.numero, one.objet, formatInstant(lang, one.cree_le.getTime(), place.zone)]) },
    { kind: 'table', caption: letters(lang, 'sent'), empty: letters(lang, 'sentNone'),
      heads: [staff(lang, 'person'), staff(lang, 'number'), letters(lang, 'letter'), letters(lang, 'sentOn')],
      rows: sent.map((one) => [addressee(one), one.numero, one.objet, formatInstant(lang, one.imprime_le!.getTime(), place.zone)]) }] });
};

/** Every waiting letter of the town hall, one after the other. */
const sendBatch = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, desk: PrintDesk) => {
  const { waiting } = await read(kit, visit, place);
  if (waiting.length === 0) throw problems.DOSSIER_INTROUVABLE();
  const all = await PDFDocument.create();
  for (const { lettre_id } of waiting) {
    const one = await PDFDocument.load(await desk.read(lettre_id));
    for (const page of await all.copyPages(one, one.getPageIndices())) all.addPage(page);
  }
  return visit.reply.header('content-disposition', `inline; filename="courriers-${place.commune}.pdf"`)
    .type('application/pdf').send(Buffer.from(await all.save()));
};

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Only the batch that was on the screen: a letter written meanwhile waits for the next one. */
const mark = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, form: Form, desk: PrintDesk): Promise<void> => {
  const ids = field(form, 'lettres').split(' ').filter((id) => ID.test(id)).slice(0, LIMITS.desk_page_max);
  const marked = await inCommune(kit, visit, 'courrier:imprimer', { territories: [place.commune] }, async (tx) =>
    ({ value: await markSent(tx, place, ids, visit.actor.id, visit.at), fields: [], dossiers: [] }));
  for (const id of marked) await desk.printed(id);
};
