import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PersonKind } from './dialects.ts';
import type { Text } from './texts.ts';

/** Somebody who does not exist, with the claims that a provider would give of them. */
export type DemoPerson = {
  id: string;
  kind: PersonKind;
  /** What this person shows: "né à l'étranger, date présumée". */
  label: Text;
  /** Highest level of assurance that the person can reach. */
  level: string;
  amr: string[];
  claims: Record<string, unknown>;
  /** The service where this person has something to do, and the page where that begins. */
  start?: { service: string; path: string };
};

/** The people of one stand-in: those loaded at the start, and those that a test or a bench makes up. */
export type People = {
  listed: (kind: PersonKind) => DemoPerson[];
  find: (id: string) => DemoPerson | undefined;
  /** Remembers a made-up person; the same claims give the same id, hence the same `sub`. */
  invent: (kind: PersonKind, claims: Record<string, unknown>) => DemoPerson;
};

const INVENTED_MAX = 200_000;

/** Puts the lists together; a person of a later list replaces one of the same id. */
export const peopleOf = (lists: DemoPerson[][], inventedMax = INVENTED_MAX): People => {
  const listed = new Map(lists.flat().map((person) => [person.id, person]));
  const invented = new Map<string, DemoPerson>();
  return {
    listed: (kind) => [...listed.values()].filter((person) => person.kind === kind),
    find: (id) => listed.get(id) ?? invented.get(id),
    invent(kind, claims) {
      const id = `x-${createHash('sha256').update(JSON.stringify([kind, claims])).digest('hex').slice(0, 24)}`;
      const person = { id, kind, label: NOT_LISTED, level: 'eidas3', amr: ['pwd'], claims };
      if (invented.size >= inventedMax) invented.delete(invented.keys().next().value as string);
      invented.set(id, person);
      return person;
    },
  };
};

const NOT_LISTED: Text = { fr: 'personne fictive saisie à l’écran', en: 'made-up person' };

/** Reads a JSON list of people; throws with the file's name on what is not one. */
export const readPeople = (path: string | URL): DemoPerson[] => {
  const people: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(people) || !people.every(isPerson)) throw new TypeError(`${path} is not a list of demo people`);
  return people;
};

const isPerson = (value: unknown): value is DemoPerson => {
  const person = value as Partial<DemoPerson> | null;
  return typeof person?.id === 'string' && ['citizen', 'agent', 'health'].includes(person.kind ?? '')
    && typeof person.claims === 'object' && typeof person.label?.fr === 'string';
};

/**
 * Citizens out of a table with FranceConnect's own column names (login, family_name, given_name, birthdate …),
 * as its team publishes its fictitious people. Cells are separated by commas, never quoted; empty = claim absent,
 * except `birthplace`, which FranceConnect sends empty for somebody born abroad.
 */
export const citizensFromCsv = (csv: string): DemoPerson[] => {
  const [header, ...rows] = csv.split(/\r?\n/).filter((line) => line !== '').map((line) => line.split(','));
  return rows.map((cells) => {
    const row = Object.fromEntries((header ?? []).map((name, i) => [name, cells[i] ?? '']));
    return { id: row.login ?? '', kind: 'citizen', label: { fr: row.login ?? '', en: row.login ?? '' }, level: 'eidas3',
      amr: ['pwd'], claims: citizenClaims(row) };
  });
};

const CITIZEN_CLAIMS = ['family_name', 'preferred_username', 'given_name', 'gender', 'email', 'birthdate',
  'birthcountry'];

/** FranceConnect's claims out of plain fields; empty ones are left out, `birthplace` stays. */
export const citizenClaims = (row: Record<string, string | undefined>): Record<string, unknown> => ({
  ...Object.fromEntries(CITIZEN_CLAIMS.filter((name) => row[name]).map((name) => [name, row[name]])),
  ...(row.given_name ? { given_name_array: row.given_name.split(' ') } : {}),
  birthplace: row.birthplace ?? '',
});
