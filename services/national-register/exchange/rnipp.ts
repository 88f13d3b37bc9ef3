import { XMLParser } from 'fast-xml-parser';
import { isRecord } from '#base/values/is-record.ts';
import { LIMITS } from '../limits.ts';

/** Traits on which the civil registry may differ from what was asked. */
export type RnippTrait = 'NOM' | 'PRENOMS' | 'SEXE' | 'DATE_NAISSANCE' | 'LIEU_NAISSANCE';

/** The person as the registry spells it; a birth date may be only `YYYY` or `YYYY-MM`. */
export type RnippPerson = {
  nomNaissance: string | null; nomUsage: string | null; prenoms: readonly string[]; sexe: 'M' | 'F' | null;
  dateNaissance: string | null; lieuNaissance: string | null;
};

type Members = Readonly<Record<string, unknown>>;

export type RnippAnswer = {
  /**
   * `TypeReponseIdentification`: 2 found, 3 rectified, 4 one echo, 6 several, 7 marital name, 8 none, 9 bad request.
   */
  type: number;
  divergences: readonly RnippTrait[]; decede: boolean; personne: RnippPerson | null;
};

export type RnippReading =
  | { ok: true; answer: RnippAnswer }
  /** Not an answer of the registry: the request stays where it is and the look-up is tried again. */
  | { ok: false; raison: 'TROP_GRAND' | 'PAS_XML' | 'FORME' };

/** Entities are never expanded by the parser: a document type is refused before, and the five of XML are read here. */
const parser = new XMLParser({
  removeNSPrefix: true, ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false,
  parseAttributeValue: false, processEntities: false, trimValues: true, maxNestedTags: 20,
});

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' };

const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => ENTITIES[name]!);

const child = (value: unknown, name: string): unknown =>
  (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined);

const at = (value: unknown, ...path: string[]): unknown => path.reduce(child, value);

/** Text of an element, with or without attributes; null when it is absent or empty. */
const textOf = (value: unknown): string | null => {
  const text = isRecord(value) ? value['#text'] : value;
  return typeof text === 'string' && text.trim() !== '' ? unescape(text.trim()).slice(0, 200) : null;
};

const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

const TRAITS: Readonly<Record<string, RnippTrait>> = {
  DivergenceNom: 'NOM', DivergencePrenoms: 'PRENOMS', DivergenceSexe: 'SEXE',
  DivergenceDateNaissance: 'DATE_NAISSANCE', DivergenceLieuNaissance: 'LIEU_NAISSANCE',
};

const traitsOf = (value: unknown): RnippTrait[] =>
  Object.entries(TRAITS).flatMap(([tag, trait]) => (textOf(child(value, tag)) === 'true' ? [trait] : []));

const personOf = (individual: unknown): RnippPerson | null => {
  if (!isRecord(individual)) return null;
  const birth = individual['Naissance'];
  const sex = textOf(individual['Sexe']);
  const date = textOf(child(birth, 'DateNaissance'));
  return {
    nomNaissance: textOf(at(individual, 'Noms', 'NomFamille')), nomUsage: textOf(at(individual, 'Noms', 'NomUsage')),
    prenoms: listOf(at(individual, 'Prenoms', 'Prenom')).slice(0, LIMITS.given_names_max)
      .flatMap((name) => textOf(name) ?? []),
    sexe: sex === 'M' || sex === 'F' ? sex : null,
    dateNaissance: date !== null && /^\d{4}(-\d{2}){0,2}$/.test(date) ? date : null,
    lieuNaissance: textOf(at(birth, 'LieuNaissance', 'Localite', '@code')),
  };
};

const answerOf = (root: Members, type: number): RnippAnswer => {
  const found = listOf(root['IdentificationIndividuCitoyen'])[0];
  const individual = at(found, 'SituationActuelle', 'Individu');
  return { type, decede: child(individual, 'Deces') !== undefined, divergences: traitsOf(child(found, 'Divergences')),
    personne: personOf(individual) };
};

const refused = (raison: 'TROP_GRAND' | 'PAS_XML' | 'FORME'): RnippReading =>
  ({ ok: false, raison });

/**
 * Reads an answer of the civil registry (§6.4). Never throws, whatever comes: too large, not XML, with a document
 * type or of another shape are all "try again", and the citizen's submission never waits for it.
 */
export const parseRnipp = (xml: string): RnippReading => {
  if (xml.length > LIMITS.registry_answer_chars_max) return refused('TROP_GRAND');
  if (!xml.trimStart().startsWith('<') || /<!(DOCTYPE|ENTITY)/i.test(xml)) return refused('PAS_XML');
  let document: unknown;
  try {
    document = parser.parse(xml);
  } catch {
    return refused('PAS_XML');
  }
  const root = child(document, 'IdentificationsIndividusCitoyens');
  const type = textOf(child(root, 'TypeReponseIdentification'));
  return isRecord(root) && type !== null && /^\d{1,2}$/.test(type)
    ? { ok: true, answer: answerOf(root, Number(type)) }
    : refused('FORME');
};
