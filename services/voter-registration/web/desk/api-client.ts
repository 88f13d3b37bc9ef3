import type { ActionBodies, ActionName, Acted, Counts, DossierDetail, ListName, Me, PaperReference, QueuePage,
  VisaResult } from './model.ts';

/** A refusal of the API, as its problem document says it (RFC 9457). */
export type Refused = {
  status: number; code: string; title: string; remedy: string;
  errors?: readonly { pointer: string; code: string; detail: string }[];
  /** What happened since the version that was read (412). */
  changes?: readonly { le: string; titre: { fr: string; en: string } }[];
};

/** Thrown by every call that is not answered with success. */
export class ApiError extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.code);
    this.refused = refused;
  }
}

const UNREACHABLE: Refused = { status: 0, code: 'UNREACHABLE', title: 'Le service ne répond pas', remedy: '' };

const call = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  const answer = await fetch(`/api/desk/${path}`,
    { ...init, headers: { accept: 'application/json', 'accept-language': document.documentElement.lang,
      ...init.headers } })
    .catch(() => { throw new ApiError(UNREACHABLE); });
  if (answer.ok) return await answer.json() as T;
  const refused = await answer.json().catch(() => ({ ...UNREACHABLE, status: answer.status })) as Refused;
  throw new ApiError({ ...refused, status: answer.status });
};

const send = <T>(path: string, body: unknown, headers: Record<string, string> = {}, keepalive = false): Promise<T> =>
  call<T>(path, { method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers }, keepalive });

const query = (values: Record<string, string | null | undefined>): string =>
  new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();

/** Who is signed in and where they work. */
export const readMe = (): Promise<Me> => call('me');
/** How many requests each list holds. */
export const readCounts = (commune: string): Promise<Counts> => call(`counts?${query({ commune })}`);
/** One page of a list, or of what a search finds, after a place. */
export const readQueue = (commune: string, liste: ListName, q: string, apres: string | null): Promise<QueuePage> =>
  call(`queue?${query({ commune, liste, q, apres })}`);
/** One request with everything that a decision needs. */
export const readDossier = (numero: string): Promise<DossierDetail> => call(`demandes/${encodeURIComponent(numero)}`);

export type Order<Name extends ActionName = ActionName> =
  { action: Name; numero: string; version: number; body: ActionBodies[Name] };

/** Gives a command on the version that was read; `keepalive` lets it leave with the page. */
export const giveOrder = ({ action, numero, version, body }: Order, keepalive = false): Promise<Acted> =>
  send(`demandes/${encodeURIComponent(numero)}/actions/${action}`, body, { 'if-match': `"${version}"` }, keepalive);

/** Signs at most a hundred requests as proposed; each has its own result. */
export const signMany = (
  demandes: readonly { numero: string; version: number }[],
): Promise<{ results: VisaResult[] }> =>
  send('visas', { demandes });

/** What the entry of paper offers to choose from. */
export const readReference = (commune: string, lang: string): Promise<PaperReference> =>
  call(`reference?${query({ commune, lang })}`);

/** Files a request received on paper; the same key files it once. */
export const filePaper = (commune: string, key: string, body: unknown): Promise<{ numero: string }> =>
  send(`demandes?${query({ commune })}`, body, { 'idempotency-key': key });

/** A scan that was received, as the entry lists it. */
export type SentPiece = { id: string; type: string; name: string; octets: number };

/** Sends one scan of a paper request. */
export const sendPiece = (commune: string, type: string, file: File): Promise<SentPiece> => {
  const form = new FormData();
  form.set('type', type);
  form.set('fichier', file);
  return call(`pieces?${query({ commune })}`, { method: 'POST', body: form });
};

export type PieceImage = { state: 'ready'; url: string; pages: number } | { state: 'preparing' | 'quarantined' | 'unreadable' };

/** One page of a document: an address of the image in this browser, or why there is none. */
export const readPiece = async (numero: string, id: string, page: number): Promise<PieceImage> => {
  const path = `/api/desk/demandes/${encodeURIComponent(numero)}/pieces/${encodeURIComponent(id)}/pages/${page}`;
  const answer = await fetch(path).catch(() => { throw new ApiError(UNREACHABLE); });
  if (!answer.ok) throw new ApiError({ ...UNREACHABLE, status: answer.status });
  if (answer.status === 202) return await answer.json() as PieceImage;
  return { state: 'ready', url: URL.createObjectURL(await answer.blob()),
    pages: Number(answer.headers.get('x-pages') ?? 1) };
};
