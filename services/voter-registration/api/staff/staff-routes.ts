import type { FastifyInstance } from 'fastify';
import { refuseForeignOrigin } from '#base/access/same-origin.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { calendarDesk } from '../calendar/calendar-desk.ts';
import type { CalendarWatch } from '../calendar/calendar-watch.ts';
import { commissionRoutes } from '../commission/commission-routes.ts';
import { publicTables } from '../commission/public-tables.ts';
import { prefectureRoutes } from '../prefecture/prefecture-routes.ts';
import { aboutPages } from '../about/about-pages.ts';
import { letterRoutes } from '../letters/letter-routes.ts';
import { fileWork, printDesk } from '../work/partners.ts';
import { delegationRoutes } from '../delegations/delegation-routes.ts';
import { signalRoutes } from '../fraud/signal-routes.ts';
import { nightRoutes } from '../operations/night-routes.ts';
import { openDataPages } from '../open-data/open-data-pages.ts';
import { operationsPages } from '../operations/public-pages.ts';
import { judgmentRoutes } from '../roll/judgment-routes.ts';
import { rollRoutes } from '../roll/roll-routes.ts';
import { strikeOffRoutes } from '../roll/strike-off-routes.ts';
import { problemScreen } from './problem-screen.ts';
import type { StaffKit } from './staff-kit.ts';

/** Every screen of agents besides the town hall's console. Posts from another site are refused. */
export const staffRoutes = (app: FastifyInstance, kit: StaffKit, watch: CalendarWatch): void => {
  void app.register(async (pages) => {
    pages.addHook('onRequest', refuseForeignOrigin(kit.context.origin));
    pages.setErrorHandler(problemScreen(kit, createLogger(kit.context.service)));
    commissionRoutes(pages, kit);
    publicTables(pages, kit);
    prefectureRoutes(pages, kit);
    rollRoutes(pages, kit);
    judgmentRoutes(pages, kit);
    strikeOffRoutes(pages, kit);
    calendarDesk(pages, kit, watch);
    nightRoutes(pages, kit);
    signalRoutes(pages, kit);
    delegationRoutes(pages, kit);
    letterRoutes(pages, kit, printDesk(kit.register, fileWork(kit.context, kit.register)));
    aboutPages(pages, kit);
    operationsPages(pages, kit);
    openDataPages(pages, kit);
  });
};
