import type { FastifyInstance } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import type { Bundles } from '#base/ui/build.ts';
import { screenAssets } from '../../web/screen-document.ts';
import { TABLET_ICON, tabletManifest } from '../../web/tablet/app-manifest.ts';
import { tabletWorker } from '../../web/tablet/shell-files.ts';

const MANIFEST = '/tablette/manifest.webmanifest';
const ICON = '/tablette/icon.svg';
const hidden = { schema: { hide: true } };

/** What makes the tablet's page an application that opens without a network: its worker, its manifest, its icon. */
export const tabletPage = (app: FastifyInstance, bundles: Bundles, theme: string | undefined): void => {
  const worker = tabletWorker(bundles, screenAssets(bundles, 'tablet', theme), [MANIFEST, ICON]);
  app.get('/tablette/sw.js', hidden, (_request, reply) => reply.headers({ 'cache-control': 'no-cache',
    'service-worker-allowed': '/tablette' }).type('text/javascript; charset=utf-8').send(worker));
  app.get(MANIFEST, hidden, (request, reply) => reply.type('application/manifest+json').send(JSON.stringify(
    tabletManifest(languageOf(request)))));
  app.get(ICON, hidden, (_request, reply) => reply.type('image/svg+xml').send(TABLET_ICON));
};
