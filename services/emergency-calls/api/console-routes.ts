import type { FastifyInstance } from 'fastify';
import type { LiveHub } from '#base/http/live-hub.ts';
import { aheadRoutes } from './ahead-routes.ts';
import { callRoutes } from './call-routes.ts';
import { caseRoutes } from './case-routes.ts';
import type { ConsoleKit } from './console-kit.ts';
import { exchangeRoutes } from './exchanges/exchange-routes.ts';
import { partnerRoutes } from './partners/partner-routes.ts';
import { indicatorRoutes } from './indicators/indicator-routes.ts';
import { duplicateRoutes } from './duplicates/duplicate-routes.ts';
import { aidRoutes } from './mutual-aid/aid-routes.ts';
import { careOfferRoutes } from './care-offer/care-offer-routes.ts';
import { handOverRoutes } from './hand-over/hand-over-routes.ts';
import { replayRoutes } from './replay/replay-routes.ts';
import { incidentRoutes } from './incidents/incident-routes.ts';
import { placeRoutes } from './geography/place-routes.ts';
import { recommendationRoutes } from './geography/recommendation-routes.ts';
import { roadRoutes } from './geography/road-routes.ts';
import { territoryRoutes } from './geography/territory-routes.ts';
import { conferenceRoutes } from './telephony/conference-routes.ts';
import { agentRoutes } from './telephony/agent-routes.ts';
import { alarmRoutes } from './alarms/alarm-routes.ts';
import { presenceRoutes } from './presence/presence-routes.ts';
import { bedRoutes } from './second-line/bed-routes.ts';
import { boardRoutes } from './second-line/board-routes.ts';
import { resourceRoutes } from './second-line/resource-routes.ts';
import { radioRoutes } from './second-line/radio-routes.ts';
import { wallRoutes } from './wall/wall-routes.ts';
import { linkRoutes } from './caller/link-routes.ts';
import { documentRoutes } from './documents/document-routes.ts';
import { streamRoute } from './live-news.ts';
import { tabletRoutes } from './tablet/tablet-routes.ts';

/** Routes for agents, behind the session and the check of the origin. */
type ConsoleRoutes = (app: FastifyInstance, kit: ConsoleKit, live: LiveHub) => void;

/** All of them, a line an area. */
export const CONSOLE_ROUTES: readonly ConsoleRoutes[] = [
  caseRoutes,
  callRoutes,
  aheadRoutes,
  duplicateRoutes,
  incidentRoutes,
  replayRoutes,
  handOverRoutes,
  careOfferRoutes,
  territoryRoutes,
  conferenceRoutes,
  agentRoutes,
  alarmRoutes,
  presenceRoutes,
  placeRoutes,
  recommendationRoutes,
  roadRoutes,
  streamRoute,
  exchangeRoutes,
  partnerRoutes,
  indicatorRoutes,
  wallRoutes,
  boardRoutes,
  bedRoutes,
  radioRoutes,
  resourceRoutes,
  aidRoutes,
  tabletRoutes,
  documentRoutes,
  linkRoutes,
];
