import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { field, postedForm, type Form } from '#base/http/form.ts';
import type { FormState } from '#base/ui/form.ts';
import { membersOf } from '../../store/commission.ts';
import { prefectureCommission } from '../../web/staff/views/prefecture.ts';
import { inCommune, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';
import { appointTyped } from './appoint-typed.ts';
import { CONTROL, placeAsked, placeOf, type CommunePlace } from './commission-place.ts';

const HIDDEN = { schema: { hide: true } };
/** Where a consular post names the members of its commission. */
export const POST_MEMBERS = '/commission/membres';

/** The commission of a consular list: no prefecture stands above a post, which enters those whom the order designates. */
export const postMembersRoutes = (app: FastifyInstance, kit: StaffKit): void => {
  app.get(POST_MEMBERS, HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, CONTROL);
    return visit ? showMembers(kit, visit, placeAsked(kit, visit, request)) : reply;
  });
  app.post(POST_MEMBERS, HIDDEN, async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = await staffVisit(kit, request, reply, CONTROL);
    if (!visit) return reply;
    const place = placeOf(kit, field(postedForm(request), 'commune'), visit.at);
    return posted(visit, `${POST_MEMBERS}?commune=${place.commune}`, (form) => appoint(kit, visit, place, form),
      (refused) => showMembers(kit, visit, place, refused));
  });
};

const showMembers = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, refused?: FormState) => {
  const members = await inCommune(kit, visit, 'commission:nommer-au-poste', { territories: [place.commune] }, async (tx) =>
    ({ value: await membersOf(tx, place, place.today), fields: [], dossiers: [] }));
  return showStaff(kit, visit, { ...prefectureCommission(visit.lang, place.nom, members, place.today, { action: POST_MEMBERS,
    back: `/commission?commune=${place.commune}`, hidden: { commune: place.commune }, atPost: true }),
  ...(refused ? { refused } : {}) }, refused ? 422 : 200);
};

const appoint = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, form: Form): Promise<void> =>
  inCommune(kit, visit, 'commission:nommer-au-poste', { territories: [place.commune] }, async (tx) => {
    await appointTyped(tx, place, form, 'poste', visit);
    return { value: undefined, fields: [], dossiers: [] };
  });
