import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { EVEN_ON_FULL_DISK } from '#base/http/full-disk.ts';
import { field, postedForm } from '#base/http/form.ts';
import type { Tx } from '#base/store/context.ts';
import type { FormState } from '#base/ui/form.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { LISTS, type TypeListe } from '../../domain/codes/lists.ts';
import { foldName } from '../../domain/identity/name-key.ts';
import { rollCsv } from '../../domain/roll/roll-export.ts';
import { consularPost } from '../../domain/codes/consular-posts.ts';
import { territoryOf } from '../../domain/calendar/territory.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { shippedClosings } from '../../data/calendar.ts';
import { LIMITS } from '../../limits.ts';
import { closedRoll } from '../../store/order-numbers.ts';
import { departuresOf } from '../../store/departures.ts';
import { rollOf, stationsOf, strikeOffsOf, type Electeur } from '../../store/roll.ts';
import { rollGone, rollHome, rollStations, type RollNumbers } from '../../web/staff/views/roll.ts';
import { placeAsked, type CommunePlace } from '../commission/commission-place.ts';
import { numberingOf } from '../work/number-rolls.ts';
import { PURPOSE } from '../access-rules.ts';
import { inCommune, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';
import { communePosting, stationsPath } from './commune-posting.ts';
import { perimeterRoutes } from './perimeter-routes.ts';
import { readStations } from './read-stations.ts';
import { electorLine } from './roll-lines.ts';
import { stationFileRoutes } from './station-file-routes.ts';
import { saveStationForm, saveStreetForm } from './station-forms.ts';

const HIDDEN = { schema: { hide: true } };
type Handler = (visit: StaffVisit, place: CommunePlace, request: FastifyRequest) => Promise<unknown>;

const listAsked = (request: FastifyRequest): TypeListe => {
  const { liste } = request.query as { liste?: string };
  return isCodeOf(LISTS, liste) ? liste : 'PRINCIPALE';
};
const refsOf = (electors: readonly { partition: number; dossier_id: string }[]): { partition: number; id: string }[] =>
  electors.map(({ partition, dossier_id }) => ({ partition, id: dossier_id }));

/** The roll of a commune: its electors and order numbers, its stations, its exports. */
export const rollRoutes = (app: FastifyInstance, kit: StaffKit): void => {
  const on = (handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    return visit ? handler(visit, placeAsked(kit, visit, request), request) : reply;
  };
  const posting = (act: typeof saveStationForm) => communePosting(kit)((visit, place) => posted(visit, stationsPath(place),
    (form) => act(kit, visit, place, form), (refused) => showStations(kit, visit, place, refused)));
  app.get('/liste', HIDDEN, on((visit, place, request) => showRoll(kit, visit, place, request)));
  app.post('/liste/chercher', { ...HIDDEN, config: EVEN_ON_FULL_DISK }, (request, reply) => {
    const form = postedForm(request);
    const query = new URLSearchParams(['commune', 'liste', 'q'].map((name) => [name, field(form, name)]));
    return reply.redirect(`/liste?${query.toString()}`, 303);
  });
  app.get('/liste/departs', HIDDEN, on(async (visit, place) => {
    const gone = await inCommune(kit, visit, 'liste:lire', { territories: [place.commune] }, async (tx) => {
      const value = { own: await strikeOffsOf(tx, place), told: await departuresOf(tx, place) };
      return { value, fields: ['identity'], dossiers: refsOf([...value.own, ...value.told]) };
    });
    return showStaff(kit, visit, rollGone({ lang: visit.lang, zone: place.zone, commune: { code: place.commune, nom: place.nom } }, gone));
  }));
  app.get('/liste/bureaux', HIDDEN, on((visit, place) => showStations(kit, visit, place)));
  app.post('/liste/bureaux', HIDDEN, posting(saveStationForm));
  stationFileRoutes(app, kit, (visit, place, refused) => showStations(kit, visit, place, refused));
  perimeterRoutes(app, kit, (visit, place, refused) => showStations(kit, visit, place, refused));
  app.post('/liste/rues', HIDDEN, posting(saveStreetForm));
  app.get('/liste/export.csv', HIDDEN, on((visit, place, request) => sendCsv(kit, visit, place, listAsked(request), 'liste électorale')));
  app.get('/liste/tableau.csv', HIDDEN, on((visit, place, request) => sendCsv(kit, visit, place, listAsked(request), 'tableau')));
};

const showRoll = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, request: FastifyRequest) => {
  const { q = '', page: asked = '1' } = request.query as { q?: string; page?: string };
  const liste = listAsked(request);
  const wanted = foldName(q.slice(0, LIMITS.search_chars_max));
  const screen = await inCommune(kit, visit, 'liste:lire', { territories: [place.commune] }, async (tx) => {
    const all = await rollOf(tx, place, liste);
    const found = all.filter((elector) => elector.cle_nom.startsWith(wanted));
    const pages = Math.max(1, Math.ceil(found.length / LIMITS.desk_page_max));
    const page = Math.min(Math.max(1, Math.trunc(Number(asked)) || 1), pages);
    const rows = found.slice((page - 1) * LIMITS.desk_page_max, page * LIMITS.desk_page_max);
    const stations = [...Map.groupBy(all, ({ bureau }) => bureau)].map(([numero, group]) => ({ numero, count: group.length }));
    const numbers = await numbersAt(tx, visit, place, liste);
    return { value: { liste, q, total: all.length, page, pages, rows, stations, numbers }, fields: ['identity', 'address'],
      dossiers: refsOf(rows) };
  });
  return showStaff(kit, visit, rollHome({ ...screen, lang: visit.lang, zone: place.zone, commune: { code: place.commune,
    nom: place.nom } }));
};

/** Whether the numbers of a roll are frozen, for which ballot, and when they will be. */
const numbersAt = async (tx: Tx, { lang }: StaffVisit, place: CommunePlace, typeListe: TypeListe): Promise<RollNumbers> => {
  const key = { commune: place.commune, typeListe };
  const { scrutin, next } = numberingOf(key, place.today);
  const closed = scrutin === undefined ? undefined : await closedRoll(tx, place.partitions, key, scrutin);
  const nameOf = (id: string): string => shippedClosings().ballotsOf(place.commune, typeListe)
    .find(({ ballot }) => ballot.id === id)?.ballot.label[lang] ?? id;
  return { ...(scrutin !== undefined && closed ? { closed: { ballot: nameOf(scrutin), on: localDay(closed.arretee_le.getTime(),
    place.commune), electors: closed.electeurs } } : {}), ...(next ? { next: { ballot: nameOf(next.scrutin), on: next.le } } : {}) };
};

const showStations = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, refused?: FormState) => {
  const screen = await inCommune(kit, visit, 'liste:lire', { territories: [place.commune] }, async (tx) => {
    const reading = await readStations(tx, place);
    const differing = reading.differing.slice(0, LIMITS.desk_page_max);
    return { value: { ...reading, differing }, fields: ['identity', 'address'], dossiers: refsOf(differing.map(({ elector }) => elector)) };
  });
  return showStaff(kit, visit, { ...rollStations({ ...screen, lang: visit.lang, zone: place.zone,
    commune: { code: place.commune, nom: place.nom } }), ...(refused ? { refused } : {}) }, refused ? 422 : 200);
};

/** Département of the official code for what lies abroad. */
const ABROAD = '99';

/** The whole roll, or the table of what left it, in the exchange format. */
const sendCsv = async (
  kit: StaffKit, visit: StaffVisit, place: CommunePlace, liste: TypeListe, info: 'liste électorale' | 'tableau',
) => {
  const reference = kit.reference();
  const csv = await inCommune(kit, visit, 'liste:exporter', { territories: [place.commune] }, async (tx) => {
    const all = info === 'tableau' ? (await strikeOffsOf(tx, place)).filter(({ type_liste }) => type_liste === liste)
      : await rollOf(tx, place, liste);
    const stations = await stationsOf(tx, place);
    const head = { liste, info, editeLe: place.today, commune: place.commune, nomCommune: place.nom,
      departement: consularPost(place.commune) ? ABROAD : territoryOf(place.commune) };
    return { value: rollCsv(head, all.map((elector) => electorLine(reference, stations, elector))),
      fields: ['identity', 'address'], dossiers: refsOf(all) };
  });
  const name = `${info === 'tableau' ? 'tableau' : 'liste'}-${place.commune}-${place.today}.csv`;
  return visit.reply.header('content-disposition', `attachment; filename="${name}"`)
    .type('text/csv; charset=utf-8').send(csv);
};
