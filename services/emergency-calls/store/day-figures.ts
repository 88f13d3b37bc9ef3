import { inContext, systemContext } from '#base/store/context.ts';
import type { Regulation } from './open-regulation.ts';

/** Calls of all centres, for anybody: counts alone. */
export type DayFigures = { presented_24h: number; answered_24h: number };

const DAY_MS = 86_400_000;

const COUNTS = { name: 'indicateurs-jour', text: `
  select coalesce(sum(n) filter (where mesure = 'appel.presente'), 0)::int4 as presented,
    coalesce(sum(n) filter (where mesure = 'appel.decroche'), 0)::int4 as answered
  from indicateur where partition = $1 and heure > $2 and mesure in ('appel.presente', 'appel.decroche')` };

/** Calls that were presented in the last 24 h (by whole hours), and how many of them were answered; exercises count nowhere. */
export const dayFigures = ({ jobs, partitions, clock }: Pick<Regulation, 'jobs' | 'partitions' | 'clock'>): Promise<DayFigures> =>
  inContext(jobs, systemContext('figures', 'pilotage'), async (tx) => {
    const figures = { presented_24h: 0, answered_24h: 0 };
    for (let partition = 0; partition < partitions; partition += 1) {
      const { rows: [row] } = await tx.query<{ presented: number; answered: number }>({ ...COUNTS,
        values: [partition, new Date(clock() - DAY_MS)] });
      figures.presented_24h += row!.presented;
      figures.answered_24h += row!.answered;
    }
    return figures;
  });
