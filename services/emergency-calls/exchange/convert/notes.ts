import type { Json, JsonObject } from '../schema/json.ts';
import { plainText } from './plain-text.ts';
import { textAt, type Making } from './tree.ts';

/** Words of people for the keys of a value that becomes a note. */
const KEY_WORDS: readonly (readonly [string, string])[] = [
  ['externalLocationId:', 'Identifiant(s) du lieu:\n'], ['source:', 'Type :'], ['value:', 'Valeur :'],
  ['freetext:', 'Informations complémentaires :'], ['rppsId:', 'Identifiant RPPS :'], ['firstName:', 'Prénom: '],
  ['lastName:', 'Nom :'], ['complete:', 'Nom complet :'], ['type:', ' - '], ['detail:', ''], ['contact:', 'Contact(s) :'],
  ['detailedName:', ''],
];

/** A value as text, its keys in words of people. */
export const noteText = (value: Json, words: readonly (readonly [string, string])[] = KEY_WORDS): string =>
  words.reduce((text, [key, word]) => text.replaceAll(key, word), plainText(value));

const ORGANISATION_PARTS = 3;

/**
 * Adds a medical note of nobody in particular (role AUTRE) to a case: what another version cannot say elsewhere must not be
 * lost. With a patient, the note is the patient's, and its id begins with the organisation of the patient's.
 */
export const addNote = (body: JsonObject, freetext: string, { newId }: Making, patient?: JsonObject): void => {
  const patientId = patient && (textAt(patient, 'patientId') ?? textAt(patient, 'idPat'));
  const organisation = patientId?.split('.').slice(0, ORGANISATION_PARTS).join('.') ?? textAt(body, 'owner') ?? organisationOf(body);
  const note: JsonObject = {
    ...(patientId === undefined ? {} : { patientId }), medicalNoteId: `${organisation}.medicalNote.${newId()}`, freetext,
    operator: { role: 'AUTRE' },
  };
  const notes = body['medicalNote'];
  body['medicalNote'] = [...Array.isArray(notes) ? notes : [], note];
};

/** An update may name no owner: the case id begins with who made it. */
const organisationOf = (body: JsonObject): string => (textAt(body, 'caseId') ?? '').split('.').slice(0, ORGANISATION_PARTS).join('.');
