import { inContext, systemContext } from '#base/store/context.ts';
import { addDays, civilDateAt, endOfDay } from '#base/values/civil-date.ts';
import { publishable, type Cell } from '../../domain/open-data/publishable.ts';
import { countByDay, publishCells } from '../../store/open-data.ts';
import type { Work } from './work.ts';

const PARIS = 'Europe/Paris';
/** Days that are looked at again, in case the job did not run; what stands already stays. */
const DAYS = 7;

/** Publishes the figures of the last whole days. */
export const publishFigures = async ({ register }: Pick<Work, 'register'>): Promise<void> => {
  const today = civilDateAt(register.clock(), PARIS);
  const [from, to] = [endOfDay(addDays(today, -DAYS - 1), PARIS), endOfDay(addDays(today, -1), PARIS)];
  await inContext(register.jobs, systemContext('open-data', 'publication'), async (tx) => {
    const cells: Cell[] = [];
    for (let partition = 0; partition < register.partitions; partition += 1) cells.push(...await countByDay(tx, partition, from, to));
    await publishCells(tx, register.partitions, publishable(cells));
  });
};
