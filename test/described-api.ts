import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { openApiPath } from '#base/http/api-description.ts';
import { routeTable } from '#base/http/route-table.ts';

type Operation = { operationId?: string; parameters?: { name: string; in: string }[]; summary?: string;
  tags?: string[]; security?: Record<string, unknown>[]; responses: Record<string, unknown> };
type Document = { paths: Record<string, Record<string, Operation>>; tags: { name: string }[]; servers: { url: string }[];
  components: { schemas: object; securitySchemes: object } };

const operations = ({ paths }: { paths?: object }): string[] => Object.entries(paths ?? {}).flatMap(([path, methods]) =>
  Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path.replace('{*}', '{path}')}`));

const referencesOf = (value: unknown): string[] => (typeof value !== 'object' || value === null ? []
  : Object.entries(value).flatMap(([name, inner]) => (name === '$ref' ? [String(inner)] : referencesOf(inner))));

/** What generators of clients refuse: a call without a name of its own, parameters that are not those of the path. */
const assertReadable = ({ paths, servers }: Document): void => {
  assert.ok(servers.length > 0, 'where the service answers');
  const names = new Set<string>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { operationId = '', parameters = [] }] of Object.entries(methods)) {
      assert.ok(/^\w+$/.test(operationId) && !names.has(operationId), `${method} ${path}: operationId ${operationId}`);
      names.add(operationId);
      assert.deepEqual(parameters.filter((one) => one.in === 'path').map(({ name }) => name).toSorted(),
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted(), `${method} ${path}: parameters of the path`);
    }
  }
};

/**
 * Fails unless `/openapi.json` tells of every route that is no page, of none that is not there, each with a summary, a known tag, known
 * ways of being recognised and what success is; unless each reference in it leads somewhere; and unless generators of clients can read it.
 */
export const assertDescribed = async (app: FastifyInstance): Promise<void> => {
  const document = (await app.inject({ url: '/openapi.json' })).json() as Document;
  const told = operations(document);
  const there = new Set(routeTable(app).map(({ method, url }) => `${method} ${openApiPath(url)}`));
  assert.deepEqual(operations(app.swagger()).filter((one) => !told.includes(one)), [], 'routes that nobody describes');
  assert.deepEqual(told.filter((one) => !there.has(one)), [], 'described routes that are not there');
  const tags = new Set(document.tags.map(({ name }) => name));
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { summary, tags: [tag] = [], security = [], responses }] of Object.entries(methods)) {
      const name = `${method} ${path}`;
      assert.ok(summary && tag && tags.has(tag), `${name}: summary and tag`);
      assert.ok(Object.keys(responses).some((status) => /^[123]/.test(status)), `${name}: what success is`);
      for (const way of security.flatMap(Object.keys)) assert.ok(way in document.components.securitySchemes, `${name}: ${way}`);
    }
  }
  assertReadable(document);
  const found = [...new Set(referencesOf(document))];
  assert.deepEqual(found.filter((one) => !(one.replace('#/components/schemas/', '') in document.components.schemas)), []);
};
