import { publishTiles } from '#base/log/publish.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import type { OpenRegister } from './open-register.ts';

const SIZES = { name: 'work-log-sizes', text: 'select partition, size from log_head where partition = any($1::int2[])' };

/** Publishes what the logs of all partitions gained; does nothing while they stand still. */
export const logPublisher = <State>(register: OpenRegister<State>): (() => Promise<boolean>) => {
  const published = new Map<number, number>();
  const all = Array.from({ length: register.partitions }, (_, partition) => partition);
  return async () => {
    const { rows } = await inContext(register.jobs, systemContext('log', 'publication'), (tx) =>
      tx.query<{ partition: number; size: string }>({ ...SIZES, values: [all] }));
    let more = false;
    for (const { partition, size } of rows) {
      if (published.get(partition) === Number(size)) continue;
      const { tiles, signer, clock, jobs } = register;
      const done = await publishTiles({ pool: jobs, partition, stores: tiles, signer, clock });
      if (done) published.set(partition, done.more ? -1 : done.size);
      more ||= done?.more ?? false;
    }
    return more;
  };
};
