import { nameKey } from './identity-key.ts';
import type { EtatCivil } from '../exchange/messages.ts';

/** Somebody on a roll that is being closed; a content that is erased leaves the national number alone. */
export type RollPerson = { id: string; nne: string; person: EtatCivil | undefined };

const sortKey = ({ person, nne }: RollPerson): string =>
  (person ? [nameKey(person.nomNaissance), person.prenoms.map(nameKey).join(' '), person.dateNaissance, nne] : ['~', nne]).join('\u0000');

/** Order numbers from 1, by birth name, given names, birth date; the national number settles equals. */
export const orderNumbers = (people: readonly RollPerson[]): { id: string; ordre: number }[] =>
  people.map((one) => ({ id: one.id, key: sortKey(one) })).sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id }, index) => ({ id, ordre: index + 1 }));
