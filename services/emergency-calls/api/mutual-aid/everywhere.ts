import { atOnce, type RowContext, type Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Regulation } from '../../store/open-regulation.ts';

/** One look at every partition, in order, in one round trip: each `look` sends its statements at once. */
export const everywhere = <T>(
  { app, partitions }: Regulation, context: RowContext, look: (tx: Tx, partition: number) => Promise<T>,
): Promise<T[]> => atOnce(app, context, (tx) => pipelined(Array.from({ length: partitions }, (_, partition) => look(tx, partition))));
