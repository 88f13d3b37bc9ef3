import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import type { Lang } from '#base/values/lang.ts';
import { logHeads, readJournal } from '../../store/operations.ts';
import type { Block } from '../../web/staff/model.ts';
import { night } from '../../web/staff/texts/night.ts';
import { journalTable } from '../../web/staff/views/night.ts';
import type { StaffKit } from '../staff/staff-kit.ts';

type PublicPage = { title: string; lead: string; blocks: Block[] };

const outages = async (tx: Tx, lang: Lang): Promise<PublicPage> => ({ title: night(lang, 'outages'), lead: night(lang, 'outagesLead'),
  blocks: [journalTable(lang, 'Europe/Paris', await readJournal(tx, ['PANNE', 'RETABLI']), night(lang, 'outages'), night(lang,
    'outagesNone'))] });

const logs = (kit: StaffKit) => async (tx: Tx, lang: Lang): Promise<PublicPage> => {
  const { service, partitions } = kit.register;
  const heads = await logHeads(tx, partitions);
  const at = (partition: number): string => `/log/${service}/${partition}/checkpoint`;
  return { title: night(lang, 'logs'), lead: night(lang, 'logsLead'), blocks: [
    { kind: 'table', caption: night(lang, 'logs'), empty: '', heads: [night(lang, 'log'), night(lang, 'entries'), night(lang, 'root'),
      night(lang, 'checkpoint')],
    rows: heads.map(({ partition, size, root }) => [`${service}/${partition}`, size, `${root.slice(0, 16)}…`,
      { text: night(lang, 'checkpointOf', { log: partition }), href: at(partition) }]) },
    { kind: 'links', items: [{ text: night(lang, 'verify'), href: `${kit.context.origins.portal ?? ''}/verifier` },
      { text: night(lang, 'keys'), href: `/log/${service}/keys` }] }] };
};

/** Pages that anybody may read: outages as they were noted, and the heads of the logs with the way to the verifier. */
export const operationsPages = (app: FastifyInstance, kit: StaffKit): void => {
  const page = (make: (tx: Tx, lang: Lang) => Promise<PublicPage>) => async (request: FastifyRequest, reply: FastifyReply) => {
    const lang = languageOf(request);
    const view = await inContext(kit.register.app, systemContext('publication', 'exploitation'), (tx) => make(tx, lang));
    return reply.type('text/html; charset=utf-8').send(kit.render('staff', { ...view, nav: [],
      shell: { path: request.url, ...kit.levers.banner() } }, lang));
  };
  app.get('/pannes', { schema: { hide: true } }, page(outages));
  app.get('/registres', { schema: { hide: true } }, page(logs(kit)));
};
