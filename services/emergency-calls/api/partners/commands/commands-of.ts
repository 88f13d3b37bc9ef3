import type { Command } from '../../../domain/commands.ts';
import type { Case } from '../../../domain/state.ts';
import type { Kind } from '../../../exchange/schema/kinds.ts';
import type { PartnerMessage } from '../partner-message.ts';
import { caseCommands } from './case-commands.ts';
import { assessmentCommands, keptCommands as kept } from './report-commands.ts';
import { answerCommands, requestCommands } from './request-commands.ts';
import { resourceCommands, statusCommands } from './resource-commands.ts';

type Reader = (message: PartnerMessage, state: Case) => Command[];

const keptCommands: Reader = (message) => kept(message);

/** What each kind of message about a case of ours makes of its dossier. */
const READERS: Readonly<Partial<Record<Kind, Reader>>> = {
  'RS-EDA': caseCommands, 'RS-EDA-MAJ': caseCommands, 'RS-RI': resourceCommands, 'RC-RI': resourceCommands, 'RS-SR': statusCommands,
  'RS-DR': requestCommands, 'RS-RR': answerCommands, 'RS-BPV': assessmentCommands,
  'RS-ER': keptCommands, 'RS-URL': keptCommands, 'RS-RPIS': keptCommands, 'RS-SAS-RDV': keptCommands, EMSI: keptCommands,
};

/** Commands that a message about a dossier makes; none for a kind that speaks of no case. Pure: the same message, the same commands. */
export const commandsOf = (message: PartnerMessage, state: Case): Command[] => READERS[message.kind]?.(message, state) ?? [];
