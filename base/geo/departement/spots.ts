import type { Site } from './communes.ts';
import type { Hamlet } from './hamlets.ts';
import type { RoadDraft } from './road-draft.ts';
import { diceOf, pick, type Dice } from './seeded.ts';
import type { Town } from './town-streets.ts';

export type SpotKind = 'hospital' | 'clinic' | 'smur' | 'helipad' | 'fire-station' | 'police' | 'town-hall' | 'school' | 'secondary-school'
  | 'pharmacy' | 'care-home' | 'station' | 'supermarket' | 'stadium' | 'church' | 'hall' | 'camping' | 'factory' | 'hamlet';

/** A place that people name: metres of the frame, the commune's index, the node of the network that it stands by. */
export type SpotDraft = { kind: SpotKind; name: string; commune: number; x: number; y: number; node: number };

/** One for so many `people`, in communes of at least `from`. */
type Rule = { kind: SpotKind; people: number; from: number; names: readonly string[] };

const SUFFIX = ['des Tilleuls', 'du Parc', 'de la Vallée', 'Saint-Roch', 'des Remparts', 'du Lac', 'Beau Soleil', 'du Château',
  'des Quatre Vents', 'Jean Jaurès', 'Louise Michel', 'Jules Ferry', 'Les Hirondelles', 'Bellevue', 'de la Gare', 'du Marché',
  'Voltaire', 'Marie Curie'];
const RULES: readonly Rule[] = [
  { kind: 'hospital', people: 90_000, from: 12_000, names: ['Centre hospitalier'] },
  { kind: 'clinic', people: 45_000, from: 15_000, names: ['Clinique', 'Polyclinique'] },
  { kind: 'fire-station', people: 30_000, from: 2_200, names: ['Centre de secours', 'Caserne'] },
  { kind: 'police', people: 30_000, from: 2_500, names: ['Gendarmerie', 'Commissariat'] },
  { kind: 'town-hall', people: Infinity, from: 0, names: ['Mairie'] },
  { kind: 'church', people: 9_000, from: 0, names: ['Église', 'Chapelle'] },
  { kind: 'hall', people: 20_000, from: 150, names: ['Salle des fêtes', 'Salle polyvalente'] },
  { kind: 'school', people: 1_400, from: 250, names: ['École', 'École maternelle', 'Groupe scolaire'] },
  { kind: 'secondary-school', people: 7_000, from: 3_000, names: ['Collège', 'Lycée'] },
  { kind: 'pharmacy', people: 3_000, from: 1_200, names: ['Pharmacie'] },
  { kind: 'care-home', people: 5_000, from: 900, names: ['EHPAD', 'Résidence'] },
  { kind: 'station', people: 60_000, from: 5_000, names: ['Gare'] },
  { kind: 'supermarket', people: 4_500, from: 1_500, names: ['Supermarché', 'Centre commercial'] },
  { kind: 'stadium', people: 9_000, from: 400, names: ['Stade', 'Gymnase', 'Piscine'] },
  { kind: 'factory', people: 12_000, from: 2_000, names: ['Usine', 'Zone artisanale', 'Entrepôt'] },
  { kind: 'camping', people: 25_000, from: 300, names: ['Camping'] },
];

const BY_TOWN = new Set<SpotKind>(['hospital', 'station', 'town-hall', 'police', 'fire-station', 'hall']);

const countOf = ({ people, from }: Rule, population: number): number =>
  (population < from ? 0 : Math.max(1, Math.round(people === Infinity ? 1 : population / people)));

const nameOf = (dice: Dice, { kind, names }: Rule, site: Site, index: number): string => {
  const kindName = pick(dice, names);
  return BY_TOWN.has(kind) && index === 0 ? `${kindName} de ${site.name}` : `${kindName} ${pick(dice, SUFFIX)}`;
};

/**
 * Hospitals, schools and all that people give as an address, in each commune by its size; a SMUR base and a landing
 * spot beside each hospital.
 */
export const placeSpots = (
  seed: number, sites: readonly Site[], towns: readonly Town[], hamlets: readonly Hamlet[], draft: RoadDraft,
): SpotDraft[] => {
  const spots: SpotDraft[] = [];
  const put = (kind: SpotKind, name: string, commune: number, node: number): void => {
    spots.push({ kind, name, commune, node, x: draft.x[node]! + 12, y: draft.y[node]! + 12 });
  };
  sites.forEach((site, commune) => {
    const dice = diceOf(seed, `spots ${commune}`);
    const { nodes } = towns[commune]!;
    for (const rule of RULES) {
      for (let index = 0; index < countOf(rule, site.population); index++) {
        const node = rule.kind === 'town-hall' ? nodes[0]! : pick(dice, nodes);
        put(rule.kind, nameOf(dice, rule, site, index), commune, node);
        if (rule.kind !== 'hospital') continue;
        const which = `${site.name}${index > 0 ? ` ${index + 1}` : ''}`;
        put('smur', `SMUR de ${which}`, commune, node);
        put('helipad', `Hélisurface de ${which}`, commune, node);
      }
    }
  });
  for (const { name, commune, node } of hamlets) put('hamlet', name, commune, node);
  return spots;
};
