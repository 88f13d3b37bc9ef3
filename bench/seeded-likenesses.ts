import type { EtatCivil } from '#services/voter-registration/domain/identity/civil-status.ts';
import type { People } from '#services/voter-registration/data/people/plausible-people.ts';

const SEED = 316;
/** One dossier in ten is of somebody who filed before, one in twenty-five of a twin of somebody who did. */
const AGAIN_EVERY = 10;
const TWIN_EVERY = 25;

/** What a second dossier has to do with an earlier one. */
export type Likeness = 'AGAIN' | 'TWIN';
/** A dossier of the population: the person as typed, where they ask, and whom they are or resemble. */
export type Seeded = { etatCivil: EtatCivil; commune: string; of: number | null; likeness: Likeness | null };

const slip = (text: string, at: number): string => {
  const place = 1 + (at % Math.max(1, text.length - 1));
  const letter = String.fromCharCode(97 + (at % 26));
  return text.slice(0, place) + letter + text.slice(place + 1);
};
const swapped = ([year = '', month = '', day = '']: string[]): string =>
  (Number(day) <= 12 && day !== month ? [year, day, month] : [year, month, day === '11' ? '12' : '11']).join('-');
const otherYear = (date: string): string => `${Number(date.slice(0, 4)) - 1}${date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)}`;

/** How people who file again write themselves: as before, or with one slip. */
const AGAIN: readonly ((person: EtatCivil, at: number) => EtatCivil)[] = [
  (person) => person, (person) => person,
  (person) => ({ ...person, nomNaissance: person.nomNaissance.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() }),
  (person) => ({ ...person, nomNaissance: person.nomNaissance.replaceAll('-', ' ').replaceAll('’', '\'') }),
  (person, at) => ({ ...person, nomNaissance: slip(person.nomNaissance, at) }),
  (person, at) => ({ ...person, prenoms: [slip(person.prenoms[0]!, at), ...person.prenoms.slice(1)] }),
  (person) => ({ ...person, dateNaissance: swapped(person.dateNaissance.split('-')) }),
  (person) => ({ ...person, dateNaissance: otherYear(person.dateNaissance) }),
  (person) => ({ ...person, prenoms: person.prenoms.slice(0, 1) }),
  // The former code of a place that was merged: another of the same département.
  (person) => (person.communeNaissance ? { ...person, communeNaissance: `${person.communeNaissance.slice(0, 2)}999` } : person),
];

/** A twin shares everything but the given names. */
const twinOf = (person: EtatCivil, given: readonly string[]): EtatCivil => ({ ...person, prenoms: [...given] });

/** The population, each dossier made from its rank alone: ranks that are no second dossier are people of their own. */
export const seededAt = (people: People, rank: number): Seeded => {
  const own = people.personAt(SEED, rank);
  const of = rank - 1 - (rank * 7919) % Math.min(rank, 5_000);
  const plain = { etatCivil: own.etatCivil, commune: own.communeDemandee, of: null, likeness: null };
  if (rank < AGAIN_EVERY || isSecond(of)) return plain;
  if (rank % AGAIN_EVERY === 0) {
    const before = people.personAt(SEED, of);
    const change = AGAIN[Math.floor(rank / AGAIN_EVERY) % AGAIN.length]!;
    // Half of those who file again have moved.
    return { etatCivil: change(before.etatCivil, rank), commune: rank % 20 === 0 ? own.communeDemandee : before.communeDemandee, of,
      likeness: 'AGAIN' };
  }
  if (rank % TWIN_EVERY === 0) {
    const before = people.personAt(SEED, of);
    const given = own.etatCivil.prenoms.filter((name) => !before.etatCivil.prenoms.includes(name));
    return { ...plain, etatCivil: twinOf(before.etatCivil, given.length > 0 ? given : ['Zacharie']), of, likeness: 'TWIN' };
  }
  return plain;
};

const isSecond = (rank: number): boolean => rank % AGAIN_EVERY === 0 || rank % TWIN_EVERY === 0;
