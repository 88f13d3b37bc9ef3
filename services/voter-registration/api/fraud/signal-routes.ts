import type { FastifyInstance } from 'fastify';
import { formatInstant } from '#base/ui/i18n/format.ts';
import { isMass, TRAIT_MIN, WINDOW_DAYS } from '../../domain/fraud/signals.ts';
import { requestsByDay, sharedTraits } from '../../store/signals.ts';
import type { Block } from '../../web/staff/model.ts';
import { signals } from '../../web/staff/texts/signals.ts';
import { placeAsked } from '../commission/commission-place.ts';
import { PURPOSE } from '../access-rules.ts';
import { inCommune, showStaff, staffVisit, type StaffKit } from '../staff/staff-kit.ts';

const DAY_MS = 86_400_000;
const NUMBERS_SHOWN = 12;

/** What stands out among the requests of a commune: for the mayor to look at, with nothing done by itself (§11). */
export const signalRoutes = (app: FastifyInstance, kit: StaffKit): void => {
  app.get('/signaux', { schema: { hide: true } }, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    if (!visit) return reply;
    const { lang, at } = visit;
    const place = placeAsked(kit, visit, request);
    const { shared, days } = await inCommune(kit, visit, 'signal:lire', { territories: [place.commune] }, async (tx) => ({ fields: [],
      dossiers: [], value: { shared: await sharedTraits(tx, place, at - WINDOW_DAYS * DAY_MS, TRAIT_MIN),
        days: await requestsByDay(tx, place, at, WINDOW_DAYS) } }));
    const today = days.at(-1) ?? 0;
    const mass: Block = isMass(days)
      ? { kind: 'note', severity: 'warning', title: signals(lang, 'mass'), text: signals(lang, 'massYes', { count: today }) }
      : { kind: 'note', severity: 'info', title: signals(lang, 'mass'), text: signals(lang, 'massNo', { count: today }) };
    return showStaff(kit, visit, { title: signals(lang, 'title', { commune: place.nom }), lead: signals(lang, 'lead'), blocks: [mass,
      { kind: 'table', caption: signals(lang, 'shared'), empty: signals(lang, 'sharedNone'),
        heads: [signals(lang, 'trait'), signals(lang, 'count'), signals(lang, 'window'), signals(lang, 'numbers')],
        rows: shared.map(({ sorte, numeros, du, au }) => [signals(lang, sorte), String(numeros.length),
          `${formatInstant(lang, du.getTime(), place.zone)} – ${formatInstant(lang, au.getTime(), place.zone)}`,
          numeros.slice(0, NUMBERS_SHOWN).join(', ') + (numeros.length > NUMBERS_SHOWN ? '…' : '')]) },
      { kind: 'text', text: signals(lang, 'kept') }] });
  });
};
