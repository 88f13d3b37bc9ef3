const PLACES = [
  ['École Jean-Jaurès', '12 rue des Écoles'], ['École Marie-Curie', '4 place du Marché'], ['Salle des fêtes', '1 rue du Stade'],
  ['Hôtel de ville', '1 place de la Mairie'], ['Gymnase municipal', '25 avenue de la République'],
] as const;
/** Consular posts vote where they can: at the consulate, a French school, a hired room. */
const ABROAD = [['Consulat', 'Section consulaire'], ['Lycée français', 'Hall d’entrée'],
  ['Institut français', 'Salle de conférences']] as const;
/** Codes of consular posts begin so. */
const POST = '9B';

export type StationPlace = { libelle: string; adresse: string };

/** Name and address of a polling station; the simulated register invents them, the same each time for the same station. */
export const stationPlace = (bureau: string): StationPlace => {
  const number = Number(bureau.split('_')[1] ?? 1) || 1;
  const places = bureau.startsWith(POST) ? ABROAD : PLACES;
  const [libelle, adresse] = places[(number - 1) % places.length]!;
  return { libelle: `Bureau ${number} – ${libelle}`, adresse };
};
