const PLACES = [
  ['École Jean-Jaurès', '12 rue des Écoles'], ['École Marie-Curie', '4 place du Marché'], ['Salle des fêtes', '1 rue du Stade'],
  ['Hôtel de ville', '1 place de la Mairie'], ['Gymnase municipal', '25 avenue de la République'],
] as const;

export type StationPlace = { libelle: string; adresse: string };

/** Name and address of a polling station; the simulated register invents them, the same each time for the same station. */
export const stationPlace = (bureau: string): StationPlace => {
  const number = Number(bureau.split('_')[1] ?? 1) || 1;
  const [libelle, adresse] = PLACES[(number - 1) % PLACES.length]!;
  return { libelle: `Bureau ${number} – ${libelle}`, adresse };
};
