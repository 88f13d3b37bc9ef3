import { resendNow } from '#base/messages/outbox-status.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { registerTerms } from '../../domain/calendar/register-terms.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { waitingForRegister } from '../../store/work-terms.ts';
import { CHANNELS } from './outbox.ts';
import type { Work } from './work.ts';

/** Requests that wait for the register beyond the terms of the order of 8 March 2019. */
export type RegisterDelays = { late: number; escalated: number };

const DAY_MS = 86_400_000;
/** No request younger than this is late: two working days are two days at least. */
const YOUNGEST_MS = 2 * DAY_MS;
const LOOKED_AT_MAX = 5_000;
const SERVICE = '75056';

/**
 * Looks for requests without acknowledgement: after two working days they are sent again and an alarm is raised, after
 * seven days it is louder. The content goes on the tenth day (portal-purge.ts).
 */
export const watchRegister = async ({ register, logger }: Work, partition: number): Promise<RegisterDelays> => {
  const now = register.clock();
  const today = localDay(now, SERVICE);
  return inContext(register.jobs, systemContext('register-watch', 'suivi-du-repertoire'), async (tx) => {
    const waiting = await waitingForRegister(tx, partition, now - YOUNGEST_MS, LOOKED_AT_MAX);
    const terms = waiting.map(({ createdAt, id }) => ({ id, ...registerTerms(localDay(createdAt, SERVICE)) }));
    const late = terms.filter(({ renvoi }) => today > renvoi);
    const escalated = terms.filter(({ alerte }) => today >= alerte);
    if (late.length > 0) {
      const again = await resendNow(tx, partition, CHANNELS.register, now);
      logger.error({ partition, late: late.length, again, oldest: late[0]!.id },
        'requests are not taken in by the register after two working days');
    }
    if (escalated.length > 0) {
      logger.error({ partition, escalated: escalated.length, erasure: escalated[0]!.effacement, oldest: escalated[0]!.id },
        'ESCALATION: requests are not taken in after seven days; their content goes on the tenth');
    }
    return { late: late.length, escalated: escalated.length };
  });
};
