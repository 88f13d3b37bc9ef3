import { newId } from '#base/values/ids.ts';
import type { ToldNeeds } from '../../data/drawn-needs.ts';
import { VEHICLE_STATUSES } from '../../domain/codes/vehicle-statuses.ts';
import type { Command } from '../../domain/commands.ts';
import { organisationOf } from '../../domain/identifiers/case-ids.ts';
import type { LoadClient, LoadPerson } from './load-client.ts';
import { askAgain, noteMs, refuse, type LoadTally } from './load-tally.ts';

/** One call of a load: how long it is talked, and what is done for it (domain §14). */
export type PlannedCall = {
  callId: string; centre: string; line: string; number: string; at: number; talk_ms: number; doctor: boolean; vehicle: boolean;
  /** What the telephony tells of the caller's needs. */
  needs: ToldNeeds; shareWith: string | null; point: { lat: number; lon: number }; street: string;
};

/** Who works on a call, and with what. */
export type Team = { arm: LoadPerson; doctor: LoadPerson; bord: LoadPerson };

/** A vehicle that may be sent. */
export type FreeVehicle = { resource: string; name: string; vehicleType: string };

export type CallTools = {
  client: LoadClient; tally: LoadTally; pause(ms: number): Promise<void>; now(): number;
  takeVehicle(centre: string): FreeVehicle | undefined;
  /** Told of each dossier that is shared, and of each command before it is sent (performance.now). */
  onShared?(dossier: string, caseId: string, call: PlannedCall): void;
  onGiven?(dossier: string, type: Command['type'], sentAt: number): void;
  /** Pause between two statuses of a mission. */
  status_ms: number;
};

type Bare = { [K in Command['type']]: Omit<Extract<Command, { type: K }>, 'id'> }[Command['type']];

const STATUSES = VEHICLE_STATUSES.filter((status) => !['DECISION', 'TRANSP2', 'ETAPE2', 'TRANSP3', 'ANNULE'].includes(status)).slice(0, 13);

/** What an ARM types: each a change of its own, as the console sends them. */
const typed = ({ number, street, point }: PlannedCall, at: number): readonly [path: string, value: unknown][] => [
  ['location.detailedAddress.complete', street], ['location.city', { name: 'Valmont', inseeCode: '99001' }],
  ['location.geometry', { lat: point.lat, lon: point.lon, precision: 'ADRESSE', radius_m: null, source: 'saisie',
    at: new Date(at).toISOString() }],
  ['initialAlert.caller.callerContact', { channel: 'PERSONNE', type: 'TEL', detail: number }], ['initialAlert.caller.type', 'FAMILLE'],
  ['qualification.origin', '15'], ['qualification.whatsHappen', { code: 'C02.00.00', label: 'Dommage aux personnes' }],
  ['qualification.healthMotive', { code: 'M03.06', label: 'Douleur thoracique' }],
  ['qualification.locationKind', { code: 'L01.00.00', label: 'Domicile' }], ['location.access.floor', '2'],
  ['location.access.interphone', 'Martin'], ['initialAlert.notes', 'Douleur depuis une heure, conscient.'],
];

/** Gives one command, again until it is taken; the same id each time. */
const give = async (tools: CallTools, who: LoadPerson, dossier: string, bare: Bare): Promise<void> => {
  const { client, tally } = tools;
  const id = newId();
  tools.onGiven?.(dossier, bare.type, performance.now());
  const { body } = await askAgain(tally, bare.type, () => client.console(who, 'POST', `dossiers/${dossier}/commandes`,
    { commands: [{ ...bare, id }] }));
  const [outcome] = (body.outcomes ?? []) as { ok: boolean; code?: string }[];
  if (outcome?.ok) tally.commands.push(id);
  else if (outcome) refuse(tally, `${bare.type} ${outcome.code}`);
};

/** Picks up and opens the dossier; gives its id, or nothing when somebody else was quicker. */
const pickUp = async (tools: CallTools, who: LoadPerson, callId: string): Promise<{ id: string; caseId: string } | undefined> => {
  const { client, tally } = tools;
  const id = newId();
  const start = performance.now();
  const taken = await askAgain(tally, 'decrocher', () => client.console(who, 'POST', `appels/${encodeURIComponent(callId)}/decrocher`,
    { dossier: id }));
  if (taken.status !== 200) return undefined;
  const opened = await askAgain(tally, 'ouvrir', () => client.console(who, 'PUT', `dossiers/${id}`, { call: callId }));
  if (opened.status !== 201) return undefined;
  noteMs(tally, 'pick-up', performance.now() - start);
  tally.opened.push(id);
  return { id, caseId: String(opened.body.caseId) };
};

const regulate = async (tools: CallTools, { arm, doctor }: Team, dossier: string): Promise<void> => {
  await give(tools, arm, dossier, { type: 'demanderRegulation', branch: 'AMU' });
  await give(tools, doctor, dossier, { type: 'prendre' });
  await give(tools, doctor, dossier, { type: 'noter', note: newId(), text: 'Examen par téléphone : pas de signe de gravité.' });
  await give(tools, doctor, dossier, { type: 'decider', decision: newId(), decisionType: 'CONSEIL' });
};

/** A vehicle goes: the engagement gives the first status, thirteen more follow as its crew presses them. */
const sendVehicle = async (tools: CallTools, { bord }: Team, dossier: string, centre: string): Promise<void> => {
  const vehicle = tools.takeVehicle(centre);
  if (!vehicle) return;
  const mission = newId();
  await give(tools, bord, dossier, { type: 'engager', mission, ...vehicle });
  for (const status of STATUSES) {
    await tools.pause(tools.status_ms);
    await give(tools, bord, dossier, { type: 'statuer', mission, status, le: tools.now() });
  }
};

/**
 * Plays one call whole from its pick-up: the dossier, twelve fields one by one, a share, the doctor, a vehicle. Resolves when the
 * talk is over, with what goes on after it; nothing when the call was answered elsewhere.
 */
export const playCall = async (tools: CallTools, team: Team, call: PlannedCall, callId: string): Promise<{ after: Promise<void> }
  | undefined> => {
  const dossier = await pickUp(tools, team.arm, callId);
  if (!dossier) return undefined;
  const changes = typed(call, tools.now());
  for (const [path, value] of changes) {
    await give(tools, team.arm, dossier.id, { type: 'modifier', changes: [{ path, value, seen: 1 }] });
    await tools.pause(call.talk_ms / changes.length);
  }
  if (call.shareWith !== null) {
    tools.onShared?.(dossier.id, dossier.caseId, call);
    await give(tools, team.arm, dossier.id, { type: 'partager', partner: organisationOf(call.shareWith), purpose: 'PARTAGE' });
  }
  const later = async (): Promise<void> => {
    if (call.doctor) await regulate(tools, team, dossier.id);
    if (call.vehicle) await sendVehicle(tools, team, dossier.id, team.arm.centre);
  };
  return { after: later() };
};
