import { recordFact } from '#base/access/fact.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { CalendarChange, SignedChange } from '../domain/calendar/change.ts';
import { problems } from '../errors.ts';

/** The calendar is one for the whole service: it lies in one partition. */
const PARTITION = 0;
const CONTEXT = systemContext('calendar', 'calendrier');

export type Simulation = { lieux: number; demandes: number; brouillons: number };

export type Proposal = {
  id: string; content: CalendarChange; earlier: boolean; simulation: Simulation; proposedBy: string; proposedAt: Date;
  /** Null while it waits. */
  version: number | null; signedBy: string | null; signedAt: Date | null;
};

const LIST = { name: 'calendar-list', text: `
  select p.proposal_id as id, p.content, p.earlier, p.simulation, p.proposed_by as "proposedBy", p.proposed_at as "proposedAt",
    s.version, s.signed_by as "signedBy", s.signed_at as "signedAt"
  from calendar_proposal p left join calendar_signature s using (partition, proposal_id)
  where p.partition = $1 order by p.proposed_at desc limit 500` };
const SIGNED = { name: 'calendar-signed', text: `
  select p.content as change, s.version from calendar_signature s join calendar_proposal p using (partition, proposal_id)
  where s.partition = $1 and s.version is not null order by s.version` };
const NEWEST = { name: 'calendar-newest',
  text: 'select coalesce(max(version), 0)::int4 as version from calendar_signature where partition = $1' };

/** Proposals, newest first. */
export const listProposals = (pool: Pool): Promise<Proposal[]> => inContext(pool, CONTEXT, async (tx) =>
  (await tx.query({ ...LIST, values: [PARTITION] })).rows as Proposal[]);

/** Number of the newest signed change; 0 when there is none. */
export const newestVersion = (pool: Pool): Promise<number> => inContext(pool, CONTEXT, (tx) => newestIn(tx));

const newestIn = async (tx: Tx): Promise<number> => {
  const { rows: [row] } = await tx.query<{ version: number }>({ ...NEWEST, values: [PARTITION] });
  return row!.version;
};

/** Every signed change, in their order. */
export const signedChanges = (pool: Pool): Promise<SignedChange[]> => inContext(pool, CONTEXT, async (tx) =>
  (await tx.query({ ...SIGNED, values: [PARTITION] })).rows as SignedChange[]);

type By = { service: string; actor: string; at: Instant };

/** Keeps a proposal; it is not in force. */
export const propose = (
  pool: Pool, id: string, change: CalendarChange, { earlier, simulation }: { earlier: boolean; simulation: Simulation }, { actor, at }: By,
): Promise<void> => inContext(pool, CONTEXT, async (tx) => {
  await tx.query(`insert into calendar_proposal (partition, proposal_id, content, earlier, simulation, proposed_by, proposed_at)
    values ($1, $2, $3, $4, $5, $6, $7)`,
  [PARTITION, id, JSON.stringify(change), earlier, JSON.stringify(simulation), actor, toRfc3339(at)]);
});

/**
 * Signs or refuses a proposal. A signature puts it in force and into the tamper-evident log. 409 when it is settled, 403 when the
 * signer is the one who proposed.
 */
export const settleProposal = (pool: Pool, id: string, sign: boolean, { service, actor, at }: By): Promise<void> =>
  inContext(pool, CONTEXT, async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`${service}/calendar`]);
    const { rows: [row] } = await tx.query<{ proposed_by: string; settled: boolean; content: CalendarChange }>(`
      select p.proposed_by, p.content, s.proposal_id is not null as settled
      from calendar_proposal p left join calendar_signature s using (partition, proposal_id)
      where p.partition = $1 and p.proposal_id = $2`, [PARTITION, id]);
    if (!row || row.settled) throw problems.CALENDRIER_REGLE();
    if (sign && row.proposed_by === actor) throw problems.CALENDRIER_SECONDE_PERSONNE();
    const version = sign ? await newestIn(tx) + 1 : null;
    await tx.query(`insert into calendar_signature (partition, proposal_id, version, signed_by, signed_at) values ($1, $2, $3, $4, $5)`,
      [PARTITION, id, version, actor, toRfc3339(at)]);
    if (sign) {
      await recordFact(tx, PARTITION, { type: 'Service.CalendrierModifie',
        facts: { proposition: id, version, changement: row.content, proposePar: row.proposed_by, signePar: actor } },
      { service, actor: CONTEXT.actor, purpose: CONTEXT.purpose, at });
    }
  });

const SIMULATE = { name: 'calendar-simulate', text: `
  select commune, count(*)::int4 as n from demande where partition = $1 and date_depot >= $2 and date_depot < $3 and type_liste = any($4)
    and etat <> 'ABANDONNEE'
    and ($5::text is null or (canal = 'EN_LIGNE') = ($5 = 'EN_LIGNE')) group by commune` };

/** Requests that the register has not taken in yet: the town hall's view does not have them, and what they seal says their list. */
const SIMULATE_TRANSIT = { name: 'calendar-simulate-transit', text: `
  select d.territory as commune, count(*)::int4 as n from dossier d
    join event e on e.partition = $1 and e.dossier_id = d.dossier_id and e.position = 1
  where d.partition = $1 and d.state in ('DEPOSEE', 'CONTROLE_AUTO') and d.created_at >= $2 and d.created_at < $3
    and e.body::jsonb ->> 'typeListe' = any($4)
    and ($5::text is null or (e.body::jsonb ->> 'canal' = 'EN_LIGNE') = ($5 = 'EN_LIGNE'))
    and not exists (select from demande m where m.partition = $1 and m.dossier_id = d.dossier_id)
  group by d.territory` };

/**
 * Requests filed between two instants, those on their way to the register among them, where `votes` says that the ballot is held,
 * and all open drafts, whose place nobody reads: the people whom a moved closing concerns.
 */
export const countAffected = (
  pool: Pool, partitions: number,
  { from, to, lists, channel, votes }: { from: Instant; to: Instant; lists: readonly string[]; channel: string | null;
    votes(commune: string): boolean },
): Promise<{ demandes: number; brouillons: number }> => inContext(pool, CONTEXT, async (tx) => {
  const found = { demandes: 0, brouillons: 0 };
  for (let partition = 0; partition < partitions; partition++) {
    const values = [partition, toRfc3339(from), toRfc3339(to), lists, channel];
    const { rows: taken } = await tx.query<{ commune: string; n: number }>({ ...SIMULATE, values });
    const { rows: inTransit } = await tx.query<{ commune: string; n: number }>({ ...SIMULATE_TRANSIT, values });
    const { rows: [drafts] } = await tx.query<{ n: number }>(
      'select count(*)::int4 as n from draft where partition = $1 and submitted is null', [partition]);
    for (const { commune, n } of [...taken, ...inTransit]) if (votes(commune)) found.demandes += n;
    found.brouillons += drafts!.n;
  }
  return found;
});
