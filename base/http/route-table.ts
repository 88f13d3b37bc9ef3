import type { FastifyInstance } from 'fastify';

/** One thing that a server answers: `GET /livez`. */
export type RouteLine = { method: string; url: string };

const tables = new WeakMap<object, RouteLine[]>();

/** Writes down each route as it is added, so that a test can demand that every one is classified. */
export const keepRouteTable = (app: FastifyInstance): void => {
  const table: RouteLine[] = [];
  tables.set(app, table);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') table.push({ method: one, url });
  });
};

/** Every route of a server that is ready, in the order of their addition. */
export const routeTable = (app: FastifyInstance): readonly RouteLine[] => tables.get(app) ?? [];

/** A path of the router as an expression: `:name` is one segment, a star whatever follows. */
const shapeOf = (url: string): RegExp => new RegExp(`^${url.split(/(:\w+|\*)/)
  .map((part) => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('')}$`);

const shapes = new WeakMap<object, { method: string; shape: RegExp }[]>();

/** The methods that a path knows, for `Allow` (RFC 9110 §10.2.1): none where there is nothing at all. */
export const methodsAt = (app: FastifyInstance, path: string): string[] => {
  const known = shapes.get(app) ?? routeTable(app).map(({ method, url }) => ({ method, shape: shapeOf(url) }));
  shapes.set(app, known);
  const methods = new Set(known.filter(({ shape }) => shape.test(path)).map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
};
