import { pick, type Dice } from './seeded.ts';

const ROOTS = ['Arv', 'Bess', 'Brén', 'Cald', 'Chant', 'Corv', 'Drév', 'Écr', 'Fauv', 'Ferr', 'Gal', 'Garv', 'Grév', 'Herv',
  'Jouv', 'Lanv',
  'Ligv', 'Lourv', 'Marv', 'Mérv', 'Nérv', 'Ouv', 'Perv', 'Pluv', 'Quér', 'Rouv', 'Sarv', 'Sauv', 'Sév', 'Tarv', 'Thérv', 'Trév', 'Urv',
  'Vard', 'Vauv', 'Vern', 'Vouv', 'Ys', 'Bl', 'Cour', 'Dam', 'Esp', 'Font', 'Gourd', 'Lam', 'Malv', 'Nouv', 'Prad', 'Ranc', 'Salv'];
const ENDINGS = ['aie', 'ançon', 'andes', 'arac', 'ault', 'ay', 'azel', 'échelle', 'égny', 'elles', 'enac', 'euvre', 'ières', 'igeon',
  'illac', 'illes', 'inges', 'oignon', 'oise', 'olles', 'onnay', 'osse', 'ouzac', 'ubier', 'ugues', 'uisse', 'ulac', 'urel'];
const SAINTS = ['Abel', 'Agathe', 'Aubin', 'Benoît', 'Blaise', 'Brice', 'Clair', 'Colombe', 'Didier', 'Élie', 'Fiacre', 'Gildas',
  'Hilaire', 'Jacut', 'Léger', 'Loup', 'Maur', 'Mesmin', 'Oyen', 'Pardoux', 'Quentin', 'Rémy', 'Sernin', 'Thurien', 'Ursin',
  'Vaast', 'Yrieix'];
const FEMININE_SAINTS = new Set(['Agathe', 'Colombe']);
const RIVERS = ['Arzonne', 'Véruze', 'Ombrelle', 'Sarnette', 'Courvan', 'Lisière', 'Noirac', 'Mauvine', 'Essorine'];
const AFTER = ['-le-Château', '-les-Bains', '-la-Forêt', '-le-Vieux', '-l’Église', '-en-Lisière', '-les-Dunes', '-du-Mont',
  '-sous-Bois'];
/** Streets that most communes have. */
const USUAL = ['de la République', 'de la Mairie', 'de l’Église', 'du 8 Mai 1945', 'du 11 Novembre 1918', 'Victor Hugo', 'Jean Jaurès',
  'Gambetta', 'Pasteur', 'du Général de Gaulle', 'du Maréchal Foch', 'Jean Moulin', 'Jules Ferry', 'de la Gare', 'des Écoles',
  'du Stade',
  'de la Liberté', 'du Docteur Roux', 'Saint-Exupéry', 'Sainte-Anne', 'Voltaire', 'Émile Zola', 'Marie Curie', 'du Professeur Calmette',
  'Pierre Mendès France', 'Simone Veil', 'Louise Michel', 'Olympe de Gouges', 'du Capitaine Dreyfus', 'du Président Wilson',
  'Anatole France'];
const THINGS: readonly (readonly [article: string, noun: string, feminine: boolean, plural: boolean])[] = [
  ['du', 'Moulin', false, false], ['de la', 'Fontaine', true, false], ['du', 'Lavoir', false, false], ['des', 'Lilas', false, true],
  ['des', 'Tilleuls', false, true], ['du', 'Château', false, false], ['de la', 'Croix', true, false], ['des', 'Vignes', true, true],
  ['du', 'Chêne', false, false], ['de la', 'Chapelle', true, false], ['des', 'Acacias', false, true], ['du', 'Pont', false, false],
  ['de la', 'Source', true, false], ['des', 'Prés', false, true], ['du', 'Puits', false, false], ['de la', 'Tour', true, false],
  ['des', 'Forges', true, true], ['du', 'Verger', false, false], ['de la', 'Plaine', true, false], ['des', 'Hirondelles', true, true],
  ['du', 'Bois', false, false], ['de la', 'Vallée', true, false], ['des', 'Carrières', true, true], ['du', 'Four', false, false],
  ['de la', 'Garenne', true, false], ['des', 'Peupliers', false, true], ['du', 'Marais', false, false], ['de la', 'Grange', true,
  false],
  ['des', 'Rosiers', false, true], ['du', 'Calvaire', false, false], ['de la', 'Lande', true, false], ['des', 'Jardins', false, true],
  ['du', 'Port', false, false], ['de la', 'Dune', true, false], ['des', 'Bruyères', true, true], ['du', 'Pressoir', false, false],
  ['de la', 'Tuilerie', true, false], ['des', 'Marronniers', false, true], ['du', 'Gué', false, false], ['de la', 'Mare', true, false],
];
const ADJECTIVES: readonly (readonly [masculine: string, feminine: string])[] = [
  ['', ''], ['', ''], ['Vieux', 'Vieille'], ['Grand', 'Grande'], ['Petit', 'Petite'], ['Haut', 'Haute'], ['Bas', 'Basse'],
  ['Nouveau', 'Nouvelle'], ['Bon', 'Bonne'], ['Gros', 'Grosse']];
const COLOURS = ['', '', '', ' Blanc', ' Noir', ' Vert', ' Doré', ' Rouge'];
const FIRST = ['Adèle', 'Alban', 'Blanche', 'Camille', 'Édouard', 'Flore', 'Gaspard', 'Honorine', 'Isidore', 'Joséphine', 'Léon',
  'Mathilde',
  'Octave', 'Pauline', 'René', 'Suzanne', 'Théodore', 'Valentine', 'Aristide', 'Berthe'];
const LAST = ['Aubrac', 'Berlioz', 'Cassin', 'Daudet', 'Éluard', 'Fabre', 'Guimard', 'Hérold', 'Jacquard', 'Kergomard',
  'Lalande', 'Massenet',
  'Nadaud', 'Offenbach', 'Prévert', 'Quinet', 'Ravel', 'Sablon', 'Tisserand', 'Utrillo', 'Vauban', 'Yver', 'Zadkine', 'Chappe',
  'Monge', 'Ampère'];
const TYPES: readonly (readonly [type: string, weight: number])[] = [
  ['Rue', 56], ['Avenue', 7], ['Boulevard', 3], ['Place', 4], ['Impasse', 9],
  ['Chemin', 8], ['Allée', 8], ['Route', 3], ['Square', 1], ['Quai', 1], ['Cours', 1], ['Passage', 1]];

const saint = (dice: Dice): string => {
  const name = pick(dice, SAINTS);
  return `${FEMININE_SAINTS.has(name) ? 'Sainte' : 'Saint'}-${name}`;
};

const compose = (dice: Dice): string => {
  const roll = dice();
  const plain = `${pick(dice, ROOTS)}${pick(dice, ENDINGS)}`;
  if (roll < 0.2) return saint(dice);
  if (roll < 0.32) return `${saint(dice)}${pick(dice, AFTER)}`;
  if (roll < 0.46) return `${plain}-sur-${pick(dice, RIVERS)}`;
  return roll < 0.54 ? `${plain}${pick(dice, AFTER)}` : plain;
};

const unused = (dice: Dice, taken: Set<string>, make: (dice: Dice) => string): string => {
  for (let attempt = 0; ; attempt++) {
    // When plain names run out a second part tells them apart.
    const name = attempt < 40 ? make(dice) : `${make(dice)}-${pick(dice, ROOTS)}${pick(dice, ENDINGS)}`.replace(/-([A-ZÉ])/,
  ' $1').replace(' ', '-');
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
};

/** A name for a commune that no other of the département bears, built from parts. */
export const communeName = (dice: Dice, taken: Set<string>): string => unused(dice, taken, compose);

/** What follows the type of a street: usual names first, then things of the country and people. */
const streetSubject = (dice: Dice): string => {
  const roll = dice();
  if (roll < 0.3) return pick(dice, USUAL);
  if (roll < 0.5) return `${pick(dice, FIRST)} ${pick(dice, LAST)}`;
  const [article, noun, feminine, plural] = pick(dice, THINGS);
  const adjective = pick(dice, ADJECTIVES)[feminine ? 1 : 0];
  const plurals = adjective === '' ? '' : `${adjective}${plural && !/[sx]$/.test(adjective) ? 's' : ''} `;
  const colour = feminine || plural ? '' : pick(dice, COLOURS);
  return `${article} ${plurals}${noun}${colour}`;
};

const streetType = (dice: Dice): string => {
  let left = dice() * TYPES.reduce((sum, [, weight]) => sum + weight, 0);
  return (TYPES.find(([, weight]) => (left -= weight) < 0) ?? TYPES[0])![0];
};

/** A name for a street that no other of the commune bears. */
export const streetName = (dice: Dice, taken: Set<string>): string =>
  unused(dice, taken, (roll) => `${streetType(roll)} ${streetSubject(roll)}`);

/** A name for a hamlet: `La Grande Lande`, `Le Moulin`, `Arvenac`. */
export const hamletName = (dice: Dice, taken: Set<string>): string => unused(dice, taken, (roll) => {
  if (roll() < 0.35) return `${pick(roll, ROOTS)}${pick(roll, ENDINGS)}`;
  const [article, noun, feminine] = pick(roll, THINGS);
  const adjective = pick(roll, ADJECTIVES)[feminine ? 1 : 0];
  const the = { du: 'Le', 'de la': 'La', des: 'Les' }[article] ?? 'Le';
  const plurals = adjective === '' ? '' : `${adjective}${the === 'Les' && !/[sx]$/.test(adjective) ? 's' : ''} `;
  return `${the} ${plurals}${noun}`;
});
