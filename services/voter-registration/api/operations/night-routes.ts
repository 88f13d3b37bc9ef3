import type { FastifyInstance } from 'fastify';
import type { Permit } from '#base/access/desk.ts';
import { EVEN_ON_FULL_DISK } from '#base/http/full-disk.ts';
import { field, type Form } from '#base/http/form.ts';
import type { FormState } from '#base/ui/form.ts';
import { startOfDay } from '#base/values/civil-date.ts';
import type { FieldError } from '#base/values/problem.ts';
import { shippedClosings } from '../../data/calendar.ts';
import { upcomingBallots } from '../../domain/calendar/closings-table.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { plannedBySlot } from '../../domain/operations/plan.ts';
import { prewarmSteps } from '../../domain/operations/prewarm.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { filedSince, noteFact, readJournal, readLevers, writeLevers, type Levers } from '../../store/operations.ts';
import { night } from '../../web/staff/texts/night.ts';
import { nightConsole, type NightScreen } from '../../web/staff/views/night.ts';
import { CLOSING_DAYS } from '../load/closing-day.ts';
import { asSystem, missing, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';
import { permit } from '../desk/desk-kit.ts';

const HIDDEN = { schema: { hide: true } };
const OPERATION = 'operation';
/** The day of the mainland; overseas closings have their own hours and are on the calendar. */
const PARIS = { commune: '75101', zone: 'Europe/Paris' };
const RATE_MAX = 100_000;

/** The console of an election night, for administrators with two factors. */
export const nightRoutes = (app: FastifyInstance, kit: StaffKit): void => {
  app.get('/nuit', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, OPERATION);
    return visit ? showNight(kit, visit) : reply;
  });
  for (const [path, act] of [['/nuit/leviers', moveLevers], ['/nuit/pannes', noteOutage]] as const) {
    app.post(path, { ...HIDDEN, config: EVEN_ON_FULL_DISK }, async (request, reply) => {
      const visit = await staffVisit(kit, request, reply, OPERATION);
      return visit ? posted(visit, '/nuit', (form) => act(kit, visit, form), (refused) => showNight(kit, visit, refused)) : reply;
    });
  }
};

const allowed = (kit: StaffKit, visit: StaffVisit): Promise<Permit> => permit(kit, visit, 'exploitation:conduire', { territories: ['*'] });

const closingOf = ({ lang, at }: StaffVisit): NightScreen['closing'] => {
  const next = upcomingBallots(shippedClosings(), PARIS.commune, 'PRINCIPALE', localDay(at, PARIS.commune))
    .find(({ closings }) => closings.EN_LIGNE.fin > at);
  return next ? { label: next.ballot.label[lang], end: next.closings.EN_LIGNE.fin, steps: prewarmSteps(next.closings.EN_LIGNE.fin) } : null;
};

/** The plan is that of a closing day: on another one, comparing with it would alarm for nothing. */
const closesToday = ({ at }: StaffVisit, closing: NightScreen['closing']): boolean =>
  closing !== null && localDay(closing.end - 1, PARIS.commune) === localDay(at, PARIS.commune);

const showNight = async (kit: StaffKit, visit: StaffVisit, refused?: FormState) => {
  const held = await allowed(kit, visit);
  const midnight = startOfDay(localDay(visit.at, PARIS.commune), PARIS.zone);
  const closing = closingOf(visit);
  const screen = await asSystem(kit, visit, held, async (tx): Promise<{ value: NightScreen; fields: []; dossiers: [] }> => ({
    value: { lang: visit.lang, zone: PARIS.zone, now: visit.at, actual: await filedSince(tx, kit.register.partitions, midnight, visit.at),
      planned: closesToday(visit, closing) ? plannedBySlot(CLOSING_DAYS.design!) : [], queued: kit.register.intake.stats().queued,
      levers: await readLevers(tx),
      journal: await readJournal(tx, ['PANNE', 'RETABLI', 'LEVIER', 'BANDEAU']), closing },
    fields: [], dossiers: [] }));
  return showStaff(kit, visit, { ...nightConsole(screen), ...(refused ? { refused } : {}) }, refused ? 422 : 200);
};

const leversOf = (form: Form): { levers: Levers; errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const typed = field(form, 'entrees');
  const entriesPerS = typed === '' ? null : Number(typed);
  if (entriesPerS !== null && !(Number.isSafeInteger(entriesPerS) && entriesPerS >= 1 && entriesPerS <= RATE_MAX)) {
    errors.push({ pointer: '/entrees', code: 'DEBIT', detail: night.texts.badRate! });
  }
  const [fr, en] = [field(form, 'bandeauFr').slice(0, LIMITS.message_chars_max), field(form, 'bandeauEn').slice(0,
    LIMITS.message_chars_max)];
  if ((fr === '') !== (en === '')) {
    errors.push({ pointer: fr === '' ? '/bandeauFr' : '/bandeauEn', code: 'DEUX_LANGUES', detail: night.texts.bannerPair! });
  }
  return { levers: { entriesPerS, banner: fr === '' ? null : { text: { fr, en }, urgent: field(form, 'urgent') === '1' } }, errors };
};

const moveLevers = async (kit: StaffKit, visit: StaffVisit, form: Form): Promise<void> => {
  const held = await allowed(kit, visit);
  const { levers, errors } = leversOf(form);
  if (errors.length > 0) throw problems.SAISIE_INVALIDE({ errors });
  const { at, actor } = visit;
  await asSystem(kit, visit, held, async (tx) => {
    const before = await readLevers(tx);
    await writeLevers(tx, levers, actor.id, at);
    if (before.entriesPerS !== levers.entriesPerS) {
      const rate = levers.entriesPerS === null ? '–' : `${levers.entriesPerS}/s`;
      await noteFact(tx, { le: at, sorte: 'LEVIER', texte: { fr: `Entrées : ${rate}`, en: `Entries: ${rate}` } }, actor.id);
    }
    if (before.banner?.text.fr !== levers.banner?.text.fr) {
      await noteFact(tx, { le: at, sorte: 'BANDEAU', texte: levers.banner?.text ?? { fr: 'Bandeau retiré', en: 'Banner removed' } },
        actor.id);
    }
    return { value: undefined, fields: [], dossiers: [] };
  });
  await kit.levers.look();
};

const noteOutage = async (kit: StaffKit, visit: StaffVisit, form: Form): Promise<void> => {
  const held = await allowed(kit, visit);
  const errors = missing(form, 'sorte', 'texteFr', 'texteEn');
  if (errors.length > 0) throw problems.SAISIE_INVALIDE({ errors });
  const texte = { fr: field(form, 'texteFr').slice(0, LIMITS.message_chars_max), en: field(form, 'texteEn').slice(0,
    LIMITS.message_chars_max) };
  await asSystem(kit, visit, held, async (tx) => {
    await noteFact(tx, { le: visit.at, sorte: field(form, 'sorte') === 'RETABLI' ? 'RETABLI' : 'PANNE', texte }, visit.actor.id);
    return { value: undefined, fields: [], dossiers: [] };
  });
};
