import { inContext, systemContext } from '#base/store/context.ts';
import type { VoterRegister } from '../../store/open-register.ts';

/** Public totals of the register, as it stands: they are those of the database and survive every restart. */
export type Totals = { filed_total?: number; registered_total?: number };

const TOTALS = { name: 'work-totals', text: `
  select count(*)::int4 as filed, count(*) filter (where state = 'INSCRITE')::int4 as registered from dossier where partition = $1` };

/** Requests filed since the beginning, and those that led to a registration. */
export const countTotals = ({ jobs, partitions }: VoterRegister): Promise<Totals> =>
  inContext(jobs, systemContext('totals', 'statistique'), async (tx) => {
    const totals = { filed_total: 0, registered_total: 0 };
    for (let partition = 0; partition < partitions; partition += 1) {
      const { rows: [row] } = await tx.query<{ filed: number; registered: number }>({ ...TOTALS, values: [partition] });
      totals.filed_total += row!.filed;
      totals.registered_total += row!.registered;
    }
    return totals;
  });
