type Json = Record<string, unknown>;

/** One answer: what it means, and the schema of its body where it has one. */
export type DescribedAnswer = { means: string; schema?: Json; type?: string };

/** What a program is told of one route. Parameters stand with their schema; all but the `required` ones may be left out. */
export type DescribedRoute = {
  summary: string; tag: string; description?: string;
  /** Ways of being recognised, any of which does; none: anybody may ask. */
  by?: readonly string[];
  query?: Readonly<Record<string, Json>>; headers?: Readonly<Record<string, Json>>; required?: readonly string[];
  body?: Json; bodyType?: string; example?: unknown;
  /** By status. Every problem that is not told apart here is under `default`. */
  answers: Readonly<Record<string, DescribedAnswer>>;
};

/** What programs are told of a service: its routes by `METHOD /path/:name`, and the ways in which callers are recognised. */
export type ApiDescription = {
  title: string; description: string; tags: Readonly<Record<string, string>>; ways: Readonly<Record<string, Json>>;
  schemas?: Readonly<Record<string, Json>>; routes: Readonly<Record<string, DescribedRoute>>;
};

const PROBLEM: Json = {
  type: 'object', description: 'RFC 9457, in French or English as asked (`Accept-Language`).',
  required: ['type', 'title', 'status', 'code', 'remedy'],
  properties: {
    type: { type: 'string', description: 'Address of a page about this problem.' }, title: { type: 'string' },
    status: { type: 'integer' }, code: { type: 'string', description: 'Stable; programs decide by it.' },
    detail: { type: 'string' }, remedy: { type: 'string', description: 'What to do.' }, instance: { type: 'string' },
      trace_id: { type: 'string', description: 'To be quoted to support.' },
    errors: { type: 'array', description: 'Every fault at once.', items: { type: 'object', required: ['pointer', 'code', 'detail'],
      properties: { pointer: { type: 'string', description: 'JSON pointer into the body.' }, code: { type: 'string' },
        detail: { type: 'string' } } } },
  },
};
const PROBLEM_ANSWER: Json = { description: 'A problem, with what to do.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

const answerOf = ({ means, schema, type = 'application/json' }: DescribedAnswer): Json =>
  ({ description: means, ...(schema ? { content: { [type]: { schema } } } : {}) });

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

const parametersOf = (path: string, { query = {}, headers = {}, required = [] }: DescribedRoute): Json[] => {
  const named = (of: Readonly<Record<string, Json>>, place: string): Json[] => Object.entries(of).map(([name,
    { description, ...schema }]) =>
    ({ name, in: place, required: required.includes(name), ...(description ? { description } : {}), schema }));
  const inPath = namesIn(path).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  return [...inPath, ...named(query, 'query'), ...named(headers, 'header')];
};

/** What the schema of a route says already goes before what is described by hand. */
const merged = (known: Json[], described: Json[]): Json[] => {
  const key = ({ in: place, name }: Json): string => `${String(place)} ${String(name)}`;
  const held = new Map(described.map((one) => [key(one), one]));
  return [...known.map((one) => ({ ...held.get(key(one)), ...one })), ...described.filter((one) =>
    !known.some((k) => key(k) === key(one)))];
};

/** A schema that several routes share may name parameters of another one's path: a document that tells them is refused by its readers. */
const ofThisPath = (path: string, known: Json[]): Json[] => known.filter(({ in: place, name }) =>
  place !== 'path' || namesIn(path).includes(String(name)));

/** `GET /v1/notes/{id}` is `getV1NotesById`: the name that generated clients give to the call. */
const operationId = (method: string, path: string): string => path.split(/[^\w{}]+/).reduce((name, word) =>
  name + word.replace(/^\{?(\w)/, (start, first: string) => (start.startsWith('{') ? 'By' : '') + first.toUpperCase()).replace('}', ''),
method.toLowerCase());

const operation = (method: string, path: string, known: Json, route: DescribedRoute): Json => {
  const body = known.requestBody ?? (route.body && { required: true, content: { [route.bodyType ?? 'application/json']:
    { schema: route.body, ...(route.example === undefined ? {} : { example: route.example }) } } });
  const parameters = merged(ofThisPath(path, (known.parameters ?? []) as Json[]), parametersOf(path, route));
  return {
    operationId: operationId(method, path), summary: route.summary, tags: [route.tag],
    ...(route.description ? { description: route.description } : {}),
    security: (route.by ?? []).map((way) => ({ [way]: [] })), ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: { ...Object.fromEntries(Object.entries(route.answers).map(([status, answer]) =>
      [status, Number(status) < 400 || answer.schema
      ? answerOf(answer) : { ...PROBLEM_ANSWER, description: answer.means }])), default: PROBLEM_ANSWER },
  };
};

/** `/a/:b` of the router is `/a/{b}` in OpenAPI; what a star takes is a path. */
export const openApiPath = (url: string): string => url.replace(/:(\w+)/g, '{$1}').replace('*', '{path}');

/**
 * Lays what programs are told over an OpenAPI document made from the schemas of the routes: summaries, ways in, answers, and routes
 * that had been left out. Only described routes stay: the others are of the service's own screens.
 * @param origin where the service answers; without it, readers take the address that they had the document from
 */
export const describeApi = (document: Json, api: ApiDescription, origin = '/'): Json => {
  const known = (document.paths ?? {}) as Record<string, Record<string, Json>>;
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(api.routes)) {
    const [method = '', url = ''] = name.split(' ');
    const path = openApiPath(url);
    const was = known[path] ?? known[path.replace('{path}', '{*}')] ?? {};
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(method, path, was[method.toLowerCase()] ?? {}, route) };
  }
  return { ...document, info: { ...(document.info as Json), title: api.title, description: api.description,
    license: { name: 'EUPL 1.2', identifier: 'EUPL-1.2' } }, servers: [{ url: origin }],
    tags: Object.entries(api.tags).map(([name, description]) => ({ name, description })), paths,
    components: { schemas: { Problem: PROBLEM, ...api.schemas }, securitySchemes: api.ways } };
};
