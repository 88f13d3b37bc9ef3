import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import fastify from 'fastify';
import { serveBaseMap } from '#base/geo/basemap/serve-base-map.ts';
import type { DepartementOptions } from '#base/geo/departement/departement.ts';
import { openGeo, type Geo } from '#base/geo/thread/open-geo.ts';
import { freePort } from '#base/store/free-port.ts';
import { securityHeaders } from '#base/http/security-headers.ts';
import { staticFiles } from '#base/http/static-files.ts';
import { buildBundles } from '#base/ui/build.ts';

export type MapServer = { url: string; geo: Geo; close(): Promise<void> };

const PAGE = (styles: readonly string[], scripts: readonly string[]): string => `<!doctype html><html lang="fr"><head>
<meta charset="utf-8"><title>Carte</title>
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}
${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}</head>
<body><main><h1 class="fr-sr-only">Carte</h1><div id="map"></div></main></body></html>`;

/** A page with the map alone, under the security headers of every service, over a generated territory. */
export const startMapServer = async (options: DepartementOptions): Promise<MapServer> => {
  const outDir = await mkdtemp(join(tmpdir(), 'socle-map-'));
  const bundles = await buildBundles({ name: 'map-page', outDir, base: '/assets/', entries: {
    theme: 'base/ui/theme/full.css', style: 'base/ui/fixtures/map-page.css', page: 'base/ui/fixtures/map-page.tsx' } });
  const geo = await openGeo(options);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = fastify();
  app.addHook('onSend', async (_request, reply) => { reply.headers(securityHeaders([])); });
  serveBaseMap(app, url, '/map', () => geo.map);
  staticFiles(app, '/assets', bundles.clientDir);
  const assets = Object.values(bundles.entries);
  const html = PAGE(assets.flatMap(({ styles }) => styles), assets.flatMap(({ scripts }) => scripts));
  app.get('/', (_request, reply) => reply.type('text/html').send(html));
  await app.listen({ host: '127.0.0.1', port });
  return { url, geo, close: async () => {
    await app.close();
    await geo.close();
    await rm(outDir, { recursive: true, force: true });
  } };
};
