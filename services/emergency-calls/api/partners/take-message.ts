import { boxOf } from '#base/messages/message-box.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import type { Command } from '../../domain/commands.ts';
import { caseFromFire } from '../../exchange/convert/case-from-fire.ts';
import { countedIds } from '../../exchange/convert/counted-ids.ts';
import { listAt, textAt } from '../../exchange/convert/tree.ts';
import type { AlarmKind } from '../../store/exchange-alarms.ts';
import { raiseAlarm } from '../../store/exchange-alarms.ts';
import { keepOrphan } from '../../store/kept-messages.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { giveCommands } from '../give-commands.ts';
import { loadCase } from '../load-case.ts';
import { announce } from './announce.ts';
import { proposalCommands, openingCommands } from './commands/case-commands.ts';
import { commandsOf } from './commands/commands-of.ts';
import { keptCommands, restCommands, restOf } from './commands/report-commands.ts';
import type { FoundCase } from './find-case.ts';
import { openForPartner, partnerActor } from './open-for-partner.ts';
import { commandId, type PartnerMessage } from './partner-message.ts';

const PURPOSE = 'regulation';
const CONTEXT = systemContext('hub', PURPOSE);

/** How a message is taken in: into its case, beside its values, or kept and flagged. */
export type Manner = 'apply' | 'propose' | 'keep';

/** Raises an alarm about a message. */
export const alarmAbout = (regulation: Regulation, message: PartnerMessage, kind: AlarmKind, detail: string, dossier: string | null) =>
  inContext(regulation.app, CONTEXT, (tx) => raiseAlarm(tx, regulation.partitionOfCentre(message.centre), message.centre,
    { id: newId(), kind, sender: message.sender, distributionId: message.id, dossier, detail,
      exercise: message.exercise }, regulation.clock()));

/** A fire case as a case of ours; what is made on the way has the same ids each time the message comes. */
const asHealth = (message: PartnerMessage): PartnerMessage => (message.kind !== 'RC-EDA' ? message : { ...message, kind: 'RS-EDA',
  body: caseFromFire(message.body, message.sender, `fr.health.samu${message.centre}`,
    { at: message.at, newId: countedIds(message.id) }) });

/** A fire service's further alerts, one note each. */
const alertNotes = (message: PartnerMessage): Command[] => listAt(message.body, 'newAlert').map((alert, i): Command => ({ type: 'noter',
  id: commandId(message, `alerte-${i}`), note: `${message.sender}.${textAt(alert, 'id') ?? i}`.slice(-80), medical: false,
  text: ['Nouvelle alerte', textAlert(alert)].filter(Boolean).join(' : ') }));

const textAlert = (alert: Parameters<typeof listAt>[0]): string => [textAt(alert, 'location.detailedAddress.complete'),
  ...listAt(alert, 'notes').map((note) => textAt(note, 'freetext')), textAt(alert, 'caller.freetext')].filter(Boolean).join(' ; ');

/** Gives a dossier the commands of a message; those that its state refuses now are shown with the case instead, and flagged. */
const give = async (regulation: Regulation, message: PartnerMessage, { ref }: Pick<FoundCase, 'ref'>, commands: readonly Command[]) => {
  const actor = partnerActor(message);
  const { outcomes } = await giveCommands(regulation, CONTEXT, { ref, actor, commands, purpose: PURPOSE }, [announce(regulation)]);
  const refused = outcomes.flatMap((one) => (one.ok ? [] : [one.problem.code]));
  if (refused.length === 0) return;
  const flag = [...new Set(refused)].join(', ').slice(0, 80);
  await giveCommands(regulation, CONTEXT, { ref, actor, commands: keptCommands(message, flag), purpose: PURPOSE });
  await alarmAbout(regulation, message, 'REFUSE_ICI', flag, ref.id);
};

const isIllegal = (command: Command): boolean => command.type === 'repondreTransfert' && command.answer === 'illegal';

/** Takes a message into its dossier, or opens one for it. Gives the dossier. */
const intoCase = async (regulation: Regulation, told: PartnerMessage, found: FoundCase | undefined): Promise<string> => {
  const message = asHealth(told);
  const ref = found?.ref ?? { partition: regulation.partitionOfCentre(message.centre), id: await openForPartner(regulation, message) };
  const state = found?.state ?? await loadCase(regulation, CONTEXT, ref);
  const commands = [...(found ? commandsOf(message, state) : openingCommands(message, state)), ...alertNotes(told),
    ...restCommands(told, state, restOf(told, found === undefined))];
  await give(regulation, message, { ref }, commands);
  if (commands.some(isIllegal)) await alarmAbout(regulation, message, 'PROPRIETAIRE_TIERS', String(message.body['owner']), ref.id);
  return ref.id;
};

/**
 * Takes a message in: into the dossier it speaks of, or a new one; a message that speaks of none of ours is kept sealed. Coming twice
 * it changes nothing. Gives the dossier, if there is one.
 */
export const takeMessage = async (
  regulation: Regulation, message: PartnerMessage, found: FoundCase | undefined, manner: Manner,
): Promise<string | null> => {
  if (found && manner === 'propose') {
    const values = proposalCommands(asHealth(message), found.state);
    await give(regulation, message, found, [...values, ...restCommands(message, found.state, message.body)]);
    return found.ref.id;
  }
  if (found && manner === 'keep') {
    await give(regulation, message, found, keptCommands(message, 'SANS_DEMANDE'));
    return found.ref.id;
  }
  if (found || message.kind === 'RS-EDA' || message.kind === 'RC-EDA') return intoCase(regulation, message, found);
  await inContext(regulation.app, CONTEXT, (tx) => keepOrphan(tx, boxOf(regulation.keyring), regulation.partitionOfCentre(message.centre),
    message.centre, { distributionId: message.id, sender: message.sender, model: message.kind, body: message.body }, message.at));
  return null;
};
