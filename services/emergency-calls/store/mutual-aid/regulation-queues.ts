import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Priority } from '../../domain/codes/priorities.ts';
import { organisationOf } from '../../domain/identifiers/case-ids.ts';
import type { Branch, DoctorDesk, WaitingCase } from '../../domain/mutual-aid/divert-regulation.ts';
import { PRESENCE_MS } from '../wall.ts';

const CASES = { name: 'entraide-dossiers', text: `select dossier_id, centre, priorite, filiere, attend_depuis, proprietaire
  from dossier_urgence where partition = $1 and attend_depuis is not null and etat = 'ACTIF' and not exercice` };
const DOCTORS = { name: 'entraide-medecins', text: `select centre, role, count(distinct agent)::int as n from poste
  where partition = $1 and vu_le > $2 and role in ('mru', 'mrl') group by centre, role` };

type Row = { dossier_id: string; centre: string; priorite: Priority; filiere: string | null; attend_depuis: Date; proprietaire: string };

const branchOf = (row: Row): Branch => (row.filiere === 'SNP' ? 'SNP' : 'AMU');

/** Dossiers that wait for a doctor in every centre, and the doctors at their posts. `offered` says which were offered already. */
export const readRegulationQueues = async (
  tx: Tx, partitions: number, now: Instant, offered: ReadonlySet<string>,
): Promise<{ cases: WaitingCase[]; desks: DoctorDesk[] }> => {
  const found: { cases: WaitingCase[]; desks: DoctorDesk[] } = { cases: [], desks: [] };
  for (let partition = 0; partition < partitions; partition += 1) {
    const { rows } = await tx.query<Row>({ ...CASES, values: [partition] });
    const { rows: posts } = await tx.query<{ centre: string; role: string; n: number }>(
      { ...DOCTORS, values: [partition, toRfc3339(now - PRESENCE_MS)] });
    found.desks.push(...posts.map(({ centre, role, n }): DoctorDesk => {
      const branch: Branch = role === 'mrl' ? 'SNP' : 'AMU';
      return { centre, branch, doctors: n, waiting: rows.filter((row) => row.centre === centre && branchOf(row) === branch).length };
    }));
    // A dossier of another centre is here to be regulated: it goes no further.
    found.cases.push(...rows.filter((row) => row.proprietaire === organisationOf(row.centre)).map((row): WaitingCase => ({
      dossier: row.dossier_id, centre: row.centre, priority: row.priorite, branch: branchOf(row), since: row.attend_depuis.getTime(),
      offered: offered.has(row.dossier_id) })));
  }
  return found;
};
