import type { Branch } from '../commands.ts';
import type { Case } from '../state.ts';

/** The doctors who regulate a dossier by its branch (filière): the liberal ones for unscheduled care, else the emergency ones. */
export const branchOf = ({ fields }: Pick<Case, 'fields'>): Branch => (fields.perimeter?.value === 'SNP' ? 'SNP' : 'AMU');
