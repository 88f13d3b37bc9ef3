import type { FastifyInstance } from 'fastify';
import { inContext, systemContext } from '#base/store/context.ts';
import { isUuidv7 } from '#base/values/ids.ts';
import { parseStrictJson } from '#base/values/strict-json.ts';
import { registerProblems } from '../errors.ts';
import type { TypeListe } from '../exchange/messages.ts';
import { tellRoll, type RollAsked } from '../store/close-roll.ts';
import { admit, type RegisterApi } from './register-api.ts';

const CONTEXT = systemContext('rolls', 'arret-des-listes');
/** The roll of a person is in one partition; the simulated register has one. */
const PARTITION = 0;
const BODY_BYTES_MAX = 2_000;
const LISTS: ReadonlySet<unknown> = new Set<TypeListe>(['PRINCIPALE', 'COMPLEMENTAIRE_MUNICIPALE', 'COMPLEMENTAIRE_EUROPEENNE',
  'CONSULAIRE']);

/** `POST /exchange/v1/rolls`: the order numbers of a roll; with a ballot, the roll is closed for it first, once. */
export const rollRoutes = (app: FastifyInstance, api: RegisterApi): void => {
  app.post('/exchange/v1/rolls', { bodyLimit: BODY_BYTES_MAX }, async (request) => {
    admit(api, request, request.body as Buffer);
    const asked = readRoll(request.body as Buffer);
    if (!asked) throw registerProblems.REU_BATCH({ extra: { reason: 'shape' } });
    const told = await inContext(api.pool, CONTEXT, (tx) => tellRoll(tx, PARTITION, asked, api.context.clock(), api.context.vault));
    return { v: 1, id: asked.id, ...told };
  });
};

const readRoll = (body: Buffer): RollAsked & { id: string } | undefined => {
  const parsed = parseStrictJson(body.toString());
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  const { v, id, commune, typeListe, scrutin } = parsed.value as Record<string, unknown>;
  const good = v === 1 && typeof id === 'string' && isUuidv7(id) && typeof commune === 'string' && /^[0-9][0-9AB][0-9]{3}$/.test(commune)
    && LISTS.has(typeListe) && (scrutin === null || (typeof scrutin === 'string' && /^[A-Za-z0-9-]{1,60}$/.test(scrutin)));
  return good ? { id, commune, typeListe: typeListe as TypeListe, scrutin } : undefined;
};
