import { fieldOf } from '#base/ui/form.ts';
import type { FieldError } from '#base/values/problem.ts';
import { CITIZEN_PAGES, type CitizenPage } from '../../web/citizen/pages.ts';

const within = (field: string, name: string): boolean =>
  field === name || field.startsWith(`${name}.`) || name.startsWith(`${field}.`);

/** Extra pointers that a page answers for beside its own fields. */
const ALSO: Partial<Record<CitizenPage, readonly string[]>> = {
  'eu-lists': ['typeListe'], birth: ['etatCivil.libelleLieuNaissance', 'etatCivil.precision'],
  commune: ['adresseRattachement.commune'], pieces: ['pieces'], attachment: ['precisionsAttache'],
};

/** The errors of a whole request that belong on one page. */
export const errorsOnPage = (page: CitizenPage, errors: readonly FieldError[]): FieldError[] => {
  const names = [...CITIZEN_PAGES[page].fields, ...(ALSO[page] ?? [])];
  return errors.filter(({ pointer }) => names.some((name) => within(fieldOf(pointer), name)));
};
