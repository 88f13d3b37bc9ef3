import { inContext, type RowContext } from '#base/store/context.ts';
import { Problem } from '#base/values/problem.ts';
import type { Command } from '../../domain/commands.ts';
import { problems } from '../../errors.ts';
import type { CentreVisit, ConsoleKit } from '../console-kit.ts';
import { PURPOSE } from '../console-kit.ts';
import { giveCommands } from '../give-commands.ts';
import { giveIncident, loadIncident } from './give-incident.ts';

type Attachment = { incident: string; dossiers: readonly string[]; attach: boolean };

const incidentOf = async (kit: ConsoleKit, visit: CentreVisit, context: RowContext, id: string) => {
  const { state } = await inContext(kit.regulation.app, context, (tx) => loadIncident(tx, kit.regulation,
    { partition: visit.partition, id }));
  if (state.exercise !== visit.exercise || state.centre !== visit.centre) throw problems.EVENEMENT_INTROUVABLE();
  return state;
};

/** Puts dossiers under an event, or takes them out, one transaction each: one that is refused holds up no other. */
export const attachCases = async (
  kit: ConsoleKit, visit: CentreVisit, context: RowContext, { incident, dossiers, attach }: Attachment,
): Promise<{ attached: string[]; refused: { id: string; code: string }[] }> => {
  await incidentOf(kit, visit, context, incident);
  const [attached, refused]: [string[], { id: string; code: string }[]] = [[], []];
  for (const id of dossiers) {
    const problem = await give(kit, visit, context, id, [{ type: 'rattacherEvenement',
      id: `${attach ? 'a' : 'd'}-${incident}-${visit.permit.visit.at}`,
      event: attach ? incident : null }]);
    if (problem) refused.push({ id, code: problem.code });
    else attached.push(id);
  }
  return { attached, refused };
};

/** Gives commands to a dossier of the same world; the first refusal, if any. */
const give = async (kit: ConsoleKit, visit: CentreVisit, context: RowContext, id: string, commands: readonly Command[]):
  Promise<Problem | undefined> => {
  try {
    const { outcomes } = await giveCommands(kit.regulation, context, { ref: { partition: visit.partition, id }, actor: visit.actor,
      commands, purpose: PURPOSE, exercise: visit.exercise }, kit.consequences);
    const wrong = outcomes.find((outcome) => !outcome.ok);
    return wrong?.ok === false ? wrong.problem : undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
};

/**
 * Makes a victim of an event a patient of one of its dossiers, with the bracelet's number as external identifier (SINUS), so that
 * it travels with the case. Again, it changes nothing.
 */
export const pourVictim = async (
  kit: ConsoleKit, visit: CentreVisit, context: RowContext, { incident, victim: id, dossier, id: command }:
    { incident: string; victim: string; dossier: string; id: string },
): Promise<{ patient: string }> => {
  const victim = (await incidentOf(kit, visit, context, incident)).victims.find((one) => one.id === id);
  if (!victim) throw problems.PATIENT_INCONNU();
  const patient = id.slice(-36).replaceAll(/[^A-Za-z0-9_-]/g, '');
  const path = `patient/${patient}/`;
  const said: [string, unknown][] = [...(victim.tag ? [['externalId', { source: 'SINUS', value: victim.tag }] as [string, unknown]] : []),
    ...(victim.sex ? [['identity.strictFeatures.sex', victim.sex] as [string, unknown]] : []),
    ...(victim.age ? [['detail.age', victim.age] as [string, unknown]] : [])];
  const problem = await give(kit, visit, context, dossier, [{ type: 'ajouterPatient', id: `${command}-p`, patient },
    ...(said.length === 0 ? [] : [{ type: 'modifier', id: `${command}-m`, changes: said.map(([field, value]) =>
      ({ path: path + field, value, seen: Number.MAX_SAFE_INTEGER })) } as Command])]);
  if (problem) throw problem;
  await giveIncident(kit.regulation, context, { ref: { partition: visit.partition, id: incident }, actor: visit.actor,
    exercise: visit.exercise, commands: [{ type: 'verserVictime', id: `${command}-v`, victim: id, dossier, patient }] });
  return { patient };
};
