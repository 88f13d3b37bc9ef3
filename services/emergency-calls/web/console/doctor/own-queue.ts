import type { Role } from '../../../domain/codes/roles.ts';
import type { CaseLine } from '../../kit/api-client.ts';

/** The branch whose queue a doctor takes from; nothing for others, who see both. */
const BRANCH: Readonly<Partial<Record<Role, string>>> = { mru: 'AMU', mrl: 'SNP' };

/** Those who wait for a doctor of this role; a call taker sees everybody. */
export const ownQueue = (role: Role, rows: readonly CaseLine[]): CaseLine[] => {
  const branch = BRANCH[role];
  return rows.filter(({ filiere }) => branch === undefined || filiere === branch);
};
