import type { PieceType } from '../../domain/codes/piece-types.ts';
import type { Commune, CommuneDirectory } from '../../domain/communes.ts';
import { declarationFor } from '../../domain/demande/declaration.ts';
import type { AdresseRattachement, Demande, PieceJointe } from '../../domain/demande/demande.ts';
import { FRANCE, type EtatCivil } from '../../domain/identity/civil-status.ts';
import { foldName } from '../../domain/identity/name-key.ts';
import { bearing, BLOCKS, digitsOf, type Digits } from './distinct-digits.ts';
import names from './names.json' with { type: 'json' };
import { mix32, randomOf, runningSums, weighted, type Random } from './random.ts';

/** A valid deposit form of a person who does not exist. */
export type PersonForm = Demande;

export type PersonOptions = {
  /** Adds the documents that the attachment asks for, with made-up object ids. */
  pieces?: boolean;
  /** Puts everybody in this commune (COG code) instead of choosing by population. */
  commune?: string;
};

export type People = { personAt(seed: number, index: number, options?: PersonOptions): PersonForm };

/** Ages are counted on this day, so that a form stays the same whatever the day it is made. */
const AGES_ON = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;
const BORN_ABROAD_SHARE = 0.09;
/** Everybody up to this birth year is still under 26 for a few years: may use a parent's address. */
const CHILD_BORN_FROM = 2004;
const DECADES = [1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000];

type Sex = 'F' | 'M';
type Tables = {
  communes: readonly Commune[]; byPopulation: readonly number[]; surnames: readonly number[];
  given: readonly number[]; ages: readonly number[]; abroad: readonly number[];
};

const byRank = (count: number, offset: number): number[] =>
  runningSums(Array.from({ length: count }, (_, rank) => 1 / (rank + offset)));

const tablesOf = (directory: CommuneDirectory): Tables => {
  const communes = directory.withRoll()
    .filter(({ codesPostaux, population }) => codesPostaux.length > 0 && population > 0)
    .toSorted((a, b) => b.population - a.population || (a.code < b.code ? -1 : 1));
  const whole = communes.slice(0, communes.length - (communes.length % BLOCKS.lieu));
  return {
    communes: whole, byPopulation: runningSums(whole.map(({ population }) => population)),
    surnames: byRank(names.noms.length, 20), given: byRank(32, 6),
    ages: runningSums(names.ages.map(({ poids }) => poids)),
    abroad: runningSums(names.etrangers.map(([, weight]) => Number(weight))),
  };
};

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A birth day of a plausible age; those born abroad bear the digit of the place in the day too. */
const birthDay = (tables: Tables, digits: Digits, random: Random, abroad: boolean): string => {
  const { de, a } = names.ages[weighted(tables.ages, random)]!;
  const daysOld = Math.floor((de + random.unit() * (a - de + 1)) * 365.25);
  const block = abroad ? BLOCKS.jour * BLOCKS.lieu : BLOCKS.jour;
  const digit = abroad ? digits.jour + BLOCKS.jour * digits.lieu : digits.jour;
  const adult = Math.ceil(18 * 365.25) + 1;
  const moved = bearing(daysOld, block, digit);
  return isoDay(AGES_ON - (moved < adult ? moved + block * Math.ceil((adult - moved) / block) : moved) * DAY_MS);
};

const givenName = (sex: Sex, year: number, at: number): string => {
  const decade = DECADES[Math.min(7, Math.max(0, Math.floor((year - 1930) / 10)))]!;
  return (names.prenoms[sex] as Record<string, string[]>)[decade]![at]!;
};

const civilStatus = (tables: Tables, digits: Digits, random: Random): EtatCivil => {
  const sexe: Sex = digits.sexe === 0 ? 'F' : 'M';
  const abroad = random.unit() < BORN_ABROAD_SHARE;
  const dateNaissance = birthDay(tables, digits, random, abroad);
  const year = Number(dateNaissance.slice(0, 4));
  const first = givenName(sexe, year, bearing(weighted(tables.given, random), BLOCKS.prenom, digits.prenom));
  const others = [weighted(tables.given, random), weighted(tables.given, random)].slice(0, random.below(3));
  const prenoms = [first, ...others.map((at) => givenName(sexe, year - 30, at)).filter((name) => name !== first)];
  const surname = bearing(weighted(tables.surnames, random), BLOCKS.nom, digits.nom);
  const married = sexe === 'F' && year < 1995 && random.unit() < 0.3;
  const place = tables.communes[bearing(weighted(tables.byPopulation, random), BLOCKS.lieu, digits.lieu)]!;
  const country = names.etrangers[weighted(tables.abroad, random)]![0] as string;
  return {
    nomNaissance: names.noms[surname]!.toLocaleUpperCase('fr'),
    ...(married ? { nomUsage: names.noms[(surname + 97) % names.noms.length]!.toLocaleUpperCase('fr') } : {}),
    prenoms, sexe, dateNaissance, precision: 'JOUR',
    ...(abroad ? { paysNaissance: country } : { communeNaissance: place.code, paysNaissance: FRANCE }),
  };
};

const addressIn = (commune: Commune, random: Random): AdresseRattachement => ({
  numero: String(1 + random.below(120)), voie: names.voies[random.below(names.voies.length)]!,
  ...(random.unit() < 0.15 ? { complement1: `Appartement ${1 + random.below(60)}` } : {}),
  codePostal: commune.codesPostaux[random.below(commune.codesPostaux.length)]!, commune: commune.code,
});

type Link = Pick<Demande, 'attache' | 'nature' | 'precisionsAttache' | 'ancienneInscription'>;

const linkOf = (etatCivil: EtatCivil, random: Random): Link => {
  const young = Number(etatCivil.dateNaissance.slice(0, 4)) >= CHILD_BORN_FROM;
  const moved = random.unit() < 0.8 ? 'CHANGEMENT_COMMUNE' : 'MEME_COMMUNE';
  const nature = young && random.unit() < 0.6 ? 'PREMIERE' : moved;
  const luck = random.unit();
  if (young && luck < 0.3) {
    const parent = { nomNaissance: etatCivil.nomNaissance, prenom: givenName('F', 1975, random.below(32)) };
    return { attache: 'ENFANT_MOINS_26', nature, precisionsAttache: { parent } };
  }
  if (luck > 0.95) {
    const residentDepuis = `202${3 + random.below(2)}-0${1 + random.below(9)}-15`;
    return { attache: 'RESIDENCE_6M', nature, precisionsAttache: { residentDepuis } };
  }
  const former: Partial<Link> = nature === 'CHANGEMENT_COMMUNE' ? { ancienneInscription: { sorte: 'COMMUNE' } } : {};
  return { attache: 'DOMICILE', nature, ...former };
};

const PIECES: Readonly<Record<string, readonly PieceType[]>> = {
  DOMICILE: ['CNI', 'FACTURE_ENERGIE'], RESIDENCE_6M: ['PASSEPORT', 'RESIDENCE_6_MOIS'],
  ENFANT_MOINS_26: ['CNI', 'LIVRET_FAMILLE', 'PARENT_ADRESSE'],
};

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0').slice(-width);

const piecesFor = (attache: string, random: Random): PieceJointe[] => PIECES[attache]!.map((type) => ({
  id: `${hex(random.next(), 8)}-${hex(random.next(), 4)}-7${hex(random.next(), 3)}-8${hex(random.next(), 3)}-`
    + hex(random.next(), 8) + hex(random.next(), 4),
  type, mime: random.unit() < 0.7 ? 'application/pdf' : 'image/jpeg', octets: 80_000 + random.below(1_400_000),
}));

/** `example.org` is reserved (RFC 2606): nobody ever receives these messages. */
const emailOf = ({ nomNaissance, prenoms }: EtatCivil, seed: number, index: number): string => {
  const name = `${foldName(prenoms[0]!)}.${foldName(nomNaissance)}`.toLowerCase().replaceAll(' ', '-');
  return `${name}.${seed}-${index}@example.org`;
};

/** Numbers that the French numbering authority keeps for fiction: 06 39 98 00 00 to 99 99. */
const phoneOf = (random: Random): string => `+3363998${String(random.below(10_000)).padStart(4, '0')}`;

/**
 * Makes people by seed and index, always the same for the same pair: names of their decade, ages of late applicants,
 * communes by population. No two of a million consecutive indices share name, given name, sex, birth and place.
 */
export const plausiblePeople = (directory: CommuneDirectory): People => {
  const tables = tablesOf(directory);
  const personAt = (seed: number, index: number, options: PersonOptions = {}): PersonForm => {
    const random = randomOf(mix32(seed), index);
    const etatCivil = civilStatus(tables, digitsOf(mix32(seed), index), random);
    const chosen = options.commune === undefined ? undefined : directory.get(options.commune);
    const commune = chosen ?? tables.communes[weighted(tables.byPopulation, random)]!;
    const link = linkOf(etatCivil, random);
    return {
      typeListe: 'PRINCIPALE', ...link, communeDemandee: commune.code, etatCivil,
      adresseRattachement: addressIn(commune, random),
      contact: {
        courriel: emailOf(etatCivil, seed, index), ...(random.unit() < 0.6 ? { telephone: phoneOf(random) } : {}),
      },
      pieces: options.pieces ? piecesFor(link.attache, random) : [],
      consentements: { courriel: true, sms: false },
      declarationHonneur: { accepte: true, version: declarationFor('PRINCIPALE') },
      langue: random.unit() < 0.98 ? 'fr' : 'en',
    };
  };
  return { personAt };
};
