import { isRecord } from '#base/values/is-record.ts';
import type { FieldError } from '#base/values/problem.ts';
import { consularPost } from '../codes/consular-posts.ts';
import { LISTS, type TypeListe } from '../codes/lists.ts';
import { LIMITS } from '../../limits.ts';
import { checkAge } from './check-age.ts';
import { DECLARATIONS } from './declaration.ts';
import type { AncienneInscription, Demande } from './demande.ts';
import {
  fault, noteUnknown, readCode, readObject, readText, type Findings, type Raw,
} from './form-reader.ts';
import type { Commune } from '../communes.ts';
import type { FormReference } from './form-reference.ts';
import { isAbroad } from '../codes/attachments.ts';
import { readCommune, readContactAddress, readLocalAddress, rollAddress } from './read-addresses.ts';
import { readAttachment, readAttachmentDetails, readNature } from './read-attachment.ts';
import { readCivilStatus } from './read-civil-status.ts';
import { readContactAndConsents } from './read-contact.ts';
import { readPieceList } from './read-pieces.ts';

export type Validation =
  /** `ignores`: pointers of the unknown fields that were left out. */
  | { ok: true; demande: Demande; ignores: readonly string[] }
  | { ok: false; errors: readonly FieldError[] };

const KNOWN = ['typeListe', 'nature', 'motifL30', 'communeDemandee', 'attache', 'precisionsAttache', 'etatCivil',
  'adresseRattachement', 'adresseContact', 'contact', 'ancienneInscription', 'scrutinVise', 'pieces',
  'consentements', 'declarationHonneur', 'langue'];
const FORMER = { COMMUNE: true, CONSULAIRE: true, UE: true };
const LANGUAGES = { fr: true, en: true };

/** A consular list is that of a post, every other list that of a commune. */
const checkPlace = (found: Findings, list: TypeListe | undefined, commune: Commune | undefined): void => {
  if (list && commune && (list === 'CONSULAIRE') !== (consularPost(commune.code) !== undefined)) {
    fault(found, '/communeDemandee', 'POSTE_OU_COMMUNE');
  }
};

const readFormerRegistration = (found: Findings, form: Raw): AncienneInscription | undefined => {
  const at = '/ancienneInscription';
  const raw = readObject(found, form, 'ancienneInscription', at, ['sorte', 'code', 'libelle'], true);
  if (!raw) return undefined;
  const sorte = readCode(found, raw, 'sorte', `${at}/sorte`, FORMER);
  const code = readText(found, raw, 'code', `${at}/code`, 12, false);
  const libelle = readText(found, raw, 'libelle', `${at}/libelle`, LIMITS.label_chars_max, false);
  return sorte ? { sorte, ...(code ? { code } : {}), ...(libelle ? { libelle } : {}) } : undefined;
};

const readDeclaration = (found: Findings, form: Raw): Demande['declarationHonneur'] | undefined => {
  const at = '/declarationHonneur';
  const raw = form['declarationHonneur'];
  if (!isRecord(raw) || raw['accepte'] !== true) return fault(found, at, 'DECLARATION');
  noteUnknown(found, raw, at, ['accepte', 'version']);
  const version = raw['version'];
  if (typeof version !== 'string' || !Object.hasOwn(DECLARATIONS, version)) return fault(found, at, 'DECLARATION');
  return { accepte: true, version };
};

const optional = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value } as { [P in K]?: V });

/** Reads the whole form; gives `undefined` for what cannot be read and gathers why. */
const readDemande = (found: Findings, form: Raw, reference: FormReference, online: boolean): Demande | undefined => {
  const typeListe = readCode(found, form, 'typeListe', '/typeListe', LISTS);
  const nature = readNature(found, form);
  const commune = readCommune(found, form, 'communeDemandee', '/communeDemandee', reference.communes);
  checkPlace(found, typeListe, commune);
  const attache = readAttachment(found, form, online, typeListe);
  const etatCivil = readCivilStatus(found, form, reference, typeListe);
  const details = readAttachmentDetails(found, form, attache, etatCivil, reference.today);
  const abroad = attache !== undefined && isAbroad(attache);
  const postal = readContactAddress(found, form, abroad);
  const address = abroad && commune ? rollAddress(commune, postal) : readLocalAddress(found, form, commune, reference.communes);
  const contact = readContactAndConsents(found, form);
  const former = readFormerRegistration(found, form);
  const ballot = readText(found, form, 'scrutinVise', '/scrutinVise', 40, false);
  const pieces = readPieceList(found, form['pieces'], '/pieces');
  const declarationHonneur = readDeclaration(found, form);
  const langue = readCode(found, form, 'langue', '/langue', LANGUAGES, false) ?? 'fr';
  if (etatCivil && commune && typeListe) checkAge(found, etatCivil, reference, commune.code, typeListe);
  if (!typeListe || !nature || !commune || !attache || !etatCivil || !address || !declarationHonneur) return undefined;
  return {
    typeListe, ...nature, communeDemandee: commune.code, attache, ...optional('precisionsAttache', details), etatCivil,
    adresseRattachement: address, ...optional('adresseContact', postal), ...contact,
    ...optional('ancienneInscription', former), ...optional('scrutinVise', ballot), pieces, declarationHonneur, langue,
  };
};

/**
 * Checks a whole deposit form (§5, §10). Gives every error at once, with a JSON pointer and how to mend it in both
 * languages, or the request with known fields only. `online` is false for what a town hall types from paper: all
 * attachments and lists are then open. Never throws; linear in the size of the form.
 */
export const validateDemande = (raw: unknown, reference: FormReference, online = true): Validation => {
  const found: Findings = { errors: [], ignored: [] };
  if (!isRecord(raw)) {
    fault(found, '', 'TYPE');
    return { ok: false, errors: found.errors };
  }
  noteUnknown(found, raw, '', KNOWN);
  const demande = readDemande(found, raw, reference, online);
  return demande && found.errors.length === 0
    ? { ok: true, demande, ignores: found.ignored }
    : { ok: false, errors: found.errors };
};
