import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { SendingState } from './exchange.ts';

/** What stands open with one partner: in our outbox, at the hub without an acknowledgement, refused, dead. */
export type PartnerTraffic = { partner: string; waiting: number; oldest: Instant | null; undelivered: number;
  undeliveredSince: Instant | null; failed: number; dead: number; received: number };

/** A message of ours that left nowhere and needs a decision. */
export type DeadMessage = { id: string; partner: string; model: string; dossier: string | null; at: Instant; cause: string | null };

/** A line of the journal of a case: what left and what came. */
export type JournalLine = { id: string; way: 'out' | 'in'; partner: string; model: string; at: Instant;
  state: SendingState | 'PRIS' | 'PROPOSE' | 'GARDE' | 'ATTENTE'; stateAt: Instant; cause: string | null;
  /** Why a person gave it up, beside the cause of its death. */
  givenUp: string | null };

/** A centre, and which of its two worlds: the real one or that of exercises. */
type Place = { partition: number; centre: string; exercise: boolean };

const TRAFFIC = { name: 'echanges-trafic', text: `
  with sent as (
    select destinataire as partner, count(*) filter (where etat = 'ATTEND')::int as waiting,
      (extract(epoch from min(le) filter (where etat = 'ATTEND')) * 1000)::float8 as oldest,
        count(*) filter (where etat = 'PARTI')::int as undelivered,
      (extract(epoch from min(le) filter (where etat = 'PARTI')) * 1000)::float8 as "undeliveredSince",
      count(*) filter (where etat = 'ECHEC' and etat_le > $3)::int as failed, count(*) filter (where etat = 'MORT')::int as dead
    from envoi where partition = $1 and centre = $2 and exercice = $4 and etat <> 'LIVRE' group by destinataire
  ), got as (
    select expediteur as partner, count(*)::int as received from message_recu
    where partition = $1 and centre = $2 and exercice = $4 and recu_le > $3
    group by expediteur)
  select partner, coalesce(waiting, 0) as waiting, oldest, coalesce(undelivered, 0) as undelivered, "undeliveredSince",
    coalesce(failed, 0) as failed, coalesce(dead, 0) as dead, coalesce(received, 0) as received
  from sent full join got using (partner) order by partner` };
const DEAD = { name: 'echanges-morts', text: `select distribution_id as id, destinataire as partner, modele as model, dossier_id as dossier,
  (extract(epoch from le) * 1000)::float8 as at,
    cause from envoi where partition = $1 and centre = $2 and exercice = $4 and etat = 'MORT' order by le limit $3` };
const JOURNAL = { name: 'echanges-journal', text: `
  select distribution_id as id, 'out' as way, destinataire as partner, modele as model, (extract(epoch from le) * 1000)::float8 as at,
    etat as state,
    (extract(epoch from etat_le) * 1000)::float8 as "stateAt", cause, motif_abandon as "givenUp"
  from envoi where partition = $1 and centre = $2 and dossier_id = $3 and exercice = $5
  union all
  select distribution_id, 'in', expediteur, modele, (extract(epoch from recu_le) * 1000)::float8, suite,
    (extract(epoch from recu_le) * 1000)::float8, null, null
  from message_recu where partition = $1 and centre = $2 and dossier_id = $3 and exercice = $5
  order by at, id limit $4` };
const WAITING = { name: 'echanges-attente', text: `select expediteur as partner, motif as why, count(*)::int as count,
  (extract(epoch from min(recu_le)) * 1000)::float8 as oldest from message_attente where partition = $1 and centre = $2
    and exercice = $3 group by
  expediteur, motif order by 1, 2` };
const BRIEF = { name: 'echanges-etat', text: `select count(*) filter (where etat = 'ATTEND')::int as waiting,
  (extract(epoch from min(le) filter (where etat = 'ATTEND')) * 1000)::float8 as oldest, count(*) filter (where etat = 'MORT')::int as dead
  from envoi where partition = $1 and centre = $2 and exercice = $3 and etat in ('ATTEND', 'MORT')` };

/** Messages put aside here, by partner and reason. */
export type Aside = { partner: string; why: 'SUITE' | 'DEBIT'; count: number; oldest: Instant };

/** Everything that stands open in the exchange of a centre. */
export const readTraffic = async (
  tx: Tx, { partition, centre, exercise }: Place, since: Instant, limit: number,
): Promise<{ partners: PartnerTraffic[]; dead: DeadMessage[]; aside: Aside[] }> => {
  const [partners, dead, aside] = await pipelined([
    tx.query({ ...TRAFFIC, values: [partition, centre, toRfc3339(since), exercise] }),
    tx.query({ ...DEAD, values: [partition, centre, limit, exercise] }),
    tx.query({ ...WAITING, values: [partition, centre, exercise] })]);
  return { partners: partners!.rows as PartnerTraffic[], dead: dead!.rows as DeadMessage[], aside: aside!.rows as Aside[] };
};

/** How much waits, for a banner. */
export const readBrief = async (tx: Tx, { partition, centre, exercise }: Place): Promise<{ waiting: number; oldest: Instant
  | null; dead: number }> =>
  (await tx.query<{ waiting: number; oldest: Instant | null; dead: number }>({ ...BRIEF, values: [partition, centre, exercise] })).rows[0]!;

/** Messages of a dossier, out and in, in their order. */
export const readJournal = async (tx: Tx, { partition, centre, exercise }: Place, dossier: string, limit: number): Promise<JournalLine[]> =>
  (await tx.query<JournalLine>({ ...JOURNAL, values: [partition, centre, dossier, limit, exercise] })).rows;
