import type { FastifyInstance } from 'fastify';
import { openPage, sendPage } from '#base/files/open-page.ts';
import { findFiles } from '#base/files/queries.ts';
import { serviceFiles } from '#base/files/service-files.ts';
import type { Tx } from '#base/store/context.ts';
import type { DossierDocument } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import { HOLDER } from '../../store/case-type.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

const tags = ['console'];
const WORD = { type: 'string', maxLength: 80 };
const DOSSIER = { id: { type: 'string', format: 'uuid' } };

/** Photos and documents of a dossier: whether each can be seen yet, and its pages, made apart from what was sent. */
export const documentRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  const work = serviceFiles(kit.context, regulation);
  const documentsOf = async (tx: Tx, ref: { partition: number; id: string }): Promise<readonly DossierDocument[]> => {
    const loaded = await regulation.folded.cases.load(tx, ref, [HOLDER]);
    if (!loaded?.key) throw problems.DOSSIER_INTROUVABLE();
    return loaded.state.documents;
  };
  app.get('/api/regulation/dossiers/:id/documents', { schema: { tags, querystring: CENTRE_QUERY,
    params: { type: 'object', properties: DOSSIER } } },
    async (request) => {
    const visit = await visitCentre(kit, request, 'dossier:lire');
    const ref = { partition: visit.partition, id: (request.params as { id: string }).id };
    return desk.read(visit.permit, async (tx) => {
      const documents = await documentsOf(tx, ref);
      const files = await findFiles(tx, documents.map(({ file }) => ({ partition: ref.partition, id: file })));
      const value = documents.map(({ id, at, from, title, file }) => {
        const row = files.find((one) => one.ref.id === file);
        return { id, at, from, title, state: row?.state ?? 'discarded', pages: row?.pages ?? 0 };
      });
      return { value: { documents: value }, dossiers: [ref], fields: ['pieces'] };
    });
  });
  app.get('/api/regulation/dossiers/:id/documents/:document/pages/:page', { schema: { tags, querystring: CENTRE_QUERY,
    params: { type: 'object', properties: { ...DOSSIER, document: WORD, page: { type: 'string', pattern: '^[1-9]\\d?$' } } } } },
  async (request, reply) => {
    const visit = await visitCentre(kit, request, 'dossier:lire');
    const { id, document, page } = request.params as { id: string; document: string; page: string };
    const ref = { partition: visit.partition, id };
    const opened = await desk.read(visit.permit, async (tx) => {
      const found = (await documentsOf(tx, ref)).find((one) => one.id === document);
      if (!found) throw problems.DOCUMENT_INCONNU();
      return { value: await openPage(tx, work, { partition: ref.partition, id: found.file }, Number(page)), dossiers: [ref],
        fields: ['pieces'] };
    });
    return sendPage(reply, opened);
  });
};
