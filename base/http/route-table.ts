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
