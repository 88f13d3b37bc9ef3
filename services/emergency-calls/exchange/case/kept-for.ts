import type { Case } from '../../domain/state.ts';
import { isObject, type Json, type JsonObject } from '../schema/json.ts';
import type { Kind } from '../schema/kinds.ts';
import { isTeller } from './told-elsewhere.ts';
import { withoutNir } from './without-nir.ts';

/** Documents, summaries, assessments and joint operations are for all who follow a case. */
const FOR_ALL: ReadonlySet<string> = new Set<Kind>(['RS-URL', 'RS-RPIS', 'RS-BPV', 'EMSI']);
/** A centre asks a SMUR to send vehicles (RS-ER): another centre would take it for a question of its own. */
const FOR_SMUR: ReadonlySet<string> = new Set<Kind>(['RS-ER']);

/** Is this client a SMUR? */
export const isSmur = (partner: string): boolean => partner.includes('.smur');

const bodyFor = (kind: string, body: JsonObject): JsonObject => {
  const { patient } = body;
  return kind === 'RS-BPV' && isObject(patient) ? { ...body, patient: withoutNir(patient) } : body;
};

/**
 * Messages of partners that are shown with the case as they came, and whom of health they are told on to: all that are kept, or
 * those of some ids. One that was refused or answers nothing is not; a national health number stays here.
 */
export const keptFor = (state: Case, to: string, ids?: readonly string[]): { kind: Kind; body: JsonObject }[] => state.kept
  .filter(({ id, flag, kind, from }) => (ids === undefined || ids.includes(id)) && flag === null && isTeller(state, from, to)
    && (FOR_ALL.has(kind) || (FOR_SMUR.has(kind) && isSmur(to))))
  .flatMap(({ kind, body }) => (isObject(body as Json) ? [{ kind: kind as Kind, body: bodyFor(kind, body as JsonObject) }] : []));
