import type { DepartementOptions } from '#base/geo/departement/departement.ts';
import { CENTRES } from './centres.ts';

/** The island that the six centres of the demonstration share: its chief towns bear the names of their seats. */
export const DEMO_TERRITORY: DepartementOptions = { seed: 15, chiefTowns: CENTRES.map(({ town }) => town) };
