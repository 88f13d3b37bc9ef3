import pg from 'pg';
import { registerContext } from '#services/national-register/api/register-parts.ts';
import { communes } from '#services/voter-registration/data/communes.ts';
import { plausiblePeople } from '#services/voter-registration/data/people/plausible-people.ts';
import type { SerialisedKeyring } from '#base/values/keyring.ts';
import type { Connection } from '#base/store/embedded-server.ts';
import { postBytes, type LoadRequest } from './http-load.ts';

const SEED = 411;
const SLICE = 250_000;

export type RollsOptions = {
  connection: Connection; schema: string; electors: number; asked: number; secret: string; keyring: SerialisedKeyring;
  say(text: string): void;
};

/** Requests about people of whom every second is on a roll; an even tag asks for one of them. */
export type Questions = (tag: number) => LoadRequest;

/**
 * Fills the rolls with `electors` registrations. Keys are digests, so all but those asked for may be any bytes; those asked
 * for lie scattered among them. The index is built afterwards, as after a restore.
 */
export const fillRolls = async (options: RollsOptions): Promise<Questions> => {
  const { connection, schema, electors, asked, secret, keyring, say } = options;
  const people = plausiblePeople(communes());
  const { vault } = registerContext({ keyring, clock: Date.now, secret: Buffer.from(secret) });
  const bodies: Buffer[] = [];
  const keys: string[] = [];
  for (let tag = 0; tag < asked; tag++) {
    const { communeDemandee, etatCivil } = people.personAt(SEED, tag);
    const { nomNaissance, prenoms, sexe, dateNaissance } = etatCivil;
    bodies.push(postBytes('/v1/voter-registration/enquiries', {}, JSON.stringify({ commune: communeDemandee,
      etatCivil: { nomNaissance, prenoms, sexe, dateNaissance } })));
    if (tag % 2 === 0) keys.push(vault.enquiryOf(communeDemandee, etatCivil).toString('hex'));
  }
  const client = new pg.Client(connection);
  await client.connect();
  // sql-safe: the schema is made from the service's name.
  await client.query(`set search_path = ${schema}`);
  await client.query('alter table consultable drop constraint consultable_pkey; drop index consultable_electeur');
  // sql-safe: the three parts are texts of this file.
  const insert = (key: string, i: string, from: string): string => `
    insert into consultable (partition, cle, inscription_id, electeur, type_liste, commune, bureau, ordre, nne)
    select 0, ${key}, gen_random_uuid(), sha256(${i}::text::bytea), 'PRINCIPALE', lpad((${i} % 95000)::text, 5, '0'),
      lpad((${i} % 95000)::text, 5, '0') || '_' || (1 + ${i} % 20), (${i} % 3000)::int4, (100000000 + ${i})::text from ${from}`;
  const others = insert('decode(md5(i::text), \'hex\')', 'i', 'generate_series($1::int8, $2::int8) i');
  const sought = insert('decode(k, \'hex\')', '(i + 50000000)', 'unnest($1::text[]) with ordinality u(k, i)');
  const slices = Math.ceil((electors - keys.length) / SLICE);
  for (let slice = 0; slice < slices; slice++) {
    const from = slice * SLICE;
    await client.query(others, [from, Math.min(from + SLICE, electors - keys.length) - 1]);
    // Those asked for lie between the others.
    await client.query(sought, [keys.filter((_, i) => i % slices === slice)]);
  }
  await client.query('alter table consultable add primary key (partition, cle, inscription_id)');
  await client.query('create index consultable_electeur on consultable (partition, electeur)');
  await client.query('vacuum analyze consultable');
  // What five million rows leave to be written out belongs to filling, not to the questions that follow.
  await client.query('checkpoint');
  const { rows: [size] } = await client.query<{ n: string; bytes: string }>(
    'select count(*) as n, pg_size_pretty(pg_total_relation_size(\'consultable\')) as bytes from consultable');
  say(`${size!.n} registrations, ${size!.bytes}; ${asked} people asked about`);
  await client.end();
  return (tag) => ({ tag, bytes: bodies[tag % asked]! });
};
