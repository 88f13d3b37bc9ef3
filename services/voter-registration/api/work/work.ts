import type { FileWork } from '#base/files/file-work.ts';
import type { MessageBox } from '#base/messages/message-box.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import type { Sender } from './letter-words.ts';
import type { AskRoll } from './number-rolls.ts';

/** What every piece of background work shares. */
export type Work = {
  register: VoterRegister;
  box: MessageBox;
  logger: Logger;
  sender: Sender;
  files: FileWork;
  /** The register's exchange of rolls; nothing when no register is set. */
  rolls?: AskRoll;
};
