import type { FastifyInstance } from 'fastify';
import { field, postedForm, type Form } from '#base/http/form.ts';
import type { FormState } from '#base/ui/form.ts';
import { territoryOf } from '../../domain/calendar/territory.ts';
import { LIMITS } from '../../limits.ts';
import { membersOf } from '../../store/commission.ts';
import { departmentCounts, departmentLitigation, departmentTables } from '../../store/department.ts';
import { prefecture } from '../../web/staff/texts/prefecture.ts';
import { prefectureCommission, prefectureHome } from '../../web/staff/views/prefecture.ts';
import { appointTyped } from '../commission/appoint-typed.ts';
import { placeOf, type CommunePlace } from '../commission/commission-place.ts';
import { asSystem, inCommune, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';
import { permit } from '../desk/desk-kit.ts';

const HIDDEN = { schema: { hide: true } };
/** Purpose of what a prefecture reads (L.19, L.20). */
const OVERSIGHT = 'tutelle';
/** The appeal of L.20 I lasts seven days from the publication; a month shows what was open lately. */
const TABLES_MS = 31 * 86_400_000;

/** The prefecture: figures, litigation, members of commissions. */
export const prefectureRoutes = (app: FastifyInstance, kit: StaffKit): void => {
  app.get('/prefecture', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, OVERSIGHT);
    return visit ? showHome(kit, visit) : reply;
  });
  app.post('/prefecture/commission', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, OVERSIGHT);
    if (!visit) return reply;
    const typed = field(postedForm(request), 'commune');
    const code = communeTyped(kit, typed, departmentOf(visit));
    if (code !== undefined) return reply.redirect(`/prefecture/commission/${code}`, 303);
    return showHome(kit, visit, { action: '/prefecture/commission', values: { commune: typed },
      errors: [{ pointer: '/commune', code: 'COMMUNE', detail: prefecture.texts.outside! }] });
  });
  app.get('/prefecture/commission/:commune', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, OVERSIGHT);
    return visit ? showCommission(kit, visit, placeOf(kit, (request.params as { commune: string }).commune, visit.at)) : reply;
  });
  app.post('/prefecture/commission/:commune', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, OVERSIGHT);
    if (!visit) return reply;
    const place = placeOf(kit, (request.params as { commune: string }).commune, visit.at);
    return posted(visit, `/prefecture/commission/${place.commune}`, (form) => appoint(kit, visit, place, form),
      (refused) => showCommission(kit, visit, place, refused));
  });
};

/** A prefecture's right names its département. */
const departmentOf = ({ actor }: StaffVisit): string => actor.territories.find((code) => code.length < 5) ?? '';

const communeTyped = (kit: StaffKit, typed: string, departement: string): string | undefined => {
  const { communes } = kit.reference();
  if (communes.get(typed)) return territoryOf(typed) === departement ? typed : undefined;
  return communes.search(typed, LIMITS.search_results_max).find(({ code }) => territoryOf(code) === departement)?.code;
};

const showHome = async (kit: StaffKit, visit: StaffVisit, refused?: FormState) => {
  const departement = departmentOf(visit);
  const held = await permit(kit, visit, 'departement:suivre', { territories: [departement] });
  const scope = { partitions: kit.register.partitions, departement };
  const { counts, cases, tables } = await asSystem(kit, visit, held, async (tx) => {
    const value = { counts: await departmentCounts(tx, scope), cases: await departmentLitigation(tx, scope),
      tables: await departmentTables(tx, scope, visit.at - TABLES_MS) };
    return { value, fields: ['identity'], dossiers: value.cases.map(({ partition, dossier_id }) => ({ partition, id: dossier_id })) };
  });
  const nameOf = (commune: string): string => kit.reference().communes.get(commune)?.nom ?? commune;
  return showStaff(kit, visit, { ...prefectureHome({ lang: visit.lang, counts, cases, tables, nameOf,
    departement: { code: departement, nom: kit.reference().communes.departement(departement) ?? departement } }),
    ...(refused ? { refused } : {}) }, refused ? 422 : 200);
};

const territoriesOf = ({ commune }: CommunePlace): string[] => [commune, territoryOf(commune)];

const showCommission = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, refused?: FormState) => {
  const members = await inCommune(kit, visit, 'commission:nommer', { territories: territoriesOf(place) }, async (tx) =>
    ({ value: await membersOf(tx, place, place.today), fields: [], dossiers: [] }));
  return showStaff(kit, visit, { ...prefectureCommission(visit.lang, place.nom, members, place.today,
    { action: `/prefecture/commission/${place.commune}`, back: '/prefecture', atPost: false }),
    ...(refused ? { refused } : {}) }, refused ? 422 : 200);
};

const appoint = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, form: Form): Promise<void> =>
  inCommune(kit, visit, 'commission:nommer', { territories: territoriesOf(place) }, async (tx) => {
    await appointTyped(tx, place, form, 'commune', visit);
    return { value: undefined, fields: [], dossiers: [] };
  });
