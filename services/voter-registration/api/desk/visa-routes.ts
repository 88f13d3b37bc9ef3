import type { FastifyInstance } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import type { Lang } from '#base/values/lang.ts';
import { Problem } from '#base/values/problem.ts';
import type { Command } from '../../domain/commands.ts';
import type { DossierState } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import type { VisaResult } from '../../web/desk/model.ts';
import { act } from './act.ts';
import { DESK_ACTIONS } from './desk-actions.ts';
import { deskVisit, permit, type DeskKit, type DeskVisit } from './desk-kit.ts';

type Wanted = { numero: string; version: number };

const BODY = { type: 'object', additionalProperties: false, required: ['demandes'], properties: { demandes: {
  type: 'array', minItems: 1, maxItems: LIMITS.desk_visas_max, items: { type: 'object', additionalProperties: false,
    required: ['numero', 'version'],
    properties: { numero: { type: 'string', maxLength: 64 }, version: { type: 'integer', minimum: 1 } } } } } };

/** The decision that the town hall proposed. */
const asProposed = ({ proposition }: DossierState): Command => {
  if (!proposition) throw problems.TRANSITION_IMPOSSIBLE();
  return { type: 'viser', sens: proposition.sens, ...(proposition.motif ? { motif: proposition.motif } : {}) };
};

const visa = async (kit: DeskKit, visit: DeskVisit, { numero, version }: Wanted, lang: Lang): Promise<VisaResult> => {
  try {
    return { ok: true, ...await act(kit, visit, numero, DESK_ACTIONS.viser.right, () => version, asProposed) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { numero, ok: false, code: error.code, title: error.kind.title[lang] };
  }
};

/** The mayor signs many as proposed: each in its own transaction, with its own result; one refused stops none. */
export const visaRoutes = (app: FastifyInstance, kit: DeskKit): void => {
  app.post('/api/desk/visas', { schema: { tags: ['desk'], body: BODY } }, async (request) => {
    const visit = await deskVisit(kit, request);
    await permit(kit, visit, DESK_ACTIONS.viser.right, { territories: visit.actor.territories });
    const results: VisaResult[] = [];
    for (const wanted of (request.body as { demandes: Wanted[] }).demandes) results.push(await visa(kit, visit, wanted,
      languageOf(request)));
    return { results };
  });
};
