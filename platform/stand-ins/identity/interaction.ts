import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionDetails, InteractionResult, Provider } from 'oidc-provider';
import { readBounded } from '#base/http/read-bounded.ts';
import type { Dialect } from './dialects.ts';
import { citizenClaims, type DemoPerson, type People } from './people.ts';
import { errorPage, loginPage, PAGE_HEADERS } from './screens.ts';
import { langOf, texts, type Lang, type Text } from './texts.ts';

const BODY_BYTES_MAX = 16_384;

export type Door = {
  dialect: Dialect; provider: Provider; people: People; clientNames: Map<string, Text>;
  /** The library's answer to everything but the login screen. */
  answer: ReturnType<Provider['callback']>;
};

/** The login screen (GET) and its answer (POST: `person`, `level`, or `action=cancel|invent`). */
export const interact = async (door: Door, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  let details: InteractionDetails;
  try {
    details = await door.provider.interactionDetails(req, res);
  } catch {
    return send(res, 400, errorPage(langOf(req.headers['accept-language']), 'session_not_found', ''));
  }
  const lang = langOf(new URL(req.url ?? '/', 'http://x').searchParams.get('lang'), details.params.ui_locales,
    req.headers['accept-language']);
  if (req.method !== 'POST') return send(res, 200, screenOf(door, details, lang));
  const choice = new URLSearchParams(await readBody(req));
  const result = answerTo(choice, details, door);
  if (result === undefined) return send(res, 422, screenOf(door, details, lang, texts.unknownPerson[lang]));
  return door.provider.interactionFinished(req, res, result);
};

const send = (res: ServerResponse, status: number, html: string): void => {
  res.writeHead(status, PAGE_HEADERS).end(html);
};

const screenOf = (door: Door, details: InteractionDetails, lang: Lang, alert?: string): string => loginPage({
  lang,
  dialect: door.dialect,
  clientName: door.clientNames.get(details.params.client_id)?.[lang] ?? details.params.client_id,
  scope: details.params.scope ?? '',
  people: door.people.listed(door.dialect.kind),
  clientId: details.params.client_id,
  ...(alert === undefined ? {} : { alert }),
});

const readBody = async (req: IncomingMessage): Promise<string> =>
  (await readBounded(req, BODY_BYTES_MAX, 'form is too large')).toString('utf8');

/** What the choice means for the service; `undefined` when it names nobody. */
const answerTo = (
  choice: URLSearchParams, details: InteractionDetails, { dialect, people }: Pick<Door, 'dialect' | 'people'>,
): InteractionResult | undefined => {
  if (choice.get('action') === 'cancel') {
    return { error: 'access_denied', error_description: 'User auth aborted' };
  }
  const person = choice.get('action') === 'invent'
    ? people.invent(dialect.kind, citizenClaims(Object.fromEntries(choice)))
    : people.find(choice.get('person') ?? '');
  if (person === undefined || person.kind !== dialect.kind) return undefined;
  const acr = levelReached(choice.get('level') || undefined, details.params, dialect, person);
  if (essentialLevels(details.params.claims)?.includes(acr) === false) {
    return { error: 'access_denied', error_description: 'requested acrs could not be satisfied' };
  }
  return { login: { accountId: person.id, acr, amr: person.amr } };
};

const levelReached = (
  chosen: string | undefined, params: InteractionDetails['params'], dialect: Dialect, person: DemoPerson,
): string => {
  const asked = essentialLevels(params.claims) ?? params.acr_values?.split(' ') ?? dialect.levels.slice(0, 1);
  const wanted = chosen ?? asked.toSorted().at(-1) ?? 'eidas1';
  return wanted > person.level ? person.level : wanted;
};

type AcrRequest = { id_token?: { acr?: { essential?: boolean; value?: string; values?: string[] } } };

/** Levels that the client called essential by the `claims` parameter (OpenID Connect Core §5.5.1.1). */
const essentialLevels = (claims: string | undefined): string[] | undefined => {
  const acr = claims === undefined ? undefined : (JSON.parse(claims) as AcrRequest).id_token?.acr;
  if (acr?.essential !== true) return undefined;
  return acr.values ?? (acr.value === undefined ? undefined : [acr.value]);
};
