import type { FastifyInstance } from 'fastify';
import { sphereDistance } from '#base/geo/crs/geodesic.ts';
import { RPPS, freeSlots, openingAt, type CareOffer } from '../../domain/care-offer/offer.ts';
import { prescriptionOf } from '../../domain/care-offer/prescription.ts';
import { ZONE } from '../../domain/indicators/spans.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { listCallBacks } from '../../store/call-backs.ts';
import { findOffers, promisedSlots } from '../../store/care-offer.ts';
import { HOLDER } from '../../store/case-type.ts';
import { findSheet, keepSheet, type DoctorSheet } from '../../store/doctor-sheet.ts';
import { CENTRE_CODE, CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

const tags = ['console'];
const CENTRE = { centre: CENTRE_CODE };
const NUMBER = { type: 'string', pattern: '^-?\\d{1,3}(\\.\\d{1,15})?$' };
const OFFER_QUERY = { type: 'object', properties: { ...CENTRE, type: { type: 'string', pattern: '^LIBERAL\\.[A-Z]{2,8}$' },
  q: { type: 'string', maxLength: 80 }, lat: NUMBER, lon: NUMBER } };
const LABEL = { type: 'string', minLength: 1, maxLength: 100 };
const SHEET = { type: 'object', additionalProperties: false, required: ['lastName', 'firstName', 'email', 'rpps'], properties: {
  lastName: LABEL, firstName: LABEL, email: { ...LABEL, pattern: '^[^@\\s]{1,60}@[^@\\s]{1,40}$' },
  rpps: { type: 'string', pattern: RPPS.source } } };
const PARAMS = { type: 'object', properties: { id: { type: 'string', maxLength: 36 }, decision: { type: 'string', maxLength: 80 } } };
const SLOTS_SHOWN = 4;

/** What a liberal doctor regulates with: where care is given, the call backs owed, what they sign with, a prescription to print. */
export const careOfferRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  app.get('/api/regulation/offre', { schema: { tags, querystring: OFFER_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'offre:lire');
    const { type = null, q = '', lat, lon } = request.query as { type?: string; q?: string; lat?: string; lon?: string };
    const place = lat === undefined || lon === undefined ? null : { lat: Number(lat), lon: Number(lon) };
    const now = regulation.clock();
    return desk.read(visit.permit, async (tx) => {
      const offers = await findOffers(tx, visit, { type, text: q.trim() || null, lat: place?.lat ?? null, lon: place?.lon ?? null },
        LIMITS.offers_max);
      const taken = await promisedSlots(tx, visit, offers.map(({ id }) => id), now);
      const shown = (offer: CareOffer) => ({ ...offer, ...openingAt(offer, now, ZONE),
        slots: freeSlots(offer, now, taken.get(offer.id) ?? new Set(), SLOTS_SHOWN, ZONE),
        metres: place && Math.round(sphereDistance([offer.lon, offer.lat], [place.lon, place.lat])) });
      return { value: { at: now, rows: offers.map(shown) }, dossiers: [], fields: [] };
    });
  });
  app.get('/api/regulation/rappels', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const rows = await desk.read(visit.permit, async (tx) => {
      const value = await listCallBacks(tx, visit, LIMITS.list_max);
      return { value, dossiers: value.map(({ id }) => ({ partition: visit.partition, id })), fields: ['address', 'health'] };
    });
    return { at: regulation.clock(), rows };
  });
  app.get('/api/regulation/fiche', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'fiche:tenir');
    return desk.read(visit.permit, async (tx) => ({ value: { sheet: await findSheet(tx, visit, visit.actor.id) ?? null }, dossiers: [],
      fields: [] }));
  });
  app.put('/api/regulation/fiche', { schema: { tags, querystring: CENTRE_QUERY, body: SHEET } }, async (request) => {
    const visit = await visitCentre(kit, request, 'fiche:tenir');
    const sheet = request.body as DoctorSheet;
    return desk.read(visit.permit, async (tx) => {
      await keepSheet(tx, visit, visit.actor.id, sheet);
      return { value: { sheet }, dossiers: [], fields: [] };
    });
  });
  app.get('/api/regulation/dossiers/:id/prescription/:decision', { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS } },
    async (request) => {
    const visit = await visitCentre(kit, request, 'prescription:imprimer');
    const { id, decision } = request.params as { id: string; decision: string };
    return desk.read(visit.permit, async (tx) => {
      const ref = { partition: visit.partition, id };
      const loaded = await regulation.folded.cases.load(tx, ref, [HOLDER]);
      const one = loaded?.state.decisions.find((each) => each.id === decision && each.type === 'PMT');
      if (!loaded?.key || !one || loaded.state.exercise !== visit.exercise) throw problems.DOSSIER_INTROUVABLE();
      return { value: prescriptionOf(loaded.state, one, await findSheet(tx, visit, one.by)), dossiers: [ref],
        fields: ['identity', 'health'] };
    });
  });
};
