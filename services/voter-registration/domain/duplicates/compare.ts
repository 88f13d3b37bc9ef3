import type { Text } from '#base/values/lang.ts';
import { territoryOf } from '../calendar/territory.ts';
import type { EtatCivil } from '../identity/civil-status.ts';
import { editDistance } from '../identity/edit-distance.ts';
import { foldName } from '../identity/name-key.ts';

/** `same`: every trait agrees; `propose`: an agent should look; `different`: not the same person. Never merges. */
export type DuplicateVerdict = 'same' | 'propose' | 'different';

/** Why two requests look alike or differ, for the panel of the town hall and the message to the citizen. */
export const DUPLICATE_REASONS = {
  MEME_ETAT_CIVIL: { fr: 'Même état civil', en: 'Same civil status' },
  NOM_PROCHE: { fr: 'Noms proches', en: 'Names close' },
  NOM_USAGE: {
    fr: 'Nom d’usage de l’un, nom de naissance de l’autre', en: 'Usage name of one, birth name of the other',
  },
  PRENOM_PROCHE: { fr: 'Prénoms proches', en: 'Given names close' },
  AUTRES_PRENOMS: { fr: 'Autres prénoms différents', en: 'Other given names differ' },
  DATE_PROCHE: { fr: 'Dates de naissance proches', en: 'Birth dates close' },
  LIEU_DIFFERENT: { fr: 'Lieux de naissance différents', en: 'Birth places differ' },
  SEXE_DIFFERENT: { fr: 'Sexe différent', en: 'Sex differs' },
  MEME_COMMUNE: { fr: 'Même commune demandée', en: 'Same municipality requested' },
  AUTRE_COMMUNE: { fr: 'Autre commune demandée', en: 'Another municipality requested' },
} as const satisfies Record<string, Text>;

export type DuplicateReason = keyof typeof DUPLICATE_REASONS;

/** One side of a comparison. */
export type DuplicateSide = { etatCivil: EtatCivil; commune: string };

/** Names at this distance or less are proposed (§7.4). */
const NAME_DISTANCE_MAX = 2;

type Likeness = 'egal' | 'proche' | 'autre';
type Trait = { likeness: Likeness; reasons: DuplicateReason[] };

const likeNames = (a: string, b: string): Likeness => {
  if (a === b) return 'egal';
  if (Math.min(a.length, b.length) <= NAME_DISTANCE_MAX) return 'autre';
  return editDistance(a, b, NAME_DISTANCE_MAX) <= NAME_DISTANCE_MAX ? 'proche' : 'autre';
};

const compareNames = (a: EtatCivil, b: EtatCivil): Trait => {
  const [nameA, nameB] = [foldName(a.nomNaissance), foldName(b.nomNaissance)];
  const likeness = likeNames(nameA, nameB);
  if (likeness === 'egal') return { likeness, reasons: [] };
  const usage = [a.nomUsage, b.nomUsage].map((name) => (name === undefined ? undefined : foldName(name)));
  if (usage[0] === nameB || usage[1] === nameA) return { likeness: 'proche', reasons: ['NOM_USAGE'] };
  return { likeness, reasons: likeness === 'proche' ? ['NOM_PROCHE'] : [] };
};

const compareGivenNames = (a: EtatCivil, b: EtatCivil): Trait => {
  const [firstA, firstB] = [foldName(a.prenoms[0] ?? ''), foldName(b.prenoms[0] ?? '')];
  const likeness = likeNames(firstA, firstB);
  const shared = Math.min(a.prenoms.length, b.prenoms.length);
  const agree = a.prenoms.slice(1, shared).every((name, i) => foldName(name) === foldName(b.prenoms[i + 1]!));
  if (likeness === 'autre') return { likeness, reasons: [] };
  // Twins may be Léa and Léo: a slip of the pen leaves the other given names as they are, or is of one letter.
  if (likeness === 'proche') {
    const slip = shared > 1 ? agree : editDistance(firstA, firstB, 1) <= 1;
    return slip ? { likeness, reasons: ['PRENOM_PROCHE'] } : { likeness: 'autre', reasons: [] };
  }
  return agree ? { likeness: 'egal', reasons: [] } : { likeness: 'proche', reasons: ['AUTRES_PRENOMS'] };
};

/** A presumed date agrees with any day it may be; a swap of day and month or one wrong digit is close. */
const likeDates = (a: EtatCivil, b: EtatCivil): Likeness => {
  if (a.dateNaissance === b.dateNaissance) return 'egal';
  const [partsA, partsB] = [a.dateNaissance.split('-'), b.dateNaissance.split('-')];
  if (partsA.every((part, i) => part === partsB[i] || part === '00' || partsB[i] === '00')) return 'proche';
  const swapped = partsA[0] === partsB[0] && partsA[1] === partsB[2] && partsA[2] === partsB[1];
  return swapped || editDistance(a.dateNaissance, b.dateNaissance, 1) <= 1 ? 'proche' : 'autre';
};

const samePlace = (a: EtatCivil, b: EtatCivil): boolean =>
  a.paysNaissance === b.paysNaissance && (a.communeNaissance === b.communeNaissance
    && (a.communeNaissance !== undefined
      || foldName(a.libelleLieuNaissance ?? '') === foldName(b.libelleLieuNaissance ?? '')));

/** The same département, or one of the two unknown: a former code of the place, or a neighbour's. */
const nearPlace = (a: EtatCivil, b: EtatCivil): boolean => a.paysNaissance === b.paysNaissance
  && (a.communeNaissance === undefined || b.communeNaissance === undefined
    || territoryOf(a.communeNaissance) === territoryOf(b.communeNaissance));

/** Two given names or more, all the same: strangers of one name and one birth date seldom share them. */
const sameGivenNames = (a: EtatCivil, b: EtatCivil): boolean => a.prenoms.length > 1 && a.prenoms.length === b.prenoms.length
  && a.prenoms.every((name, i) => foldName(name) === foldName(b.prenoms[i]!));

/**
 * Whether two birth places may be one person's. Among a million people hundreds share a name, a given name and a birth
 * date: born far apart, only all their given names tell that it is one person.
 */
const placesMayAgree = (a: EtatCivil, b: EtatCivil): boolean => samePlace(a, b) || nearPlace(a, b) || sameGivenNames(a, b);

/**
 * Compares two requests (§7.4, §4). Twins share all but the given name, so a different one makes different people; one
 * trait that is only close is proposed; two requests of one person in two communes are both useful and say so.
 */
export const compare = (
  a: DuplicateSide, b: DuplicateSide,
): { verdict: DuplicateVerdict; raisons: readonly DuplicateReason[] } => {
  const names = compareNames(a.etatCivil, b.etatCivil);
  const given = compareGivenNames(a.etatCivil, b.etatCivil);
  const date = likeDates(a.etatCivil, b.etatCivil);
  const traits = [names.likeness, given.likeness, date];
  const place = samePlace(a.etatCivil, b.etatCivil);
  const sex = a.etatCivil.sexe === b.etatCivil.sexe;
  const near = traits.filter((likeness) => likeness === 'proche').length + (place ? 0 : 1) + (sex ? 0 : 1);
  if (traits.includes('autre') || near > 2 || !placesMayAgree(a.etatCivil, b.etatCivil)) return { verdict: 'different', raisons: [] };
  const raisons: DuplicateReason[] = [
    ...names.reasons, ...given.reasons, ...(date === 'proche' ? ['DATE_PROCHE' as const] : []),
    ...(place ? [] : ['LIEU_DIFFERENT' as const]), ...(sex ? [] : ['SEXE_DIFFERENT' as const]),
    a.commune === b.commune ? 'MEME_COMMUNE' : 'AUTRE_COMMUNE',
  ];
  return near === 0
    ? { verdict: 'same', raisons: ['MEME_ETAT_CIVIL', ...raisons] }
    : { verdict: 'propose', raisons };
};
