import type { JsonObject } from '../schema/json.ts';
import { writeTime } from '../schema/read-time.ts';
import { pick, words, type Allowed } from './pick.ts';
import { listAt, textAt, valueAt, type Making } from './tree.ts';

const CODE = words('code label');
const CONTACT = words('channel type detail');

const LOCATION: Allowed = {
  ...words('name freetext'), externalLocationId: words('source value'),
  detailedAddress: { ...words('complete number'), wayName: words('complete type name') }, city: words('name inseeCode'),
  access: words('floor roomNumber interphone accessCode elevator buildingName entrance entity phoneNumber'),
  geometry: { datetime: true, point: { coord: words('lat lon height precision') } }, externalInfo: words('freetext type uri'),
};

/**
 * The only paths of a health case that leave for fire and police: what happens, where, who called. No identity, note,
 * decision, diagnosis, priority or care level of a patient passes, whatever a case may hold one day.
 * Source: conversion RS-EDA → RC-EDA as published, read as an allow-list.
 */
export const CASE_TO_FIRE: Allowed = {
  ...words('caseId senderCaseId creation'),
  qualification: { riskThreat: CODE, whatsHappen: CODE, locationKind: CODE, healthMotive: CODE },
  location: LOCATION,
  initialAlert: {
    notes: words('creation freetext'),
    caller: {
      ...words('language type communication freetext'), callerContact: CONTACT, callbackContact: CONTACT,
      detailedName: words('complete lastName firstName'),
    },
  },
  additionalInformation: { customMap: words('key label value freetext') },
};

const REFERENCE_VERSION = '2.0';
const UNKNOWN_FACT: JsonObject = { code: 'C11.06.00', label: 'Autre nature de fait' };
const URGENT = ['P0', 'P1'];
const DOMAIN = 'fr.health.';

const victimCount = (patients: number): string =>
  patients <= 1 ? String(patients) : patients < 5 ? 'PLUSIEURS' : 'BEAUCOUP';

/** `YYYYMMDDhhmmss` of an instant, for the ids that the fire model asks for. */
const compactTime = (at: number): string => writeTime(at).slice(0, 19).replaceAll(/[-T:]/g, '');

const withInfoTypes = (location: JsonObject): JsonObject => {
  const externalInfo = listAt(location, 'externalInfo').map((info) => ({ ...info, type: info['type'] ?? 'AUTRE' }));
  return externalInfo.length ? { ...location, externalInfo } : location;
};

/**
 * RC-EDA from RS-EDA: a new case made of the allowed paths, with what the fire model needs beside (place id, country, count
 * of victims, who took the call). `sender` is the client id of the centre; ids differ at each call.
 */
export const caseToFire = (health: JsonObject, sender: string, { at, newId }: Making): JsonObject => {
  const { qualification = {}, location = {}, initialAlert, ...rest } = pick(health, CASE_TO_FIRE);
  const unique = `${compactTime(at)}-${newId()}`;
  const place: JsonObject = { ...withInfoTypes(location as JsonObject), locID: `LOC-${unique}`, country: 'FR' };
  const facts: JsonObject = {
    whatsHappen: UNKNOWN_FACT, ...qualification as JsonObject, victims: { count: victimCount(listAt(health, 'patient').length) },
  };
  const fire: JsonObject = { ...rest, referenceVersion: REFERENCE_VERSION, qualification: facts, location: place };
  if (initialAlert === undefined) return fire;
  return {
    ...fire,
    initialAlert: {
      ...initialAlert as JsonObject, id: `INAL-${unique}`, reception: valueAt(health, 'creation')!,
      reporting: URGENT.includes(textAt(health, 'qualification.details.priority') ?? '') ? 'ATTENTION' : 'STANDARD',
      callTaker: { organization: sender, controlRoom: `CRRA ${sender.slice(DOMAIN.length)}` },
      qualification: facts, location: place,
    },
  };
};
