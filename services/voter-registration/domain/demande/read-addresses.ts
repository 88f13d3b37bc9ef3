import { LIMITS } from '../../limits.ts';
import type { Commune, CommuneDirectory } from '../communes.ts';
import type { AdresseContact, AdresseRattachement } from './demande.ts';
import { fault, readObject, readText, type Findings, type Raw } from './form-reader.ts';

const LINES = ['numero', 'voie', 'complement1', 'complement2', 'lieuDit'] as const;
const KNOWN = [...LINES, 'codePostal', 'commune', 'cleBan'];
const KNOWN_CONTACT = [...LINES, 'codePostal', 'commune', 'pays'];

type Lines = Partial<Record<(typeof LINES)[number], string>>;

const readLines = (found: Findings, raw: Raw, at: string): Lines => {
  const lines: Lines = {};
  for (const key of LINES) {
    const text = readText(found, raw, key, `${at}/${key}`, LIMITS.address_line_chars_max, false);
    if (text !== undefined) lines[key] = text;
  }
  return lines;
};

/** A registrable commune, or the error that says which one to choose instead. Never guessed. */
export const readCommune = (
  found: Findings, raw: Raw, key: string, pointer: string, communes: CommuneDirectory,
): Commune | undefined => {
  const code = readText(found, raw, key, pointer, 5, true);
  if (code === undefined) return undefined;
  const resolved = communes.resolve(code);
  if (resolved.ok) return resolved.commune;
  switch (resolved.raison) {
    case 'INCONNUE': return fault(found, pointer, 'COMMUNE_INCONNUE');
    case 'SANS_ELECTEURS': return fault(found, pointer, 'COMMUNE_SANS_ELECTEURS');
    case 'PARTIE_DE_COMMUNE': return fault(found, pointer, 'PARTIE_DE_COMMUNE', { choix: resolved.choix[0]!.nom });
    case 'ARRONDISSEMENT_A_CHOISIR':
      return fault(found, pointer, 'ARRONDISSEMENT_A_CHOISIR', { nom: communes.get(code)!.nom });
  }
};

const readPostalCode = (
  found: Findings, raw: Raw, commune: Commune | undefined, pointer: string,
): string | undefined => {
  const code = readText(found, raw, 'codePostal', pointer, 5, true);
  if (code === undefined) return undefined;
  if (!/^\d{5}$/.test(code)) return fault(found, pointer, 'CODE_POSTAL');
  if (commune && commune.codesPostaux.length > 0 && !commune.codesPostaux.includes(code)) {
    const choix = commune.codesPostaux.join(', ');
    return fault(found, pointer, 'CODE_POSTAL_AUTRE_COMMUNE', { nom: commune.nom, choix });
  }
  return code;
};

/**
 * The address in the commune requested: the attachments open online are all real or family domiciles, so an address
 * elsewhere is a mistake in one of the two fields.
 */
export const readLocalAddress = (
  found: Findings, form: Raw, requested: Commune | undefined, communes: CommuneDirectory,
): AdresseRattachement | undefined => {
  const at = '/adresseRattachement';
  const raw = readObject(found, form, 'adresseRattachement', at, KNOWN);
  if (!raw) return undefined;
  const lines = readLines(found, raw, at);
  const street = `${at}/voie`;
  const noStreet = lines.voie === undefined && lines.lieuDit === undefined;
  if (noStreet && !found.errors.some(({ pointer }) => pointer === street)) fault(found, street, 'MANQUANT');
  const commune = readCommune(found, raw, 'commune', `${at}/commune`, communes);
  const codePostal = readPostalCode(found, raw, commune, `${at}/codePostal`);
  const cleBan = readText(found, raw, 'cleBan', `${at}/cleBan`, 40, false);
  if (commune && requested && commune.code !== requested.code) fault(found, `${at}/commune`, 'ADRESSE_HORS_COMMUNE');
  if (!commune || !codePostal) return undefined;
  return { ...lines, codePostal, commune: commune.code, ...(cleBan ? { cleBan } : {}) };
};

/** A postal code of any country that the register can hold; where there is none, the code of the post. */
const foreignPostalCode = (typed: string | undefined, post: string): string => {
  const code = typed?.toUpperCase() ?? '';
  return /^[0-9A-Z -]{1,10}$/.test(code) ? code : post;
};

/**
 * What stands on the roll for somebody who lives abroad: on a commune's, the commune itself (L.12); on a consular list, where they
 * live in the post's district.
 */
export const rollAddress = ({ code, nom, type, codesPostaux }: Commune, home: AdresseContact | undefined): AdresseRattachement => {
  if (type !== 'POSTE' || !home) return { lieuDit: nom, codePostal: codesPostaux[0] ?? '', commune: code };
  const { codePostal, commune: town, pays, lieuDit, ...lines } = home;
  const place = [lieuDit, town, pays].filter(Boolean).join(', ').slice(0, LIMITS.address_line_chars_max);
  return { ...lines, lieuDit: place, codePostal: foreignPostalCode(codePostal, code), commune: code };
};

/** Where letters go, if elsewhere: anywhere in the world, so only its length is checked. Needed from somebody abroad. */
export const readContactAddress = (found: Findings, form: Raw, required = false): AdresseContact | undefined => {
  const at = '/adresseContact';
  const raw = readObject(found, form, 'adresseContact', at, KNOWN_CONTACT, !required);
  if (!raw) return undefined;
  const lines = readLines(found, raw, at);
  const codePostal = readText(found, raw, 'codePostal', `${at}/codePostal`, 12, false);
  const commune = readText(found, raw, 'commune', `${at}/commune`, LIMITS.label_chars_max, true);
  const pays = readText(found, raw, 'pays', `${at}/pays`, LIMITS.label_chars_max, false);
  if (!commune) return undefined;
  return { ...lines, ...(codePostal ? { codePostal } : {}), commune, ...(pays ? { pays } : {}) };
};
