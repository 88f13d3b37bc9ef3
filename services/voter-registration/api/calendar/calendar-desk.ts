import type { FastifyInstance } from 'fastify';
import { field, postedForm, type Form } from '#base/http/form.ts';
import type { FormState } from '#base/ui/form.ts';
import { concerns } from '../../domain/calendar/calendar.ts';
import { civilDateAt } from '#base/values/civil-date.ts';
import { newId } from '#base/values/ids.ts';
import { calendarInForce } from '../../data/calendar.ts';
import { changeFaults, closesEarlier, shiftsOf, type CalendarChange } from '../../domain/calendar/change.ts';
import { consularPost } from '../../domain/codes/consular-posts.ts';
import { problems } from '../../errors.ts';
import { countAffected, listProposals, propose, settleProposal, type Simulation } from '../../store/calendar-changes.ts';
import { CALENDAR_DESK, calendarHome, calendarSimulation, type CalendarScreen } from '../../web/staff/views/calendar.ts';
import { posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';
import type { CalendarWatch } from './calendar-watch.ts';
import { ballotFrom, derogationFrom } from './change-form.ts';
import { permit } from '../desk/desk-kit.ts';

const HIDDEN = { schema: { hide: true } };
const OPERATION = 'operation';
const PARIS = 'Europe/Paris';

/** The calendar's screen: what is in force, simulation of another closing, by-elections, and the second person's signature. */
export const calendarDesk = (app: FastifyInstance, kit: StaffKit, watch: CalendarWatch): void => {
  app.get(CALENDAR_DESK, HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, OPERATION);
    return visit ? showHome(kit, visit) : reply;
  });
  const post = (path: string, action: string, act: (visit: StaffVisit, form: Form) => Promise<void>): void => {
    app.post(`${CALENDAR_DESK}/${path}`, HIDDEN, async (request, reply) => {
      const visit = await staffVisit(kit, request, reply, OPERATION);
      if (!visit) return reply;
      await permit(kit, visit, action, {});
      return posted(visit, CALENDAR_DESK, (form) => act(visit, form), (refused) => showHome(kit, visit, refused));
    });
  };
  app.post(`${CALENDAR_DESK}/simuler`, HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, OPERATION);
    return visit ? simulate(kit, visit, postedForm(request)) : reply;
  });
  post('proposer', 'calendrier:proposer', (visit, form) => keep(kit, visit, derogationFrom(form)));
  post('scrutin', 'calendrier:proposer', (visit, form) => keep(kit, visit, ballotFrom(form, `par-${newId()}`)));
  const settle = (sign: boolean) => async ({ actor, at }: StaffVisit, form: Form): Promise<void> => {
    await settleProposal(kit.register.app, idIn(form), sign, { service: kit.register.service, actor: actor.id, at });
    await watch.look();
  };
  post('signer', 'calendrier:signer', settle(true));
  post('ecarter', 'calendrier:signer', settle(false));
};

const idIn = (form: Form): string => {
  const id = field(form, 'id');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw problems.CALENDRIER_REGLE();
  return id;
};

const screenOf = async (kit: StaffKit, { lang, at, actor }: StaffVisit): Promise<CalendarScreen> => ({
  lang, calendar: calendarInForce(), today: civilDateAt(at, PARIS), proposals: await listProposals(kit.register.app), actor: actor.id });

const showHome = async (kit: StaffKit, visit: StaffVisit, refused?: FormState) => {
  await permit(kit, visit, 'calendrier:lire', {});
  return showStaff(kit, visit, { ...calendarHome(await screenOf(kit, visit)), ...(refused ? { refused } : {}) }, refused ? 422 : 200);
};

const checked = (change: CalendarChange): void => {
  const errors = changeFaults(calendarInForce(), change);
  if (errors.length > 0) throw problems.DEMANDE_INVALIDE({ errors });
};

/** Counts who is affected: requests filed between the old end and the new one, on the ballot's rolls. */
const simulationOf = async ({ register }: StaffKit, change: CalendarChange): Promise<Simulation> => {
  const shifts = shiftsOf(calendarInForce(), change);
  if (change.sorte === 'SCRUTIN' || shifts.length === 0) return { lieux: 0, demandes: 0, brouillons: 0 };
  const ballot = calendarInForce().scrutins.find(({ id }) => id === change.scrutin)!;
  const { canaux } = change.derogation;
  const counted = await countAffected(register.app, register.partitions, { lists: ballot.listes,
    votes: (commune) => concerns(ballot, commune),
    from: Math.min(...shifts.map(({ du }) => du)), to: Math.max(...shifts.map(({ au }) => au)),
    channel: canaux.length === 1 ? canaux[0]! : null });
  return { lieux: shifts.length, ...counted };
};

const simulate = async (kit: StaffKit, visit: StaffVisit, form: Form) => {
  await permit(kit, visit, 'calendrier:proposer', {});
  const change = derogationFrom(form);
  const values = Object.fromEntries(['scrutin', 'canaux', 'date', 'texte', 'motif', 'motifEn', 'l30', 'minuit'].map((name) =>
    [name, (form.get(name) ?? []).join(' ')]));
  const errors = changeFaults(calendarInForce(), change);
  if (errors.length > 0) return showHome(kit, visit, { action: `${CALENDAR_DESK}/simuler`, values, errors });
  const nameOf = (code: string): string => consularPost(code)?.nom ?? kit.reference().communes.get(code)?.nom ?? code;
  return showStaff(kit, visit, calendarSimulation(await screenOf(kit, visit), change, { nameOf, shifts: shiftsOf(calendarInForce(), change),
    simulation: await simulationOf(kit, change), earlier: closesEarlier(calendarInForce(), change) }, values));
};

const keep = async (kit: StaffKit, { actor, at }: StaffVisit, change: CalendarChange): Promise<void> => {
  checked(change);
  await propose(kit.register.app, newId(), change, { earlier: closesEarlier(calendarInForce(), change),
    simulation: await simulationOf(kit, change) }, { service: kit.register.service, actor: actor.id, at });
};
