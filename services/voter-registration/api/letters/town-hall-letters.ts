import type { PrintJob } from '#base/messages/letter-adapter.ts';
import type { PrintDesk } from '#base/messages/print-desk.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { keepLetter } from '../../store/letters.ts';
import type { VoterRegister } from '../../store/open-register.ts';

/**
 * Hands a letter over to the town hall of its request: sealed in the print desk, and a line in its list. A second time
 * changes nothing.
 */
export const townHallLetters = (register: Pick<VoterRegister, 'jobs' | 'clock'>,
  desk: PrintDesk) => async (job: PrintJob): Promise<void> => {
  await desk.handOver(job);
  await inContext(register.jobs, systemContext('courriers', 'courrier'), (tx) =>
    keepLetter(tx, { id: job.id, numero: job.letter.reference, objet: job.letter.subject, at: register.clock() }));
};
