import type { FastifyInstance, FastifyRequest } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { parseCivilDate } from '#base/values/civil-date.ts';
import { isSettable, SETTINGS } from '../../domain/indicators/settings.ts';
import { isSpan, type Span } from '../../domain/indicators/spans.ts';
import { problems } from '../../errors.ts';
import { readSettings, writeSetting } from '../../store/settings.ts';
import { CENTRE_CODE } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';
import { readReport, type Report } from './report.ts';
import { reportCsv } from './report-csv.ts';

const tags = ['indicateurs'];
const CENTRE = { centre: CENTRE_CODE };
const DATE = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const SPAN = { type: 'object', required: ['du', 'au'], properties: { ...CENTRE, du: DATE, au: DATE,
  pas: { type: 'string', enum: ['hour', 'day'] } } };
const ACTION = 'centre:superviser';

const spanOf = (request: FastifyRequest): Span => {
  const { du, au, pas = 'day' } = request.query as { du: string; au: string; pas?: Span['step'] };
  const [from, to] = [parseCivilDate(du), parseCivilDate(au)];
  const span = { from: from ?? '', to: to ?? '', step: pas };
  if (from === undefined || to === undefined || !isSpan(span)) throw problems.PERIODE_INVALIDE();
  return span;
};

/** `GET /api/regulation/indicateurs`, the same as a table for a spreadsheet, and the thresholds of a centre: for its supervisor. */
export const indicatorRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  const report = async (request: FastifyRequest): Promise<Report> => {
    const span = spanOf(request);
    const visit = await visitCentre(kit, request, ACTION);
    return desk.read(visit.permit, async (tx) => ({ value: await readReport(tx, visit, span), fields: [], dossiers: [] }));
  };
  app.get('/api/regulation/indicateurs', { schema: { tags, querystring: SPAN } }, async (request) =>
    ({ at: regulation.clock(), ...await report(request) }));
  app.get('/api/regulation/indicateurs.csv', { schema: { tags, querystring: SPAN } }, async (request, reply) =>
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="indicateurs.csv"')
      .send(reportCsv(await report(request), languageOf(request))));
  app.get('/api/regulation/reglages', { schema: { tags, querystring: { type: 'object', properties: CENTRE } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    return { settings: await desk.read(visit.permit, async (tx) => ({ value: await readSettings(tx, visit), fields: [], dossiers: [] })) };
  });
  app.put('/api/regulation/reglages/:nom', { schema: { tags, querystring: { type: 'object', properties: CENTRE },
    params: { type: 'object', properties: { nom: { type: 'string', maxLength: 40 } } },
    body: { type: 'object', additionalProperties: false, required: ['value'], properties: { value: { type: 'number' } } } } },
  async (request) => {
    const visit = await visitCentre(kit, request, ACTION);
    if (visit.exercise) throw problems.PAS_EN_EXERCICE();
    const { nom } = request.params as { nom: string };
    const { value } = request.body as { value: number };
    if (!isSettable(nom, value)) {
      throw problems.REGLAGE_INVALIDE(Object.hasOwn(SETTINGS, nom) ? { extra: { ...SETTINGS[nom as keyof typeof SETTINGS] } } : {});
    }
    return { settings: await desk.read(visit.permit, async (tx) => {
      await writeSetting(tx, visit, nom, value, visit.actor.id, regulation.clock());
      return { value: await readSettings(tx, visit), fields: [], dossiers: [] };
    }) };
  });
};
