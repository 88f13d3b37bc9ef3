import { outboxStatus } from '#base/messages/outbox-status.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Regulation } from './open-regulation.ts';

/** What the background work must be watched for, over all centres. */
export type WorkWatch = {
  linksDownSince: Instant[]; dead: number; oldestMessage?: Instant;
  /** Calls presented in the last 24 h and in the last whole hours, two at least. */
  callsOfDay: number; callsOfLate: number;
  /** Places of telephones (AML) in the same times, counted to a bound that says that they come. */
  placesOfDay: number; placesOfLate: number;
};

export const NOTHING_WATCHED: WorkWatch = { linksDownSince: [], dead: 0, callsOfDay: 0, callsOfLate: 0, placesOfDay: 0,
  placesOfLate: 0 };

/** So many places in a day: a site whose telephones do send theirs. */
export const PLACES_EXPECTED = 24;

const HOUR_MS = 3_600_000;
/** Indicators are kept by whole hours: three of them hold two whole ones. */
const LATE_HOURS = 3;

const LINKS = { name: 'surveillance-liens', text: 'select depuis from lien_hub where partition = $1 and not ouvert' };
const CALLS = { name: 'surveillance-appels', text: `select coalesce(sum(n), 0)::int4 as day,
    coalesce(sum(n) filter (where heure > $3), 0)::int4 as late
  from indicateur where partition = $1 and heure > $2 and mesure = 'appel.presente'` };

const PLACES = { name: 'surveillance-places', text: `
  select (select count(*) from (select from localisation where partition = $1 and recue_le > $2 and source = 'AML'
      limit $4) d)::int4 as day,
    (select count(*) from (select from localisation where partition = $1 and recue_le > $3 and source = 'AML' limit 1) l)::int4 as late` };

/** Reads it, partition by partition. */
export const watchWork = async ({ jobs, partitions, clock }: Pick<Regulation, 'jobs' | 'partitions' | 'clock'>): Promise<WorkWatch> => {
  const watch: WorkWatch = { ...NOTHING_WATCHED, linksDownSince: [] };
  const before = (hours: number): string => toRfc3339(clock() - hours * HOUR_MS);
  for (let partition = 0; partition < partitions; partition += 1) {
    await inContext(jobs, systemContext('surveillance', 'supervision'), async (tx) => {
      const links = await tx.query<{ depuis: Date }>({ ...LINKS, values: [partition] });
      watch.linksDownSince.push(...links.rows.map(({ depuis }) => depuis.getTime()));
      const { rows: [calls] } = await tx.query<{ day: number; late: number }>({ ...CALLS,
        values: [partition, before(24), before(LATE_HOURS)] });
      watch.callsOfDay += calls!.day;
      watch.callsOfLate += calls!.late;
      const { rows: [places] } = await tx.query<{ day: number; late: number }>({ ...PLACES,
        values: [partition, before(24), before(LATE_HOURS - 1), PLACES_EXPECTED] });
      watch.placesOfDay += places!.day;
      watch.placesOfLate += places!.late;
      for (const { dead, oldest } of await outboxStatus(tx, partition)) {
        watch.dead += dead;
        if (oldest !== null) watch.oldestMessage = Math.min(watch.oldestMessage ?? Infinity, Date.parse(oldest));
      }
    });
  }
  return watch;
};
