import { newId } from '#base/values/ids.ts';
import type { CaseActor } from '../../domain/context.ts';
import type { Command } from '../../domain/commands.ts';
import { organisationOf } from '../../domain/identifiers/case-ids.ts';
import type { Case } from '../../domain/state.ts';
import { readCase, type ReadCase } from '../../exchange/case/read-case.ts';
import { transferAnswerOf } from '../../exchange/hub/sequence.ts';
import type { JsonObject } from '../../exchange/schema/json.ts';
import { leaseNumbers } from '../lease-numbers.ts';
import { giveCommands } from '../give-commands.ts';
import { openCase } from '../open-case.ts';
import { loadCase } from '../load-case.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { systemContext } from '#base/store/context.ts';

/** A message about a case that a partner sent to a centre. */
export type CaseMessage = { centre: string; sender: string; body: JsonObject; exercise: boolean; id: string };

const PURPOSE = 'regulation';

/** A command made from a message: the same message makes the same commands, so that redelivery changes nothing. */
const from = (message: CaseMessage, part: string): string => `${message.id}/${part}`.slice(-80);

/** What a message makes of a dossier: values beside ours, notes, and the two sides of a transfer. */
const commandsOf = (message: CaseMessage, read: ReadCase, state: Case): Command[] => {
  const { sender } = message;
  const us = organisationOf(message.centre);
  const { values } = read;
  const share: Command[] = state.shares.some(({ partner, until }) => partner === sender && until === null) ? []
    : [{ type: 'partager', id: from(message, 'partage'), partner: sender, purpose: 'PARTAGE' }];
  const asked = state.owner === sender && read.owner === us;
  const answered = state.transfer?.answer === 'waiting' && state.transfer.to === sender && state.owner === us && read.owner !== null;
  return [...share,
    ...(Object.keys(values).length > 0 ? [{ type: 'recevoir', id: from(message, 'valeurs'), from: sender, values } as Command] : []),
    ...read.notes.map((note): Command => ({ type: 'noter', id: from(message, `note-${note.id.slice(-36)}`), note: note.id,
      text: note.text, medical: true })),
    ...(asked ? [{ type: 'demanderTransfert', id: from(message, 'transfert'), to: us } as Command] : []),
    ...(answered ? [{ type: 'repondreTransfert', id: from(message, 'reponse'), from: sender,
      answer: transferAnswerOf(read.owner!, us, sender) } as Command] : [])];
};

/** The partner's first values become those of a dossier that opens with them; later ones stand beside ours. */
const openFor = async (regulation: Regulation, message: CaseMessage, read: ReadCase, actor: CaseActor): Promise<string> => {
  const { centre, sender, exercise } = message;
  const [number] = await leaseNumbers(regulation, systemContext('hub', PURPOSE), centre, 1);
  const id = newId();
  await openCase(regulation, actor, id, { type: 'ouvrir', id: from(message, 'ouvrir'), caseId: read.caseId, number: number!, centre,
    organisation: organisationOf(centre), owner: sender, exercise, fields: read.values });
  return id;
};

/**
 * Takes a case, or a change of one, in: a dossier of this centre's own opens for a case that it did not know. Throws the domain's
 * Problem when nothing of the message can be taken.
 */
export const takeCase = async (regulation: Regulation, message: CaseMessage, known: string | undefined): Promise<void> => {
  const read = readCase(message.body);
  const actor: CaseActor = { id: `partenaire:${message.sender}`, role: 'partenaire', label: message.sender, centre: message.centre };
  const id = known ?? await openFor(regulation, message, read, actor);
  const ref = { partition: regulation.partitionOfCentre(message.centre), id };
  const context = systemContext('hub', PURPOSE);
  const state = await loadCase(regulation, context, ref);
  await giveCommands(regulation, context, { ref, actor, commands: commandsOf(message, read, state), purpose: PURPOSE });
};
