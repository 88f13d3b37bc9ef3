import { inContext, systemContext } from '#base/store/context.ts';
import type { VoterRegister } from '../../store/open-register.ts';

/** What waits: events not yet followed, and how long the oldest has; messages not yet delivered. */
export type Backlog = { events: number; oldest_ms: number; messages: number };

const EVENTS = { name: 'work-backlog',
  text: `select greatest(0, h.size - f.next_index)::float8 as waiting,
      (select at from event e where e.partition = $1 and e.leaf_index = f.next_index) as oldest
    from follower f join log_head h on h.partition = f.partition where f.partition = $1 and f.name = $2` };
const MESSAGES = { name: 'work-backlog-messages',
  text: `select coalesce(sum(last_seq - head_seq + 1), 0)::float8 as waiting from outbox_key
    where partition = $1 and head_seq <= last_seq` };

/** Measures what one follower and the outbox have left, over all partitions. */
export const measureBacklog = async (register: VoterRegister, follower: string): Promise<Backlog> => {
  const total = { events: 0, oldest_ms: 0, messages: 0 };
  for (let partition = 0; partition < register.partitions; partition += 1) {
    await inContext(register.jobs, systemContext('backlog', 'mesure'), async (tx) => {
      const { rows: [row] } = await tx.query<{ waiting: number; oldest: Date | null }>({ ...EVENTS, values: [partition, follower] });
      const { rows: [outbox] } = await tx.query<{ waiting: number }>({ ...MESSAGES, values: [partition] });
      total.events += row?.waiting ?? 0;
      if (row?.oldest) total.oldest_ms = Math.max(total.oldest_ms, register.clock() - row.oldest.getTime());
      total.messages += outbox?.waiting ?? 0;
    });
  }
  return total;
};
