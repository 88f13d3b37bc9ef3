import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Demande } from '../domain/demande.ts';
import { changeOf, type DemandeRow, type Vault } from './demande-row.ts';

const COLUMNS = `numero, ref_reu, (extract(epoch from recue_le) * 1000)::float8 as recue_le, electeur, etat, identite,
  decision, decision_le, motif, bureau, retiree, radiation, etats, evenements, kid, cle, contenu`;

/** Requests by number, locked in the order of their numbers. */
export const lockDemandes = async (tx: Tx, partition: number, numeros: readonly string[]): Promise<DemandeRow[]> => {
  const { rows } = await tx.query(`
    select ${COLUMNS} from demande where partition = $1 and numero = any($2) order by numero for update`,
  [partition, numeros]);
  return rows as DemandeRow[];
};

/**
 * The requests to treat now, locked in the order of their numbers, and beside them those whose registration they may
 * end: an accepted request ends the person's registration made by another one.
 */
export const lockDue = async (tx: Tx, partition: number, now: Instant, limit: number): Promise<DemandeRow[]> => {
  const { rows } = await tx.query(`
    with due as materialized (
      select numero, electeur, decision from demande where partition = $1 and a_traiter <= $2
      order by a_traiter limit $3
    ), touched as (
      select numero from due
      union
      select numero from inscription
      where partition = $1 and electeur = any(array(select electeur from due where decision = 'ACCEPTEE'))
        and au is null and numero is not null
    )
    select ${COLUMNS}, a_traiter is not null and a_traiter <= $2 as due
    from demande where partition = $1 and numero = any(array(select numero from touched)) order by numero for update`,
  [partition, toRfc3339(now), limit]);
  return rows as DemandeRow[];
};

/** A request as received, with the number of its events so far and when it is to be treated. */
export type Saved = { demande: Demande; evenements: number; aTraiter: Instant | null };

/** Writes new requests, sealed. */
export const insertDemandes = async (
  tx: Tx, partition: number, items: readonly Saved[], vault: Vault,
): Promise<void> => {
  if (items.length === 0) return;
  const rows = items.map(({ demande, evenements, aTraiter }) => ({
    ...changeOf(demande, evenements, aTraiter), ...vault.seal(demande.numero, demande.contenu),
    ref_reu: demande.refReu, recue_le: toRfc3339(demande.recueLe), type_liste: demande.contenu.typeListe,
    electeur: vault.electeurOf(demande.contenu.etatCivil).toString('base64'),
  }));
  await tx.query(`
    insert into demande (partition, numero, ref_reu, recue_le, type_liste, electeur, etat, identite, decision,
      decision_le, motif, bureau, retiree, radiation, etats, evenements, a_traiter, kid, cle, contenu)
    select $1, numero, ref_reu, recue_le, type_liste, decode(electeur, 'base64'), etat, identite, decision,
      decision_le, motif, bureau, retiree, radiation, etats, evenements, a_traiter, kid, decode(cle, 'base64'),
      decode(contenu, 'base64')
    from jsonb_to_recordset($2) as x(numero text, ref_reu text, recue_le timestamptz, type_liste text, electeur text,
      etat text, identite text, decision text, decision_le timestamptz, motif text, bureau text, retiree boolean,
      radiation text, etats int4, evenements int4, a_traiter timestamptz, kid text, cle text, contenu text)`,
  [partition, JSON.stringify(rows)]);
};

/** Writes what changed of locked requests. */
export const updateDemandes = async (tx: Tx, partition: number, items: readonly Saved[]): Promise<void> => {
  if (items.length === 0) return;
  const changes = Object.fromEntries(items.map(({ demande, evenements, aTraiter }) =>
    [demande.numero, changeOf(demande, evenements, aTraiter)]));
  await tx.query(`
    update demande d set (etat, identite, decision, decision_le, motif, bureau, retiree, radiation, etats, evenements,
      a_traiter) = (
      select x.* from jsonb_to_record($3::jsonb -> d.numero) as x(etat text, identite text, decision text,
        decision_le timestamptz, motif text, bureau text, retiree boolean, radiation text, etats int4, evenements int4,
        a_traiter timestamptz))
    where d.partition = $1 and d.numero = any($2)`,
  [partition, Object.keys(changes), JSON.stringify(changes)]);
};

/** One event of a request; `messageId` is the message received, or the one that tells the state. */
export type NewEvent = { numero: string; position: number; type: string; motif: string | null; messageId: string };

/** Adds events; their positions follow those that the request has. */
export const insertEvents = async (
  tx: Tx, partition: number, at: Instant, events: readonly NewEvent[],
): Promise<void> => {
  if (events.length === 0) return;
  await tx.query(`
    insert into demande_evenement (partition, numero, position, type, motif, message_id, le)
    select $1, numero, position, type, motif, "messageId", $2
    from jsonb_to_recordset($3) as x(numero text, position int4, type text, motif text, "messageId" uuid)`,
  [partition, toRfc3339(at), JSON.stringify(events)]);
};
