import pg from 'pg';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { rateOf, sample } from './sample.ts';
import { depositRequests, openVoterGround, type VoterGround } from './voter-ground.ts';

const CONNECTIONS = 512;
const SMALL = 10_000;
const LARGE = 3_000_000;
const CHUNK = 50_000;
/** Filled rows take leaf indexes far above those of the log, which they are not part of. */
const FAR = 1_000_000_000_000;
const figure = figuresOf('growth');

/** What a submission costs with ten thousand dossiers in the register and with three million. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openVoterGround();
  const large = smoke ? 3 * SMALL : LARGE;
  try {
    await fillRows(ground, 0, SMALL);
    const small = await rate(ground, smoke ? 3 : 30, 0);
    say(`${Math.round(small)}/s with ${SMALL} dossiers`);
    for (let from = SMALL; from < large; from += CHUNK) await fillRows(ground, from, Math.min(from + CHUNK, large));
    const grown = await rate(ground, smoke ? 3 : 30, 10_000_000);
    say(`${Math.round(grown)}/s with ${large} dossiers`);
    return [figure('cost_increase_percent', 100 * (small / grown - 1), '%'), figure('small_per_s', small, '/s'),
      figure('large_per_s', grown, '/s'), figure('dossiers', large, 'dossiers')];
  } finally {
    await ground.end();
  }
};

const rate = async (ground: VoterGround, seconds: number, firstTag: number): Promise<number> => {
  const server = await ground.start();
  const request = depositRequests(ground);
  await sample({ server, connections: CONNECTIONS, seconds: 3, keep: false, request, firstTag: firstTag + 5_000_000 });
  const measured = await sample({ server, connections: CONNECTIONS, seconds, keep: false, request, firstTag });
  await server.stop();
  return rateOf(measured);
};

/** Rows as a deposit leaves them, with random keys, written set-based: only their number matters here. */
const fillRows = async (ground: VoterGround, from: number, to: number): Promise<void> => {
  const client = new pg.Client(ground.connection);
  await client.connect();
  await client.query('set search_path = voter_registration');
  await client.query(`create temp table filler as select i, (i % ${ground.partitions})::int2 as p,
    encode(substring(sha256(convert_to(i::text, 'UTF8')) from 1 for 16), 'hex') as h from generate_series($1::int8, $2::int8 - 1) as i`,
  [from, to]);
  await client.query(`insert into dossier select p, h::uuid, 'demande', 'FILL-' || h, 'DEPOSEE', 1, 'filler-' || h,
    lpad((i % 34969)::text, 5, '0'), now(), now(), '2027-01-01', false from filler`);
  await client.query(`insert into dossier_key select p, h::uuid, 'portail', 'k1', sha256(convert_to(h, 'UTF8')) from filler`);
  await client.query(`insert into intake select p, decode(h, 'hex'), decode(h, 'hex'), h::uuid, now(), now() from filler`);
  await client.query(`insert into event select p, h::uuid, 1, 'DemandeDeposee', 1, now(), 'filler-' || h, repeat('h', 160),
    repeat('b', 700), sha256(convert_to(h, 'UTF8')), decode(repeat(h, 60), 'hex'), ${FAR} + i from filler`);
  await client.query('drop table filler');
  await client.end();
};
