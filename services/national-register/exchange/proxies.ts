import { isUuidv7 } from '#base/values/ids.ts';
import { parseCivilDate, type CivilDate } from '#base/values/civil-date.ts';
import { parseStrictJson } from '#base/values/strict-json.ts';
import { LIMITS } from '../limits.ts';

/** A proxy as the service that makes them tells it: both people by national elector number; `ACTIVE` until it is ended. */
export type ProxyMessage = {
  reference: string; mandant: string; mandataire: string; du: CivilDate; au: CivilDate; etat: 'ACTIVE' | 'RESILIEE';
};

const MEMBERS = ['reference', 'mandant', 'mandataire', 'du', 'au', 'etat'];
const REFERENCE = /^[A-Z0-9][A-Z0-9-]{0,39}$/;
const NNE = /^\d{1,12}$/;

const matches = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);

const isDay = (value: unknown): value is CivilDate => typeof value === 'string' && parseCivilDate(value) === value;

const isProxy = (value: unknown): value is ProxyMessage => {
  if (typeof value !== 'object' || value === null) return false;
  const { reference, mandant, mandataire, du, au, etat, ...others } = value as Record<string, unknown>;
  return Object.keys(others).length === 0 && MEMBERS.every((name) => name in value)
    && matches(reference, REFERENCE) && matches(mandant, NNE) && matches(mandataire, NNE) && mandant !== mandataire
    && isDay(du) && isDay(au) && du <= au && (etat === 'ACTIVE' || etat === 'RESILIEE');
};

/** Reads a batch of proxies, right as a whole or nothing: 1 to 500, each reference once. */
export const readProxies = (body: Buffer): { id: string; proxies: ProxyMessage[] } | undefined => {
  const parsed = parseStrictJson(body.toString());
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  const { v, id, procurations } = parsed.value as { v?: unknown; id?: unknown; procurations?: unknown };
  const good = v === 1 && typeof id === 'string' && isUuidv7(id) && Array.isArray(procurations) && procurations.length >= 1
    && procurations.length <= LIMITS.batch_messages_max && procurations.every(isProxy)
    && new Set(procurations.map(({ reference }) => reference)).size === procurations.length;
  return good ? { id, proxies: procurations } : undefined;
};
