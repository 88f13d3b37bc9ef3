import type { FastifyReply, FastifyRequest } from 'fastify';
import { field, postedForm, type Form } from '#base/http/form.ts';
import { placeOf, type CommunePlace } from '../commission/commission-place.ts';
import { PURPOSE } from '../access-rules.ts';
import { staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';

/** Where the stations of a commune are seen: forms about them come back there. */
export const stationsPath = ({ commune }: Pick<CommunePlace, 'commune'>): string => `/liste/bureaux?commune=${commune}`;

/** Makes handlers of posted forms that name their commune. */
export const communePosting = (kit: StaffKit) => (act: (visit: StaffVisit, place: CommunePlace, form: Form) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    if (!visit) return reply;
    const form = postedForm(request);
    return act(visit, placeOf(kit, field(form, 'commune'), visit.at), form);
  };
