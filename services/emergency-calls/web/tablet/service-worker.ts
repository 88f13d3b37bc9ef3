/**
 * Keeps the tablet's own files, so that it opens without a network. Nothing of a person passes here: answers of the service are
 * never kept. The server writes the list of files and its version in front of this script.
 */
type Work = { waitUntil(work: Promise<unknown>): void };
type Asked = Work & { request: Request; respondWith(answer: Promise<Response>): void };
type WorkerScope = { tabletFiles: readonly string[]; tabletVersion: string; clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>; addEventListener(type: 'install' | 'activate', act: (event: Work) => void): void;
  addEventListener(type: 'fetch', act: (event: Asked) => void): void };

const worker = self as unknown as WorkerScope;
const PAGE = '/tablette';
const PREFIX = 'tablette-';
const CACHE = PREFIX + worker.tabletVersion;

/** All or nothing: a shell that misses a file would not open on the road. A page that sends to the sign-in is no shell. */
const keepShell = async (): Promise<void> => {
  const cache = await caches.open(CACHE);
  const page = await fetch(PAGE, { cache: 'reload' });
  if (!page.ok || page.redirected) throw new Error('the tablet is kept once somebody is signed in');
  await cache.addAll(worker.tabletFiles);
  await cache.put(PAGE, page);
  await worker.skipWaiting();
};

const dropOlder = async (): Promise<void> => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await worker.clients.claim();
};

/** What is kept first: opening must not wait for a network that is half there. */
const answer = async (request: Request): Promise<Response> => {
  const cache = await caches.open(CACHE);
  return await cache.match(request.mode === 'navigate' ? PAGE : request) ?? fetch(request);
};

worker.addEventListener('install', (event) => event.waitUntil(keepShell()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOlder()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const kept = origin === location.origin && (worker.tabletFiles.includes(pathname) || pathname === PAGE);
  if (request.method === 'GET' && kept) event.respondWith(answer(request));
});
