import type { FieldError } from '#base/values/problem.ts';
import { DOCTORS, type Role } from '../codes/roles.ts';
import { fieldOf, patientOfPath } from '../fields/case-fields.ts';
import { fitsKind, tooLongTexts } from '../fields/field-kinds.ts';

const WRONG: Readonly<Record<string, { fr: string; en: string }>> = {
  unknown: { fr: 'Ce champ n’existe pas dans un dossier.', en: 'A dossier has no such field.' },
  shape: { fr: 'La valeur n’a pas la forme attendue ici.', en: 'The value does not have the form expected here.' },
  doctor: { fr: 'Seul un médecin écrit ce champ.', en: 'Only a doctor writes this field.' },
};
const MACHINES: readonly Role[] = ['partenaire', 'systeme'];
const pointerOf = (path: string): string => `/fields/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const faultOf = (path: string, value: unknown, role: Role): string | undefined => {
  const field = fieldOf(path);
  if (!field) return 'unknown';
  if (!fitsKind(field.kind, value)) return 'shape';
  return field.doctor && !DOCTORS.includes(role) && !MACHINES.includes(role) ? 'doctor' : undefined;
};

/** The field is named as people know it: whoever typed it knows where to shorten. */
const tooLong = (path: string, at: string, max: number): FieldError => {
  const { fr, en } = fieldOf(path)!.label;
  return { pointer: `${pointerOf(path)}${at}`, code: 'too-long', detail: { fr: `« ${fr} » : au plus ${max} caractères.`,
    en: `“${en}”: at most ${max} characters.` } };
};

/** All that is wrong with these values at once, by field. */
export const wrongValues = (values: Readonly<Record<string, unknown>>, role: Role): FieldError[] =>
  Object.entries(values).flatMap(([path, value]) => {
    const code = faultOf(path, value, role);
    const long = code === 'shape' ? tooLongTexts(fieldOf(path)!.kind, value) : [];
    if (long.length > 0) return long.map(({ at, max }) => tooLong(path, at, max));
    return code ? [{ pointer: pointerOf(path), code, detail: WRONG[code]! }] : [];
  });

/** Patients named by these paths. */
export const patientsOf = (paths: readonly string[]): string[] =>
  [...new Set(paths.flatMap((path) => patientOfPath(path)?.patient ?? []))];
