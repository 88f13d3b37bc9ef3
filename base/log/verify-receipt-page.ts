/** Serves the static page that verifies a receipt in the visitor's browser. */
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { staticFiles } from '#base/http/static-files.ts';

/** Folder of the page's files; it works as it is from a disk too. */
const VERIFY_PAGE_FOLDER: string = fileURLToPath(new URL('./web', import.meta.url));

/** Adds the page at `<prefix>/verify-receipt.html`; it sends a receipt nowhere and fetches only the service's keys. */
export const verifyReceiptPage = (app: FastifyInstance, prefix = '/verify'): void => {
  staticFiles(app, prefix, VERIFY_PAGE_FOLDER);
  app.get(prefix, { schema: { hide: true } }, (_request, reply) => reply.redirect(`${prefix}/verify-receipt.html`, 308));
};
