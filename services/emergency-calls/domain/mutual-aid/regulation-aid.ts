import type { Instant } from '#base/values/instant.ts';
import { REGULATION_REQUEST } from '../codes/regulation-request.ts';
import { centreOf } from '../identifiers/case-ids.ts';
import type { Case } from '../state.ts';

/**
 * Whose doctors regulate a dossier when mutual aid offered it to another centre (mode 2, domain §7): `given` is ours, asked of them;
 * `taken` is theirs, asked of us. `takenAt` is null until a doctor there (or here) takes it.
 */
export type RegulationAid = { way: 'given' | 'taken'; centre: string; since: Instant; takenAt: Instant | null };

/** The mutual aid that stands on a dossier, if any: a refused or withdrawn request is none, nor is ours once our own doctor has it. */
export const regulationAid = ({ requests, organisation, doctor }: Case): RegulationAid | null => {
  const asked = requests.findLast(({ purpose, cancelled, answer }) => purpose === REGULATION_REQUEST && !cancelled
    && (answer === null || answer === 'ACCEPTEE'));
  if (!asked) return null;
  const given = asked.from === organisation;
  if (given && doctor !== null) return null;
  const other = given ? asked.to : asked.from;
  return { way: given ? 'given' : 'taken', centre: centreOf(other) ?? other, since: asked.at,
    takenAt: asked.answer === null ? null : asked.answeredAt };
};
