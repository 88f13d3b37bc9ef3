import type { FastifyInstance } from 'fastify';
import { field, type Form } from '#base/http/form.ts';
import type { FormState } from '#base/ui/form.ts';
import { areaOf } from '../../domain/roll/outline.ts';
import { problems } from '../../errors.ts';
import { addressPointsOf } from '../../store/address-points.ts';
import { applyPerimeters, asProposed, giveUpPerimeters, proposePerimeter, stationsOf } from '../../store/roll.ts';
import { stationPerimeter } from '../../web/staff/views/perimeters.ts';
import { perimeters } from '../../web/staff/texts/perimeters.ts';
import { placeAsked, type CommunePlace } from '../commission/commission-place.ts';
import { PURPOSE } from '../access-rules.ts';
import { inCommune, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';
import { communePosting, stationsPath } from './commune-posting.ts';
import { changedCorners, readOutline, typedCorners, type TypedCorner } from './outline-form.ts';
import { readStations } from './read-stations.ts';

const HIDDEN = { schema: { hide: true } };
const nothing = { value: undefined, fields: [], dossiers: [] };

type Again = (visit: StaffVisit, place: CommunePlace, refused: FormState) => Promise<unknown>;

/**
 * The perimeter of a station, drawn or typed: `/liste/bureaux/perimetre` keeps it as a proposal; `appliquer` puts all that waits in
 * force once its effect was read, `abandonner` forgets it.
 */
export const perimeterRoutes = (app: FastifyInstance, kit: StaffKit, stationsAgain: Again): void => {
  const posting = communePosting(kit);
  app.get('/liste/bureaux/perimetre', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    if (!visit) return reply;
    return showPerimeter(kit, visit, placeAsked(kit, visit, request), (request.query as { bureau?: string }).bureau ?? '');
  });
  app.post('/liste/bureaux/perimetre', HIDDEN, posting((visit, place, form) => {
    const changed = changedCorners(typedCorners(form), field(form, 'geste'));
    if (changed) return showPerimeter(kit, visit, place, field(form, 'bureau'), { corners: changed });
    return posted(visit, stationsPath(place), () => keepOutline(kit, visit, place, form),
      (refused) => showPerimeter(kit, visit, place, field(form, 'bureau'), { refused, corners: typedCorners(form) }));
  }));
  app.post('/liste/bureaux/appliquer', HIDDEN, posting((visit, place, form) => posted(visit, stationsPath(place),
    () => applySeen(kit, visit, place, field(form, 'vu')), (refused) => stationsAgain(visit, place, refused))));
  app.post('/liste/bureaux/abandonner', HIDDEN, posting((visit, place) => posted(visit, stationsPath(place),
    () => inCommune(kit, visit, 'bureau:decrire', { territories: [place.commune] }, async (tx) => {
      await giveUpPerimeters(tx, place);
      return nothing;
    }), (refused) => stationsAgain(visit, place, refused))));
};

const showPerimeter = async (
  kit: StaffKit, visit: StaffVisit, place: CommunePlace, numero: string, typed?: { refused?: FormState; corners: readonly TypedCorner[] },
) => {
  const { stations, points } = await inCommune(kit, visit, 'liste:lire', { territories: [place.commune] }, async (tx) =>
    ({ value: { stations: await stationsOf(tx, place), points: await addressPointsOf(tx, place) }, fields: [], dossiers: [] }));
  const station = stations.find((one) => one.numero === numero);
  if (!station) return visit.reply.redirect(stationsPath(place), 303);
  const screen = stationPerimeter({ lang: visit.lang, commune: { code: place.commune, nom: place.nom }, stations, points, station,
    ...(typed ? { corners: typed.corners } : {}) });
  return showStaff(kit, visit, { ...screen, ...(typed?.refused ? { refused: typed.refused } : {}) }, typed?.refused ? 422 : 200);
};

const keepOutline = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, form: Form): Promise<void> =>
  inCommune(kit, visit, 'bureau:decrire', { territories: [place.commune] }, async (tx) => {
    const stations = (await stationsOf(tx, place)).map(asProposed);
    const numero = field(form, 'bureau');
    if (!stations.some((station) => station.numero === numero)) throw problems.DOSSIER_INTROUVABLE();
    const known = (await addressPointsOf(tx, place)).map(({ lon, lat }) => [lon, lat] as const);
    const neighbours = stations.filter((station) => station.numero !== numero);
    const { corners, errors } = readOutline(typedCorners(form), { known, neighbours });
    if (errors.length > 0) throw problems.SAISIE_INVALIDE({ errors });
    await proposePerimeter(tx, place, numero, areaOf(corners));
    return nothing;
  });

/** Applies what waits when it is what the person read; else it is shown again. */
const applySeen = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, seen: string): Promise<void> =>
  inCommune(kit, visit, 'bureau:decrire', { territories: [place.commune] }, async (tx) => {
    const { waiting } = await readStations(tx, place);
    const wrong = !waiting ? perimeters.texts.nothing! : waiting.seen === seen ? undefined : perimeters.texts.stale!;
    if (wrong) throw problems.SAISIE_INVALIDE({ errors: [{ pointer: '/', code: 'PERIMETRES', detail: wrong }] });
    await applyPerimeters(tx, place, visit.actor.id, visit.at);
    return nothing;
  });
