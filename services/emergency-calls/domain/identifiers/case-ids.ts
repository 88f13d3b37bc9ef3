/**
 * Identifiers of exchanged objects (domain §3, §6). The published patterns of a case and an owner can hold a server for
 * seconds (nested repetition); these checks accept exactly the same texts in one pass.
 */
const ALPHABET = /^[A-Za-z0-9_.-]+$/;
const ID_CHARS_MAX = 128;
const LETTERS_MIN = 4;

const dotted = (text: string, partsMax: number): boolean => {
  if (text.length > ID_CHARS_MAX || !ALPHABET.test(text) || text.startsWith('.') || text.includes('..')) return false;
  const parts = text.split('.');
  const filled = parts.at(-1) === '' ? parts.length - 1 : parts.length;
  return filled <= partsMax && text.length - (parts.length - 1) >= LETTERS_MIN;
};

/** Is it a case identifier by the published pattern? */
export const isCaseId = (text: string): boolean => dotted(text, 10);

/** Is it an organisation (owner of a case) by the published pattern? */
export const isOrganisation = (text: string): boolean => dotted(text, 9);

const CLIENT = /^[a-z]{2}(\.[a-zA-Z0-9_-]{1,40}){2,6}$/;

/** Is it the id of a client of the hub: `fr.health.samu770`? */
export const isClientId = (text: string): boolean => CLIENT.test(text);

/** The case identifier that its creator makes, once: `fr.health.samu770.DRFR157702400400055`. */
export const caseIdOf = (organisation: string, senderCaseId: string): string => `${organisation}.${senderCaseId}`;

/** `{organisation}.{sort}.{id}`: patients, resources, requests and notes. */
export const objectId = (organisation: string, sort: 'patient' | 'resource' | 'request' | 'medicalNote' | 'mission', id: string): string =>
  `${organisation}.${sort}.${id}`;

/** The organisation of a centre: `fr.health.samu770` for the CRRA `770`. */
export const organisationOf = (centre: string): string => `fr.health.samu${centre}`;

/** Health partners are `fr.health.…`; fire, police and others have a domain of their own. */
export const isHealth = (clientId: string): boolean => clientId.split('.')[1] === 'health';

/** The centre of a health organisation, or `undefined` for any other. */
export const centreOf = (organisation: string): string | undefined => /^fr\.health\.samu([0-9A-Z]{3})$/.exec(organisation)?.[1];
