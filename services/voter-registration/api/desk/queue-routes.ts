import type { FastifyInstance } from 'fastify';
import { parsePublicNumber } from '#base/values/public-number.ts';
import type { Tx } from '#base/store/context.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import type { Etat } from '../../domain/codes/states.ts';
import { foldName } from '../../domain/identity/name-key.ts';
import { LIMITS } from '../../limits.ts';
import { queueByClock, queueByName, queueByNumber, queueCounts, type Place,
  type QueueEntry } from '../../store/desk-queue.ts';
import { LISTS, type Counts, type ListName, type QueuePage } from '../../web/desk/model.ts';
import { communeAsked, permitIn, readableCommunes } from './desk-communes.ts';
import { deskVisit, permit, type DeskKit } from './desk-kit.ts';
import { queueRow } from './desk-views.ts';

/** States of each list of the queue. */
const LIST_STATES: Readonly<Record<ListName, readonly Etat[]>> = {
  'a-traiter': ['TRANSMISE', 'COMPLETE', 'NON_INSCRITE_REU'], 'a-completer': ['A_COMPLETER'], 'a-viser': ['INSTRUITE'],
  'decidees': ['VISEE_ACCEPTEE', 'VISEE_REFUSEE', 'RAPO', 'RAPO_ACCEPTE', 'RAPO_REJETE', 'INSCRIPTION_ORDONNEE',
    'INSCRITE'], 'autres': ['ABANDONNEE', 'DOUBLON', 'CLOSE'],
};

const QUERY = { type: 'object', properties: {
  commune: { type: 'string', maxLength: 5 }, liste: { type: 'string', enum: [...LISTS] },
  q: { type: 'string', maxLength: LIMITS.search_chars_max }, apres: { type: 'string', maxLength: 200 } } };
const tags = ['desk'];

/** Opaque on the wire: where a page ended. */
const cursorOf = ({ key, id }: Place): string => Buffer.from(`${key}\n${id}`).toString('base64url');
const CURSOR = /^([0-9-]{10}|[\p{L} ]*)\n([0-9a-f-]{36})$/u;

const placeOf = (cursor: string | undefined): Place | undefined => {
  const parts = CURSOR.exec(Buffer.from(cursor ?? '', 'base64url').toString());
  return parts ? { key: parts[1]!, id: parts[2]! } : undefined;
};

type Asked = { commune: string; liste: ListName; q: string; after: Place | undefined };

const pageOf = async (kit: DeskKit, tx: Tx, { commune, liste, q, after }: Asked): Promise<QueueEntry[]> => {
  const scope = { partitions: kit.register.partitions, commune };
  const number = parsePublicNumber(q);
  if (number) {
    const found = number.partition < scope.partitions ? await queueByNumber(tx, number.partition, number.text, commune)
      : undefined;
    return found ? [found] : [];
  }
  if (foldName(q) !== '') return queueByName(tx, scope, q, after, LIMITS.desk_page_max);
  return queueByClock(tx, scope, LIST_STATES[liste], after, LIMITS.desk_page_max);
};

const nextOf = (entries: readonly QueueEntry[], byName: boolean): string | null => {
  const last = entries.at(-1);
  if (!last || entries.length < LIMITS.desk_page_max) return null;
  return cursorOf({ key: byName ? last.cle_nom : last.echeance ?? '', id: last.dossier_id });
};

const listsOf = (counts: readonly { etat: Etat; count: number }[]): Counts['lists'] =>
  Object.fromEntries(LISTS.map((list) =>
  [list, counts.filter(({ etat }) => LIST_STATES[list].includes(etat)).reduce((sum, { count }) => sum + count,
    0)])) as Counts['lists'];

/** Who one is, the queue by the five-day clock, its counters, the search by name or number. */
export const queueRoutes = (app: FastifyInstance, kit: DeskKit): void => {
  app.get('/api/desk/me', { schema: { tags } }, async (request) => {
    const visit = await deskVisit(kit, request);
    await permit(kit, visit, 'file:lire', { territories: visit.actor.territories });
    const { id, displayName, roles, secondFactor } = visit.actor;
    return { id, name: displayName, roles, secondFactor, mayor: roles.some((role) => role === 'maire' || role === 'consulat'),
      communes: readableCommunes(kit, visit)
      .map((code) => ({ code, nom: kit.reference().communes.get(code)?.nom ?? code })) };
  });
  app.get('/api/desk/queue', { schema: { tags, querystring: QUERY } }, async (request): Promise<QueuePage> => {
    const visit = await deskVisit(kit, request);
    const { liste = 'a-traiter', q = '', apres } = request.query as { liste?: ListName; q?: string; apres?: string };
    const commune = communeAsked(kit, visit, request);
    const held = await permitIn(kit, visit, q === '' ? 'file:lire' : 'demande:chercher', commune);
    const entries = await kit.access.desk.read(held, async (tx) => {
      const value = await pageOf(kit, tx, { commune, liste, q, after: placeOf(apres) });
      return { value, fields: ['identity'],
        dossiers: value.map(({ partition, dossier_id }) => ({ partition, id: dossier_id })) };
    });
    return { today: localDay(visit.at, commune), rows: entries.map(queueRow), next: nextOf(entries, q !== '') };
  });
  app.get('/api/desk/counts', { schema: { tags, querystring: QUERY } }, async (request): Promise<Counts> => {
    const visit = await deskVisit(kit, request);
    const commune = communeAsked(kit, visit, request);
    const held = await permitIn(kit, visit, 'file:lire', commune);
    const today = localDay(visit.at, commune);
    const counts = await kit.access.desk.read(held, async (tx) =>
      ({ value: await queueCounts(tx, { partitions: kit.register.partitions, commune }, today), fields: [],
        dossiers: [] }));
    const open = [...LIST_STATES['a-traiter'], ...LIST_STATES['a-viser']];
    return { today, lists: listsOf(counts),
      late: counts.filter(({ etat }) => open.includes(etat)).reduce((sum, { late }) => sum + late,
      0) };
  });
};
