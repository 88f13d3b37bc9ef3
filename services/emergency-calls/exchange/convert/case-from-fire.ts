import { isObject, type Json, type JsonObject } from '../schema/json.ts';
import { addNote, noteText } from './notes.ts';
import { dropAt, listAt, putAt, textAt, valueAt, type Making } from './tree.ts';

/** What the fire model says and the health model does not. */
const FIRE_ONLY = [
  'qualification.victims', 'referenceVersion', 'freetext', 'location.geometry.point.coord.heading',
  'location.geometry.point.coord.speed', 'location.geometry.sketch', 'location.country', 'location.locID', 'location.locLabel',
  'location.city.detail', 'initialAlert.id', 'initialAlert.attachment', 'initialAlert.reporting', 'initialAlert.qualification',
  'initialAlert.location', 'initialAlert.callTaker', 'newAlert',
];

/** Written into the notes of the alert, each behind its words. */
const TO_ALERT_NOTES = [
  ['initialAlert.attachment', 'Pièces jointes :'], ['initialAlert.callTaker', 'Contact de l\'opérateur SIS :'], ['freetext', ''],
  ['newAlert', 'Nouvelles alertes :'],
] as const;

const VICTIM_WORDS = [
  ['freetext:', 'Commentaire général :'], ['mainVictim:', 'Victime principale :'], ['count:', 'Nombre de victimes :'],
] as const;

/** Kept as pairs too; the model holds three, which these are. */
const TO_PAIRS = [
  ['qualification.victims.count', 'qualification.victims.count', 'Nombre de patients-victimes'],
  ['qualification.victims.mainVictim', 'qualification.victims.mainVictim', 'Type du patient-victime principal'],
  ['initialAlert.callTaker.organization', 'initialalert.calltaker.organization', 'Identifiant SDIS'],
] as const;

/** All texts inside a value, one after the other. */
const textsIn = (value: Json): string => {
  if (typeof value === 'string') return ` ${value}`;
  if (Array.isArray(value)) return value.map(textsIn).join('');
  return isObject(value) ? Object.values(value).map(textsIn).join('') : '';
};

/**
 * RS-EDA from RC-EDA: the case in our model, owned by `recipient`; what only the fire model has a field for is kept in notes
 * and pairs, so that nothing is lost. `sender` is the client id of the fire service.
 */
export const caseFromFire = (fire: JsonObject, sender: string, recipient: string, making: Making): JsonObject => {
  const health = structuredClone(fire);
  const detail = textAt(fire, 'location.city.detail');
  const freetext = textAt(fire, 'location.freetext') ?? '';
  putAt(health, 'location.freetext', detail === undefined ? freetext : `${freetext}\nDétails de commune : ${detail}`);
  const reporting = textAt(fire, 'initialAlert.reporting');
  if (reporting !== undefined) putAt(health, 'qualification.details.priority', reporting === 'ATTENTION' ? 'P0' : 'P2');
  const said = TO_ALERT_NOTES.flatMap(([path, label]) => {
    const value = valueAt(fire, path);
    return value === undefined ? [] : [label + textsIn(value)];
  });
  if (isObject(fire['initialAlert'])) noteAlert(health, said);
  const owned = { ...health, owner: sender };
  if (!isObject(fire['initialAlert'])) for (const text of said) addNote(owned, text.trim(), making);
  const victims = valueAt(fire, 'qualification.victims');
  if (victims !== undefined) addNote(owned, noteText(victims, VICTIM_WORDS), making);
  pairUp(owned, fire);
  for (const path of FIRE_ONLY) dropAt(owned, path);
  return { ...owned, owner: recipient };
};

/** Notes of the alert become one text, in their order; a note without text stays. */
const noteAlert = (health: JsonObject, said: readonly string[]): void => {
  const notes = listAt(health, 'initialAlert.notes');
  const texts = [...notes.flatMap(({ freetext }) => typeof freetext === 'string' ? [freetext] : []), ...said];
  const silent = notes.filter((note) => note['freetext'] === undefined);
  if (texts.length || silent.length) {
    putAt(health, 'initialAlert.notes', [...texts.length ? [{ freetext: texts.join('; ') }] : [], ...silent]);
  }
};

const pairUp = (health: JsonObject, fire: JsonObject): void => {
  const pairs = TO_PAIRS.flatMap(([path, key, label]) => {
    const value = textAt(fire, path);
    return value === undefined ? [] : [{ key, value, label }];
  });
  if (pairs.length || listAt(fire, 'additionalInformation.customMap').length) putAt(health, 'additionalInformation.customMap', pairs);
};
