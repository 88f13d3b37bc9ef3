import type { FastifyInstance } from 'fastify';
import { judgePoint } from '#base/geo/coordinates/judge-point.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { readBoard } from '../../store/board.ts';
import { readTeams } from '../../store/crews.ts';
import { listBeds, listHolds } from '../../store/beds.ts';
import { listRadio } from '../../store/radio.ts';
import { readSettings } from '../../store/settings.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';
import { freshFor } from '../wall/fresh-for.ts';

const tags = ['bord'];
const FRESH_MS = 1_000;

/** The board of an exercise is one of its own. */
const EXERCISE = 'exercice';

/** The board of a centre, read once a second and process for all of its consoles. Who sees it is written down at each asking. */
const boardOf = ({ regulation }: ConsoleKit) => freshFor(FRESH_MS, regulation.clock, (world) =>
  inContext(regulation.app, systemContext('bord', 'regulation'), async (tx) => {
    const [centre = '', mode] = world.split(' ');
    const at = { partition: regulation.partitionOfCentre(centre), centre, exercise: mode === EXERCISE };
    const now = regulation.clock();
    const [settings, vehicles, teams, beds, holds, radio] = await pipelined([readSettings(tx, at), readBoard(tx, at),
      readTeams(tx, at, now), listBeds(tx, at, now), listHolds(tx, at, now), listRadio(tx, at, regulation.numbers, now)] as const);
    return { at: now, settings, beds, holds, radio, vehicles: vehicles.map((vehicle) => ({ ...vehicle,
      team: teams.get(vehicle.resourceId) ?? [],
      doubt: vehicle.lat === null || vehicle.lon === null ? null : judgePoint([vehicle.lon, vehicle.lat]).doubts[0] ?? null })) };
  }));

/** `GET /api/regulation/bord`: vehicles with their missions, beds, radio log. */
export const boardRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const board = boardOf(kit);
  app.get('/api/regulation/bord', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'moyens:lire');
    return kit.access.desk.read(visit.permit, async () => {
      const value = await board(visit.exercise ? `${visit.centre} ${EXERCISE}` : visit.centre);
      const shown = new Set([...value.vehicles.flatMap(({ mission }) => (mission ? [mission.dossier] : [])),
        ...value.radio.flatMap(({ dossier }) => (dossier === null ? [] : [dossier])), ...value.holds.map(({ dossier }) => dossier)]);
      return { value, fields: ['address', 'health'], dossiers: [...shown].map((id) => ({ partition: visit.partition, id })) };
    });
  });
};
