import type { FastifyInstance } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { addDays, civilDateAt } from '#base/values/civil-date.ts';
import { thirdPartyDue } from '../../domain/calendar/decision-terms.ts';
import { formatDate } from '../../domain/format-date.ts';
import { meetingsOf } from '../../store/commission.ts';
import { changesBetween } from '../../store/roll-changes.ts';
import { commission } from '../../web/staff/texts/commission.ts';
import { changeCounts } from '../../web/staff/views/commission-meeting.ts';
import type { StaffKit } from '../staff/staff-kit.ts';
import { placeOf } from './commission-place.ts';

/** Meetings shown to the public: those of the last years. */
const SHOWN_MAX = 10;

/** When the tables of a commune were posted and how many changes they hold (R.13): counts alone, open to everybody. */
export const publicTables = (app: FastifyInstance, kit: StaffKit): void => {
  app.get('/tableaux/:commune', { schema: { hide: true } }, async (request, reply) => {
    const lang = languageOf(request);
    const place = placeOf(kit, (request.params as { commune: string }).commune, kit.register.clock());
    const rows = await inContext(kit.register.app, systemContext('tables', 'publication'), async (tx) => {
      const closed = (await meetingsOf(tx, place)).filter(({ closeLe }) => closeLe !== null).slice(0, SHOWN_MAX);
      const counted = [];
      for (const seance of closed) {
        const { INSCRIPTION, RADIATION } = changeCounts(await changesBetween(tx, place, seance.depuis, seance.closeLe!));
        const posted = addDays(civilDateAt(seance.closeLe!, place.zone), 1);
        counted.push([formatDate(posted, lang), commission(lang, 'table'), String(INSCRIPTION), String(RADIATION),
          formatDate(thirdPartyDue(posted, place.commune), lang)]);
      }
      return counted;
    });
    const title = commission(lang, 'publicTitle', { commune: place.nom });
    return reply.type('text/html; charset=utf-8').send(kit.render('staff', { title, lead: commission(lang, 'publicLead'), nav: [],
      shell: { path: request.url, ...kit.levers.banner() }, blocks: [
        { kind: 'table', caption: commission(lang, 'table'), empty: commission(lang, 'publicNone'), rows,
          heads: [commission(lang, 'posted'), commission(lang, 'about'), commission(lang, 'added'), commission(lang, 'removed'),
            commission(lang, 'contestBefore')] },
        { kind: 'text', text: commission(lang, 'contest') }] }, lang));
  });
};
