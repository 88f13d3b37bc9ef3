import { CENTRES } from './centres.ts';

const BEDS: readonly [specialty: string, free: number][] = [['Réanimation', 3], ['Cardiologie (USIC)', 2], ['Neurologie (UNV)', 2],
  ['Urgences', 12], ['Pédiatrie', 4]];

/** Beds that the hospital of a demonstration's centre declares. */
export const demoBeds = (centre: string): { hospital: string; specialty: string; free: number; by: string }[] => {
  const hospital = `Centre hospitalier de ${CENTRES.find(({ code }) => code === centre)?.town ?? centre}`;
  return BEDS.map(([specialty, free]) => ({ hospital, specialty, free, by: hospital }));
};
