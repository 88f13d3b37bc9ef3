import type { Instant } from '#base/values/instant.ts';
import type { Priority } from '../codes/priorities.ts';
import type { AidSettings, AidSettingsFor } from './aid-settings.ts';
import type { Lever } from './aid-state.ts';

export type Branch = 'AMU' | 'SNP';

/** A dossier that waits for a doctor of its centre. `offered` when another centre was asked already. */
export type WaitingCase = { dossier: string; centre: string; priority: Priority; branch: Branch; since: Instant; offered: boolean };

/** Doctors of a branch at their posts in a centre, and the dossiers that wait for them there. */
export type DoctorDesk = { centre: string; branch: Branch; doctors: number; waiting: number };

/** A dossier that another centre is asked to regulate (RS-DR, purpose REGUL). */
export type RegulationOrder = { dossier: string; from: string; to: string };

/** What may wait may travel: P0 and P1 stay with the doctor at hand. */
const mayTravel = ({ priority, branch, offered }: WaitingCase): boolean =>
  !offered && (priority === 'P2' || priority === 'P3' || (branch === 'SNP' && priority === 'NR'));

const isDue = (one: WaitingCase, lever: Lever, now: Instant, { regulationAfter_ms }: AidSettings): boolean =>
  lever !== 'arret' && (lever === 'force' || now - one.since >= regulationAfter_ms);

/**
 * Which waiting dossiers of P2, P3 and SNP go to which centre (domain §7, mode 2): the longest waiting first, to the centre with the
 * most doctors of the branch to spare; one that is ordered to divert takes none. A dossier is offered once; its centre stays in charge.
 */
export const divertRegulation = (
  cases: readonly WaitingCase[], desks: readonly DoctorDesk[], levers: ReadonlyMap<string, Lever>, now: Instant,
  settingsFor: AidSettingsFor,
): RegulationOrder[] => {
  const leverOf = (centre: string): Lever => levers.get(centre) ?? 'auto';
  const takers = desks.filter(({ centre }) => leverOf(centre) !== 'force').map(({ centre, branch, doctors, waiting }) =>
    ({ centre, branch, spare: doctors - waiting - settingsFor(centre).doctorReserve }));
  const due = cases.filter((one) => mayTravel(one) && isDue(one, leverOf(one.centre), now, settingsFor(one.centre)))
    .sort((a, b) => a.since - b.since);
  return due.flatMap(({ dossier, centre, branch }) => {
    const best = takers.filter((one) => one.branch === branch && one.centre !== centre && one.spare > 0)
      .sort((a, b) => b.spare - a.spare)[0];
    if (!best) return [];
    best.spare -= 1;
    return [{ dossier, from: centre, to: best.centre }];
  });
};
