import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { AccessRule } from '#base/access/decide.ts';
import { routeTable } from '#base/http/route-table.ts';

/** What is sent to a route; absent members are those of a plain GET. */
export type Sent = { url: string; json?: unknown; form?: Record<string, string>; headers?: Record<string, string> };

/** Who stands before a service in a test of access: one role, somewhere. */
export type Player = { role: string; territories: readonly string[]; mfa: boolean; owner?: true };

/** A route that the access rules guard: the action, for which purposes, and where it happens. */
export type Guarded<Facts, Place extends string> = { to: 'rule'; action: string; place: Place; send: (facts: Facts) => Sent };

/** A route of which something else is said than a rule: `everybody`, `session`, `partner` … */
export type Open<Facts, To extends string> = { to: To; send: (facts: Facts) => Sent };

/** Sends as a browser with a cookie does. */
export const sendAs = (app: FastifyInstance, origin: string, line: string, sent: Sent, cookie: string,
  accept = 'application/json'): Promise<LightMyRequestResponse> => {
  const { url, json, form, headers } = sent;
  const payload = json === undefined ? form && new URLSearchParams(form).toString() : JSON.stringify(json);
  return app.inject({ method: line.slice(0, line.indexOf(' ')) as 'GET', url, ...(payload === undefined ? {} : { payload }),
    headers: { accept, origin, ...(cookie ? { cookie } : {}),
      ...(payload === undefined ? {} : { 'content-type': json === undefined ? 'application/x-www-form-urlencoded' : 'application/json' }),
      ...headers } });
};

/** The code of a refusal, off a problem document or off a page. */
export const codeOf = ({ headers, body, statusCode }: LightMyRequestResponse): string => {
  if (/json/.test(String(headers['content-type']))) return (JSON.parse(body) as { code?: string }).code ?? '';
  return statusCode < 400 ? '' : /\b(ACCESS|HTTP|DOSSIER|ROLE)_[A-Z_]+\b/.exec(body)?.[0] ?? '';
};

/** Was somebody sent to sign in? */
export const sentAway = ({ statusCode, headers }: LightMyRequestResponse): boolean =>
  statusCode === 303 && String(headers.location).startsWith('/connexion');

/** Codes that mean "not you": whatever else is answered, the person was let through to the work itself. */
const SHUT = new Set(['ACCESS_DENIED', 'ACCESS_SECOND_FACTOR', 'ACCESS_LEVEL_TOO_LOW', 'ACCESS_SESSION_REQUIRED',
  'ACCESS_SESSION_EXPIRED', 'DOSSIER_INTROUVABLE', 'ROLE_REFUSE', 'HTTP_NOT_FOUND']);

/** Was the door kept shut? */
export const isShut = (response: LightMyRequestResponse): boolean => sentAway(response) || SHUT.has(codeOf(response));

/**
 * Compares the routes of a server with the table that says who each is for. `missing`: routes that nobody classified; `stale`:
 * lines without a route.
 */
export const unclassified = async (app: FastifyInstance, table: Readonly<Record<string, unknown>>):
Promise<{ missing: string[]; stale: string[] }> => {
  await app.ready();
  const routes = [...new Set(routeTable(app).map(({ method, url }) => `${method} ${url}`))];
  return { missing: routes.filter((line) => table[line] === undefined),
    stale: Object.keys(table).filter((line) => !routes.includes(line)) };
};

/** What the rules, as data, say of a player: by hand, apart from the decision function. */
export const verdictOf = (
  rules: readonly AccessRule[], { role, mfa, owner, territories }: Player,
  { action, purposes, places, underGlass = false }: { action: string; purposes: readonly string[];
    places: readonly string[] | 'own' | 'anywhere'; underGlass?: boolean },
): 'allowed' | 'factor' | 'place' | 'role' => {
  const mine = rules.filter((rule) => rule.actions.includes(action) && rule.roles.includes(role) && rule.effect === 'allow'
    && (rule.territory === 'own') === (places === 'own') && rule.purposes.some((purpose) => purposes.includes(purpose)));
  const here = (rule: AccessRule): boolean => {
    if (rule.territory === 'any') return true;
    if (rule.territory === 'own') return owner === true;
    return Array.isArray(places) ? places.some((code) => territories.includes(code)) : territories.length > 0;
  };
  const near = mine.filter((rule) => here(rule) && (underGlass || !rule.breakGlass));
  if (near.some((rule) => !rule.secondFactor || mfa)) return 'allowed';
  if (near.length > 0) return 'factor';
  return mine.length > 0 ? 'place' : 'role';
};

/** Lines of audit that say no, so far. */
export const refusalsWritten = async (admin: { query(text: string): Promise<{ rowCount: number | null }> }): Promise<number> =>
  (await admin.query("select from access_audit where decision = 'deny'")).rowCount ?? 0;
