import type { FastifyInstance, FastifyReply } from 'fastify';
import { inContext, systemContext } from '#base/store/context.ts';
import { addDays, civilDateAt, parseCivilDate } from '#base/values/civil-date.ts';
import { DATA_SETS } from '../../domain/open-data/data-sets.ts';
import { CELL_PERSONS_MIN } from '../../domain/statistics/suppress.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { readCells } from '../../store/open-data.ts';
import { stationsOf } from '../../store/roll.ts';
import type { StaffKit } from '../staff/staff-kit.ts';
import type { UseCounter } from './count-uses.ts';

const CONTEXT = systemContext('open-data', 'publication');
const DAYS = 31;
const open = (reply: FastifyReply, seconds: number): FastifyReply =>
  reply.header('cache-control', `public, max-age=${seconds}`).header('access-control-allow-origin', '*');

type Period = { from?: string; to?: string; commune?: string };

/** The days asked for, the last month when nothing is said. */
const periodOf = ({ from, to }: Period, today: string): { from: string; to: string } => {
  const last = to ?? addDays(today, -1);
  const first = from ?? (parseCivilDate(last) ? addDays(last, -DAYS + 1) : '');
  if (!parseCivilDate(first) || !parseCivilDate(last) || first > last || addDays(first, LIMITS.open_days_max - 1) < last) {
    throw problems.PERIODE_INVALIDE();
  }
  return { from: first, to: last };
};

/**
 * Open data, without a key (§6.7): `GET …/open-data/requests?from=&to=&commune=`, people who filed by commune and day, and
 * `GET …/open-data/stations?commune=`, the polling stations with their perimeters. The header `x-reuse-key` of a declared project
 * counts its transmissions.
 */
export const openDataApi = (app: FastifyInstance, kit: StaffKit, uses: UseCounter): void => {
  const { register, reference } = kit;
  const communeOf = (typed: string): string => {
    const found = reference().communes.get(typed);
    if (!found) throw problems.LIEU_INCONNU();
    return found.code;
  };
  app.get(DATA_SETS.demandes.path, async (request, reply) => {
    const query = request.query as Period;
    const period = periodOf(query, civilDateAt(register.clock(), 'Europe/Paris'));
    const commune = query.commune === undefined ? null : communeOf(query.commune);
    const cells = await inContext(register.app, CONTEXT, (tx) =>
      readCells(tx, register.partitions, { ...period, commune }, LIMITS.open_cells_max));
    uses.note(request, 'demandes');
    void open(reply, 3_600);
    return { ...period, smallest: CELL_PERSONS_MIN, complete: cells.length < LIMITS.open_cells_max,
      requests: cells.map(({ commune: code, jour, deposees }) => ({ commune: code, day: jour, people: deposees })) };
  });
  app.get(DATA_SETS.bureaux.path, async (request, reply) => {
    const commune = communeOf((request.query as Period).commune ?? '');
    const stations = await inContext(register.app, CONTEXT, (tx) => stationsOf(tx, { partitions: register.partitions, commune }));
    uses.note(request, 'bureaux');
    void open(reply, 3_600);
    return { commune, stations: stations.map(({ numero, libelle, adresse, perimetre }) =>
      ({ key: `${commune}_${numero}`, number: numero, label: libelle, address: adresse, perimeter: perimetre ?? null })) };
  });
};
