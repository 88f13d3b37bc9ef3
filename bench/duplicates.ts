import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { createPool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import { personKeys } from '#services/voter-registration/api/work/duplicates.ts';
import { communes } from '#services/voter-registration/data/communes.ts';
import { plausiblePeople } from '#services/voter-registration/data/people/plausible-people.ts';
import { compare } from '#services/voter-registration/domain/duplicates/compare.ts';
import { addKeys } from '#services/voter-registration/store/duplicate-keys.ts';
import { service } from '#services/voter-registration/service.ts';
import { openGround } from './bench-server.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { mergesAmong } from './silent-merges.ts';
import { seededAt, type Seeded } from './seeded-likenesses.ts';

const FULL = 1_000_000;
const SMOKE = 20_000;
const BATCH = 300;
const PARTITIONS = 4;
const PAIRS_TRIED = 500;
const AT = Date.UTC(2027, 2, 10);
const figure = figuresOf('duplicates');

type Tally = { again: number; proposed: number; falsely: Set<number>; twins: number; pairs: [number, number][] };

/** Rank in the population ↔ id of the dossier, in the order of time as real ids are. */
const idOf = (rank: number): string => `00000000-0000-7000-8000-${rank.toString(16).padStart(12, '0')}`;
const rankOf = (id: string): number => Number.parseInt(id.slice(24), 16);

/** A population with seeded second dossiers, slips, moves and twins: who is proposed, who falsely, who would vanish. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openGround('voter-registration', service.migrations, PARTITIONS);
  const names = serviceNames('voter-registration');
  const pool = createPool({ connection: ground.connection, user: names.jobs, password: ground.passwords.jobs, max: 2 });
  try {
    const count = smoke ? SMOKE : FULL;
    const ring = parseKeyring(ground.keyring);
    const people = plausiblePeople(communes());
    const person = (rank: number): Seeded => seededAt(people, rank);
    const tally: Tally = { again: 0, proposed: 0, falsely: new Set(), twins: 0, pairs: [] };
    const begun = performance.now();
    for (let from = 1; from <= count; from += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, count - from + 1) }, (_, i) => from + i);
      await inContext(pool, systemContext('bench', 'rapprochement'), (tx) => take(tx, ring, person, batch, tally));
      if (from % 50_000 < BATCH) say(`${from} dossiers, ${tally.proposed} of ${tally.again} second ones proposed`);
    }
    const seconds = (performance.now() - begun) / 1000;
    return [
      figure('proposed_percent', 100 * tally.proposed / Math.max(1, tally.again), '%'),
      figure('false_per_1000', 1000 * tally.falsely.size / count, '‰'),
      figure('silent_merges', mergesAmong(tally.pairs.slice(0, PAIRS_TRIED).map(([a, b]) => [person(a), person(b)])), 'count'),
      figure('dossiers', count, 'dossiers'), figure('second_dossiers', tally.again, 'dossiers'), figure('twins', tally.twins, 'dossiers'),
      figure('rate_per_s', count / seconds, '/s'),
    ];
  } finally {
    await pool.end();
    await ground.end();
  }
};

const take = async (
  tx: Tx, ring: ReturnType<typeof parseKeyring>, person: (rank: number) => Seeded, batch: readonly number[], tally: Tally,
): Promise<void> => {
  const fresh = new Map(batch.map((rank) => [rank, person(rank)]));
  const rows = batch.flatMap((rank) =>
    personKeys(ring, PARTITIONS, { partition: rank % PARTITIONS, id: idOf(rank) }, fresh.get(rank)!.etatCivil));
  const found = new Map<number, Set<number>>();
  for (const { id, autre } of await addKeys(tx, rows, AT)) {
    // The two of a pair in one batch meet twice: the later one proposes.
    if (rankOf(autre.id) < rankOf(id)) found.set(rankOf(id), (found.get(rankOf(id)) ?? new Set()).add(rankOf(autre.id)));
  }
  for (const rank of batch) judge(rank, fresh.get(rank)!, [...found.get(rank) ?? []], person, tally);
};

/** Proposed to the person's earlier dossier, or to another of the same person; anything else is false. */
const judge = (rank: number, one: Seeded, others: readonly number[], person: (rank: number) => Seeded, tally: Tally): void => {
  const whose = (at: number, seeded: Seeded): number => (seeded.likeness === 'AGAIN' ? seeded.of! : at);
  if (one.likeness === 'AGAIN') tally.again += 1;
  if (one.likeness === 'TWIN') tally.twins += 1;
  let proposed = false;
  for (const other of others) {
    const seeded = person(other);
    if (compare(one, seeded).verdict === 'different') continue;
    if (whose(other, seeded) !== whose(rank, one)) { tally.falsely.add(rank); continue; }
    proposed = true;
    if (tally.pairs.length < PAIRS_TRIED) tally.pairs.push([rank, other]);
  }
  if (proposed && one.likeness === 'AGAIN') tally.proposed += 1;
};
