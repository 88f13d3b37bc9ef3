import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { FREE_OF_PATIENT } from '../domain/codes/vehicle-statuses.ts';

/** A dossier whose state may have to change by itself. */
export type DueCase = { id: string; centre: string; version: number };

/** Instants before which each delay has run; `recent`: ended dossiers opened before are validated by a person. */
export type DueLimits = { now: Instant; recent: Instant; closed: Instant; filed: Instant; archived: Instant };

const DUE = { name: 'urgence-termes', text: `
  select c.dossier_id as id, c.centre, d.version::float8 as version from (
    (select dossier_id, centre from dossier_urgence where partition = $1 and etat = 'PROGRAM' and active_le <= $2)
    union all
    (select dossier_id, centre from dossier_urgence u where partition = $1 and etat = 'ACTIF' and missions > 0 and attend_depuis is null
      and not exists (select from mission m where m.partition = $1 and m.dossier_id = u.dossier_id and m.statut <> all($8)))
    union all
    (select dossier_id, centre from dossier_urgence where partition = $1 and etat = 'ACHEVE' and ouvert_le > $3)
    union all
    (select dossier_id, centre from dossier_urgence where partition = $1 and etat = 'VALIDE' and ouvert_le <= $4 and active_le <= $4
      limit $7)
    union all
    (select dossier_id, centre from dossier_urgence where partition = $1 and etat = 'CLOTURE' and ouvert_le <= $5 limit $7)
    union all
    (select dossier_id, centre from dossier_urgence where partition = $1 and etat = 'CLASSE' and ouvert_le <= $6 limit $7)
  ) c join dossier d on d.partition = $1 and d.dossier_id = c.dossier_id` };

/**
 * Dossiers of a partition that a delay has reached, whose vehicles have all ended their care, or that ended and may be complete. At most
 * `limit` of each state whose delay has run: those that have no other cause to stay.
 */
export const readDueCases = async (tx: Tx, partition: number, { now, recent, closed, filed, archived }: DueLimits,
  limit: number): Promise<DueCase[]> => (await tx.query<DueCase>({ ...DUE, values: [partition, ...[now, recent, closed, filed, archived]
  .map(toRfc3339), limit, FREE_OF_PATIENT] })).rows;
