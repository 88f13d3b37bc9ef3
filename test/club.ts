import { prepareEvent } from '#base/dossiers/event.ts';
import { createDossierKeys, type DossierKeys } from '#base/dossiers/dossier-keys.ts';
import type { DossierType } from '#base/dossiers/dossier-type.ts';
import { dossierRegister, type NewDossier } from '#base/dossiers/dossier-register.ts';
import { createClaims, type Claims } from '#base/intake/idempotency-key.ts';
import { createIntake, type Intake } from '#base/intake/intake.ts';
import type { IntakeLimits } from '#base/intake/limits.ts';
import type { Submission } from '#base/intake/register.ts';
import { pastProofs } from '#base/log/past-proof.ts';
import { createSigner, type Signer } from '#base/log/signer.ts';
import { tileMemory, type TileStore } from '#base/log/tile-folder.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';
import { newId } from '#base/values/ids.ts';
import type { Clock } from '#base/values/instant.ts';
import { generateKeyring, parseKeyring, type Keyring } from '#base/values/keyring.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { TestDb } from './database.ts';

/** An invented kind of dossier, so that tests of the base never depend on a country's rules: joining a club. */
export type Membership = { reference: string; member: string; holder: string; town: string; state: string; at: number; since: number };

const MEMBER_COLUMNS = ['member', 'town'];

/** Its own projection; created by `clubTables`. */
const clubTables = `
  create table membership (partition int2 not null, dossier_id uuid not null, member text not null, town text not null,
    primary key (partition, dossier_id));
  alter table membership enable row level security;
  alter table membership force row level security;
  create policy membership_any on membership using ((select ctx_kind()) is not null);`;

/** Gives the service's roles their rights on the club's table. */
const clubGrants = (db: TestDb): string => `grant insert on membership to ${db.names.intake};
  grant select, insert, update on membership to ${db.names.app}, ${db.names.jobs};
  grant delete on membership to ${db.names.jobs};
  grant select, insert, update, delete on membership to ${db.names.rebuild};`;

const clubType = (service: string): DossierType<Membership> => ({
  service, name: 'membership', holders: ['office', 'club'],
  initialState: () => ({ reference: '', member: '', holder: '', town: '', state: '', at: 0, since: 0 }),
  evolve: (state, event) => {
    if (event.type === 'Joined') {
      const content = event.content as { member: string } | undefined;
      return { reference: String(event.facts.ref), town: String(event.facts.town), holder: event.actor,
        member: content?.member ?? '', state: 'JOINED', at: event.at, since: event.at };
    }
    return event.type === 'Left' ? { ...state, state: 'LEFT', since: event.at } : state;
  },
  summary: (state) => ({ reference: state.reference, state: state.state, holder: state.holder, territory: state.town,
    createdAt: state.at, stateSince: state.since, dueOn: null }),
  projections: [{ table: { table: 'membership', columns: MEMBER_COLUMNS }, holder: 'office',
    row: ({ member, town }) => ({ member, town }) }],
});

export type Club = {
  type: DossierType<Membership>; keys: DossierKeys; claims: Claims; signer: Signer; ring: Keyring;
  store: TileStore; intake: Intake<NewDossier>;
  /** A submission of `member` under `key`, in the partition of party and key. */
  joining(party: string, key: string, member: string, town?: string): Submission<NewDossier>;
};

export type ClubOptions = { clock?: Clock; limits?: Partial<IntakeLimits>; partitions?: number; ring?: Keyring;
  onError?: (error: unknown) => void };

/** Opens the club on a test database: its table, its keys, its intake. */
export const openClub = async (db: TestDb, options: ClubOptions = {}): Promise<Club> => {
  await db.admin.query(clubTables);
  await db.admin.query(clubGrants(db));
  return reopenClub(db, options);
};

/** The same club in another process: tables are there already. */
export const reopenClub = (db: TestDb, options: ClubOptions = {}): Club => {
  const partitions = options.partitions ?? 4;
  const clock = options.clock ?? Date.now;
  const ring = options.ring ?? parseKeyring(generateKeyring(db.service, 0));
  const [type, keys, claims, store] = [clubType(db.service), createDossierKeys(ring), createClaims(ring), tileMemory()];
  const signer = createSigner({ origin: `socle.localhost/${db.service}`, privateKey: ring.signing.privateKey, kid: ring.signing.kid });
  const intake = createIntake<NewDossier>({ pool: db.pools.intake, register: dossierRegister(type), signer,
    proofs: pastProofs(() => store), clock, partitions, limits: options.limits ?? {}, onError: options.onError ?? (() => undefined) });
  const joining: Club['joining'] = (party, key, member, town = '44109') => {
    const ref = { partition: partitionOf(partitions, party, key), id: newId() };
    const dek = keys.create(ref, 'office');
    const event = prepareEvent(db.service, ref, 1, { type: 'Joined', version: 1,
      facts: { ref: `CLUB-${ref.id}`, town }, content: { member } }, { actor: party, purpose: 'joining' }, dek.key);
    return { partition: ref.partition, claim: claims.claim(party, key), arrivedAt: clock(),
      fingerprint: claims.fingerprint('/join', canonicalJson({ member, town })),
      prepared: { subject: ref.id, event, wrapped: dek.wrapped } };
  };
  return { type, keys, claims, signer, ring, store, intake, joining };
};
