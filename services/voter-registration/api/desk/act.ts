import { append } from '#base/dossiers/execute.ts';
import { dossierProblems } from '#base/dossiers/errors.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import { decide } from '../../domain/decide.ts';
import type { Etat } from '../../domain/codes/states.ts';
import type { Command } from '../../domain/commands.ts';
import type { DossierState } from '../../domain/state.ts';
import { shippedClosings } from '../../data/calendar.ts';
import type { Acted } from '../../web/desk/model.ts';
import type { DeskKit, DeskVisit } from './desk-kit.ts';
import { historyOf } from './history-view.ts';
import { stationFor } from './station-proposal.ts';
import { dossierActor, openDossier, type OpenDossier } from './open-dossier.ts';

const IF_MATCH = /^"?(\d{1,9})"?$/;

/**
 * The version that the person read, from `If-Match`. Throws 428 without one: nobody decides on what they did not see.
 */
export const expectedVersion = (header: string | undefined): number => {
  const version = IF_MATCH.exec(header ?? '')?.[1];
  if (version === undefined) throw dossierProblems.DOSSIER_VERSION_MISSING();
  return Number(version);
};

/** Throws 412 with what happened since the version that was read. */
const refuseStale = ({ state, version, events }: Loaded<DossierState>, expected: number, me: string): void => {
  if (version === expected) return;
  const changes = historyOf(events.filter(({ position }) => position > expected), me)
    .map(({ le, titre, par }) => ({ le, titre, par }));
  throw dossierProblems.DOSSIER_CHANGED({ extra: { version, expected, etat: state.etat, changes } });
};

/** A visa carries the polling station of the address, unless the mayor named one. */
const withStation = async ({ register: { partitions } }: DeskKit, { tx, loaded, commune }: OpenDossier,
  command: Command): Promise<Command> => {
  const { demande } = loaded.state;
  if (command.type !== 'viser' || command.sens !== 'ACCEPTER' || command.bureau !== undefined || !demande) return command;
  const found = await stationFor(tx, { partitions, commune }, demande);
  return found ? { ...command, bureau: found.bureau } : command;
};

const decided = async (kit: DeskKit, visit: DeskVisit, open: OpenDossier, command: Command): Promise<Acted> => {
  const { tx, loaded, decision, commune } = open;
  const given = await withStation(kit, open, command);
  const settings = kit.context.settings;
  const outcome = decide(given, loaded.state, { now: visit.at, actor: dossierActor(visit, decision, commune),
    closings: shippedClosings(),
    mentions: { service: settings.SOCLE_VOTER_AUTHORITY ?? '', contactService: settings.SOCLE_VOTER_CONTACT ?? '' } });
  if (!outcome.ok) throw outcome.problem;
  const { numero, etat } = loaded.state;
  if (outcome.events.length === 0) return { numero, etat: etat as Etat, version: loaded.version };
  const author = { actor: visit.actor.id, purpose: visit.purpose };
  const { state, version } = await append(tx, kit.register.type, loaded, outcome.events, author, visit.at);
  return { numero, etat: state.etat as Etat, version };
};

/** One command of the town hall on the version that it read; gives the state and version after it. */
export const act = (
  kit: DeskKit, visit: DeskVisit, numero: string, right: string, expected: () => number,
    command: (state: DossierState) => Command,
): Promise<Acted> => openDossier(kit, visit, numero, right, async (open) => {
  refuseStale(open.loaded, expected(), visit.actor.id);
  return { value: await decided(kit, visit, open, command(open.loaded.state)), fields: ['demande'] };
});

/** One command on the dossier as it stands: what is entered comes from a paper, not from what the screen showed. */
export const actNow = (
  kit: DeskKit, visit: DeskVisit, numero: string, right: string, command: (state: DossierState) => Command,
): Promise<Acted> => openDossier(kit, visit, numero, right, async (open) =>
  ({ value: await decided(kit, visit, open, command(open.loaded.state)), fields: ['demande'] }));
