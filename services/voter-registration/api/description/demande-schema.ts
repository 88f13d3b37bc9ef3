import { ATTACHMENTS } from '../../domain/codes/attachments.ts';
import { L30_MOTIVES } from '../../domain/codes/l30-motives.ts';
import { LISTS } from '../../domain/codes/lists.ts';
import { NATURES } from '../../domain/codes/natures.ts';
import { PIECE_TYPES } from '../../domain/codes/piece-types.ts';
import { DECLARATIONS } from '../../domain/demande/declaration.ts';
import { LIMITS } from '../../limits.ts';

type Schema = Record<string, unknown>;

const text = (max: number, description?: string): Schema => ({ type: 'string', maxLength: max, ...(description ? { description } : {}) });
const oneOf = (codes: object, description?: string): Schema => ({ enum: Object.keys(codes), ...(description ? { description } : {}) });
const record = (required: readonly string[], properties: Schema, description?: string): Schema =>
  ({ type: 'object', required, properties, ...(description ? { description } : {}) });

const name = text(LIMITS.name_chars_max);
const line = text(LIMITS.address_line_chars_max);
const lines = { numero: line, voie: line, complement1: line, complement2: line, lieuDit: line };

/** Names, sex and birth date as on the birth certificate. */
export const PERSON_PROPERTIES: Schema = {
  nomNaissance: name, prenoms: { type: 'array', items: name, minItems: 1, maxItems: LIMITS.given_names_max }, sexe: { enum: ['M', 'F'] },
  dateNaissance: text(40, 'YYYY-MM-DD; 00 for a day or a month that the civil status does not know.'),
  precision: { enum: ['JOUR', 'MOIS', 'ANNEE'] },
};
export const PERSON_REQUIRED = ['nomNaissance', 'prenoms', 'sexe', 'dateNaissance'];

const civilStatus = record([...PERSON_REQUIRED, 'paysNaissance'], { ...PERSON_PROPERTIES, nomUsage: name,
  communeNaissance: text(5, 'COG code, for somebody born in France.'), libelleLieuNaissance: text(LIMITS.label_chars_max),
  paysNaissance: text(5, 'COG code: 99100 is France.'),
  nationalite: text(2, 'ISO 3166 alpha-2, on the supplementary lists only.') });

const piece = record(['id', 'type', 'mime', 'octets'], { id: { type: 'string', format: 'uuid' }, type: oneOf(PIECE_TYPES),
  mime: { enum: ['image/jpeg', 'image/png', 'application/pdf'] },
  octets: { type: 'integer', minimum: 1, maximum: LIMITS.piece_bytes_max } });

/** The body of a request, as `domain/demande/validate-demande.ts` reads it. Unknown members are left out, not refused. */
export const DEMANDE_SCHEMA: Schema = record(
  ['typeListe', 'nature', 'communeDemandee', 'attache', 'etatCivil', 'declarationHonneur'], {
    typeListe: oneOf(LISTS), nature: oneOf(NATURES), motifL30: oneOf(L30_MOTIVES, 'With nature L30 only.'),
    communeDemandee: text(5, 'COG code of the commune (in Paris, Lyon and Marseille the arrondissement), or of the consular post.'),
    attache: oneOf(ATTACHMENTS, 'The tie to the commune (L.11 and following).'),
    precisionsAttache: record([], { residentDepuis: { type: 'string', format: 'date' },
      parent: record(['nomNaissance', 'prenom'], { nomNaissance: name, prenom: name }) }),
    etatCivil: civilStatus,
    adresseRattachement: record(['codePostal', 'commune'], { ...lines, codePostal: { type: 'string', pattern: '^\\d{5}$' },
      commune: text(5, 'COG code: that of communeDemandee.'), cleBan: text(40) }, 'In the commune; a street or a place name is needed.'),
    adresseContact: record(['commune'], { ...lines, codePostal: text(12), commune: text(LIMITS.label_chars_max),
      pays: text(LIMITS.label_chars_max) }, 'Where letters go, if elsewhere; needed from abroad.'),
    contact: record([], { courriel: text(LIMITS.email_chars_max), telephone: text(LIMITS.phone_chars_max) }),
    ancienneInscription: record(['sorte'], { sorte: { enum: ['COMMUNE', 'CONSULAIRE', 'UE'] }, code: text(12),
      libelle: text(LIMITS.label_chars_max) }),
    scrutinVise: text(40), pieces: { type: 'array', maxItems: LIMITS.pieces_max, items: piece },
    consentements: record([], { courriel: { type: 'boolean' }, sms: { type: 'boolean' } }),
    declarationHonneur: record(['accepte', 'version'], { accepte: { const: true }, version: oneOf(DECLARATIONS) }),
    langue: { enum: ['fr', 'en'] },
  });
