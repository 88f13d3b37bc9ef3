import type { FieldError } from '#base/values/problem.ts';
import { fault, readObject, readText, type Findings, type Raw } from '../demande/form-reader.ts';
import type { FormReference } from '../demande/form-reference.ts';
import { readPerson, type Person } from '../demande/read-civil-status.ts';
import type { EtatCivil } from '../identity/civil-status.ts';

/** Anonymous: names and the one commune that is answered for. Proven: the identity that the provider gave. */
export type Question =
  | { mode: 'COMMUNE'; commune: string; population: number; person: Person }
  | { mode: 'PERSON'; person: EtatCivil };

export type QuestionReading = { ok: true; question: Extract<Question, { mode: 'COMMUNE' }> } | { ok: false; errors: FieldError[] };

const KNOWN = ['nomNaissance', 'prenoms', 'sexe', 'dateNaissance'];

/** Checks an anonymous question (§6.6): `{commune, etatCivil: {nomNaissance, prenoms, sexe, dateNaissance}}`. */
export const readQuestion = (raw: Raw, reference: FormReference): QuestionReading => {
  const found: Findings = { errors: [], ignored: [] };
  const code = readText(found, raw, 'commune', '/commune', 5, true);
  const resolution = code === undefined ? undefined : reference.communes.resolve(code);
  if (resolution && !resolution.ok) fault(found, '/commune', 'COMMUNE_INCONNUE');
  const civil = readObject(found, raw, 'etatCivil', '/etatCivil', KNOWN);
  const person = civil && readPerson(found, civil, reference.today);
  if (!resolution?.ok || !person || found.errors.length > 0) return { ok: false, errors: found.errors };
  return { ok: true, question: { mode: 'COMMUNE', commune: resolution.commune.code, population: resolution.commune.population, person } };
};
