import { kindOf } from '../codes/attributions.ts';
import type { Evolvers } from '../evolve.ts';
import type { WrittenField } from '../events.ts';
import type { FieldValue } from '../fields/merge-change.ts';

type Stamp = { position: number; actor: string; facts: { le: number } };

const stamped = (fields: readonly WrittenField[], { position, actor, facts }: Stamp): Record<string, FieldValue> =>
  Object.fromEntries(fields.map(({ path, value }) => [path, { value, at: facts.le, by: actor, position }]));

/** Opening, typed values, conflicts, and what partners say of the case. */
export const onFields: Pick<Evolvers, 'DossierOuvert' | 'ChampsModifies' | 'ConflitTranche' | 'ValeursRecues'> = {
  DossierOuvert: (state, event) => {
    const { facts, content, actor, at } = event;
    const call = content?.call ?? null;
    return { ...state, centre: facts.centre, organisation: facts.organisation, caseId: facts.caseId, number: facts.number,
      owner: facts.owner, exercise: facts.exercise, state: facts.state, createdAt: facts.le, activatedAt: facts.activateAt,
      stateSince: at, openedBy: actor,
      kind: facts.kind ?? kindOf(state.attribution), attribution: content?.attribution ?? state.attribution,
        fields: stamped(content?.fields ?? [], event),
      calls: call ? [{ id: call.id, at: call.at, direction: 'in', first: true }] : [] };
  },
  ChampsModifies: (state, event) => {
    const { written = [], conflicting = [] } = event.content ?? {};
    const others = stamped(conflicting, event);
    return { ...state, fields: { ...state.fields, ...stamped(written, event) },
      conflicts: [...state.conflicts, ...conflicting.map(({ path }) => ({ path, kept: state.fields[path]!, other: others[path]! }))] };
  },
  ConflitTranche: (state, event) => ({ ...state, conflicts: state.conflicts.filter(({ path }) => path !== event.facts.path),
    fields: { ...state.fields, ...stamped([{ path: event.facts.path, value: event.content?.value ?? null }], event) } }),
  ValeursRecues: (state, event) => {
    const { from } = event.facts;
    return { ...state, received: { ...state.received,
      [from]: { ...state.received[from], ...stamped(event.content?.values ?? [], event) } } };
  },
};
