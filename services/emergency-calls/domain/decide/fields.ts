import { mergeChange } from '../fields/merge-change.ts';
import { patientsOf, wrongValues } from './check-fields.ts';
import { accept, event, NOTHING, refuse, type Decider } from './decision.ts';

/**
 * Values typed at a console. Different fields are both kept; of one field written by two people who did not see each other,
 * the present value stays and the other is put to a choice. Nothing typed is ever thrown away.
 */
export const modifier: Decider<'modifier'> = (command, state, context) => {
  const errors = wrongValues(Object.fromEntries(command.changes.map(({ path, value }) => [path, value])), context.actor.role);
  if (errors.length > 0) return refuse('CHAMP_INVALIDE', 'modifier', { errors });
  const strangers = patientsOf(command.changes.map(({ path }) => path)).filter((id) => !state.patients.some((one) => one.id === id));
  if (strangers.length > 0) return refuse('PATIENT_INCONNU', 'modifier', { extra: { patients: strangers } });
  const fates = command.changes.map((change) => ({ path: change.path, value: change.value,
    fate: mergeChange(state.fields[change.path], change, context.actor.id) }));
  const of = (fate: string) => fates.filter((one) => one.fate === fate).map(({ path, value }) => ({ path, value }));
  const [written, conflicting] = [of('write'), of('conflict')];
  if (written.length + conflicting.length === 0) return NOTHING;
  return accept(event('ChampsModifies', command, context, { paths: [...written, ...conflicting].map(({ path }) => path) },
    { written, conflicting }));
};

/** Somebody chose between two values of a field. */
export const trancher: Decider<'trancher'> = (command, state, context) => {
  if (!state.conflicts.some(({ path }) => path === command.path)) return NOTHING;
  const errors = wrongValues({ [command.path]: command.value }, context.actor.role);
  if (errors.length > 0) return refuse('CHAMP_INVALIDE', 'trancher', { errors });
  return accept(event('ConflitTranche', command, context, { path: command.path }, { value: command.value }));
};

/** What a partner says of the case: shown beside ours, never written over it (DSF 15-15 §5.4). Absence means unchanged. */
export const recevoir: Decider<'recevoir'> = (command, state, context) => {
  const known = state.received[command.from] ?? {};
  const values = Object.entries(command.values)
    .filter(([path, value]) => JSON.stringify(known[path]?.value) !== JSON.stringify(value))
    .map(([path, value]) => ({ path, value }));
  if (values.length === 0) return NOTHING;
  return accept(event('ValeursRecues', command, context, { from: command.from, paths: values.map(({ path }) => path) }, { values }));
};
