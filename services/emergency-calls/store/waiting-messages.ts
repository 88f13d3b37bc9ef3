import type { MessageBox } from '#base/messages/message-box.ts';
import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { isExercise, type Envelope } from '../exchange/envelope.ts';

/** Why a message waits after the broker let go of it: for its case, or for its sender's turn. */
export type WaitingFor = 'SUITE' | 'DEBIT';

/** A message that waits: safe here, acknowledged to the broker, not yet answered to its sender. */
export type WaitingMessage = { centre: string; distributionId: string; sender: string; why: WaitingFor; awaits: string | null; at: Instant;
  envelope: Envelope };

type Row = { distribution_id: string; expediteur: string; motif: WaitingFor; attend: string | null; recu_le: Date; boite: Buffer };

const PUT = { name: 'attente-mettre', text: `insert into message_attente (partition, centre, distribution_id, expediteur, motif, attend,
  recu_le, boite, exercice) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (partition, centre, distribution_id) do update set motif = excluded.motif, attend = excluded.attend` };
const COLUMNS = 'distribution_id, expediteur, motif, attend, recu_le, boite';
const OF_CASE = { name: 'attente-du-cas', text: `select ${COLUMNS} from message_attente
  where partition = $1 and centre = $2 and motif = 'SUITE' and attend = $3 order by place limit 1000` };
const OF_SENDER = { name: 'attente-du-partenaire', text: `select ${COLUMNS} from message_attente
  where partition = $1 and centre = $2 and motif = 'DEBIT' and expediteur = $3 order by place limit $4` };
const LATE = { name: 'attente-passee', text: `select ${COLUMNS} from message_attente
  where partition = $1 and centre = $2 and motif = 'SUITE' and recu_le <= $3 order by place limit 200` };
const LATE_CENTRES = { name: 'attente-passee-centres',
  text: "select distinct centre from message_attente where partition = $1 and motif = 'SUITE' and recu_le <= $2" };
const COUNTS = { name: 'attente-comptes', text: `select expediteur, motif, count(*)::int as n from message_attente
  where partition = $1 and centre = $2 group by expediteur, motif` };
const DROP = { name: 'attente-oter', text: 'delete from message_attente where partition = $1 and centre = $2 and distribution_id = $3' };

type Place = { partition: number; centre: string };

/** Centres of a partition some of whose messages have waited for their case since before an instant. */
export const centresWithLate = async (tx: Tx, partition: number, before: Instant): Promise<string[]> =>
  (await tx.query<{ centre: string }>({ ...LATE_CENTRES, values: [partition, toRfc3339(before)] })).rows.map(({ centre }) => centre);

/** Messages of a centre that wait, sealed. */
export const waitingMessages = (box: MessageBox) => {
  const opened = (centre: string, rows: readonly Row[]): WaitingMessage[] => rows.map((row) => ({ centre,
    distributionId: row.distribution_id, sender: row.expediteur, why: row.motif, awaits: row.attend, at: row.recu_le.getTime(),
    envelope: box.open(row.distribution_id, row.boite) as Envelope }));
  const list = async (tx: Tx, query: { name: string; text: string }, { partition, centre }: Place, ...values: unknown[]) =>
    opened(centre, (await tx.query<Row>({ ...query, values: [partition, centre, ...values] })).rows);
  return {
    /** Puts a message aside; one that waits already keeps its content, and waits for this. */
    put: async (tx: Tx, { partition, centre }: Place, why: WaitingFor, awaits: string | null, envelope: Envelope, at: Instant) => {
      const { distributionID: id, senderID } = envelope;
      await tx.query({ ...PUT, values: [partition, centre, id, senderID, why, awaits, toRfc3339(at), box.seal(id, envelope),
        isExercise(envelope)] });
    },
    ofCase: (tx: Tx, place: Place, caseId: string) => list(tx, OF_CASE, place, caseId),
    ofSender: (tx: Tx, place: Place, sender: string, limit: number) => list(tx, OF_SENDER, place, sender, limit),
    lateSince: (tx: Tx, place: Place, before: Instant) => list(tx, LATE, place, toRfc3339(before)),
    counts: async (tx: Tx, { partition, centre }: Place): Promise<{ sender: string; why: WaitingFor; count: number }[]> =>
      (await tx.query<{ expediteur: string; motif: WaitingFor; n: number }>({ ...COUNTS, values: [partition, centre] })).rows
        .map(({ expediteur, motif, n }) => ({ sender: expediteur, why: motif, count: n })),
    drop: async (tx: Tx, { partition, centre }: Place, distributionId: string) => {
      await tx.query({ ...DROP, values: [partition, centre, distributionId] });
    },
  };
};

export type WaitingMessages = ReturnType<typeof waitingMessages>;
