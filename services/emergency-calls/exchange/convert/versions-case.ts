import { codesOf } from '../codes/code-lists.ts';
import type { JsonObject } from '../schema/json.ts';
import { writeTime } from '../schema/read-time.ts';
import { TEXT_CHECKS } from '../schema/text-checks.ts';
import { addNote, noteText } from './notes.ts';
import { dropAt, listAt, mapAt, move, putAt, reversed, textAt, valueAt, type CodeMap, type Making } from './tree.ts';
import type { Steps } from './versions.ts';

const CONTACTS = ['initialAlert.caller.callerContact', 'initialAlert.caller.callbackContact'];
const numbered = (from: string, to: string, count: number): CodeMap =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${from}.0${i}`, `${to}.0${i}`]));

const SEX_V1_V2: CodeMap = { MASC: 'M', FEM: 'F', AUTRE: 'O', INCONNU: 'UN' };
const FACT_V1_V2 = numbered('C02.15', 'C02.16', 4);
const FACT_V2_V1 = { ...numbered('C02.15', 'C02.14', 7), ...numbered('C02.16', 'C02.15', 4) };
const LANGUAGE_V1_V2: CodeMap = { FR: 'fr', GB: 'en', AU: 'en', CA: 'en', US: 'en', DE: 'de', IT: 'it', ES: 'es' };
/** v1 writes the last part alone, but for families and for what it had no code for. */
const ATTRIBUTION_V2_V1: CodeMap = {
  ...Object.fromEntries([...codesOf('attribution')].map((code) => [code, code.split('.').at(-1)!])),
  'DRM.MRU': 'DRMMRU', 'DRM.MRL': 'DRMMRL', 'DRM.SPE': 'DRM', 'DRM.SPE.OBST': 'DRM', 'DR.DREG.DRDAC': 'DR',
};
const ATTRIBUTION_V1_V2: CodeMap = { ...reversed(ATTRIBUTION_V2_V1), DRM: 'DRM', DR: 'DR', D: 'D' };
const CALLER_V1_V2: CodeMap = {
  MEDSOS: 'MED.MEDSOS', MRL: 'MED.MRL', EFFML: 'MED.EFFML', INF: 'SANTE.INF', AIDESOIN: 'SANTE.AIDESOIN', SF: 'SANTE.SF',
  AIDEDOM: 'SANTE.AIDEDOM',
};
const toFamily = (codes: readonly string[], family: string): CodeMap => Object.fromEntries(codes.map((code) => [code, family]));
const CALLER_V2_V1: CodeMap = {
  ...toFamily(['AMBULANC.AASC', 'AMBULANC.AUTRESEC'], 'AMBULANC'),
  ...toFamily(['SANTE.PHARMA', 'SANTE.DENTISTE', 'SANTE.LABO'], 'SANTE'),
  ...toFamily(['FDO-MILI.POL', 'FDO-MILI.GENDARM', 'FDO-MILI.MILI'], 'FDO-MILI'),
};
const RESOURCE_V2_V1: CodeMap = Object.fromEntries([...codesOf('typeRessource')].map((code) => {
  const family = code.split('.')[0]!;
  return [code, family === 'LIBERAL' ? 'LIB' : family];
}));

const INTERVENTION_V3_V2: CodeMap = { T1: 'PRIMAIRE', 'T2-INTER': 'SECONDAIRE', 'T2-INTRA': 'SECONDAIRE', T3: 'RETOUR A DOMICILE' };
const ORIGIN_V2_V3: CodeMap = { 18: 'CTA-CONF', 17: 'FDO' };
const ORIGINS_OF_V2 = ['15', '116117', '112', 'CTA-CONF', 'FDO'];
/** The blanks and the comma are those of the published v2 lists. */
const STATUS_V3_V2: CodeMap = { PROGRAM: 'PROGRAMME', ACTIF: ' ACTIF' };
const CHANNEL_V3_V2: CodeMap = { DEFIBRILLATEUR: 'DEFIBRILLATEUR, ' };
const RESOURCE_V3_V2: CodeMap = { TSU: 'TSU ' };

const note = (body: JsonObject, from: JsonObject, path: string, label: string, making: Making, patient?: JsonObject): void => {
  const value = valueAt(from, path);
  if (value !== undefined) addNote(body, label + noteText(value), making, patient);
};

const ofPatients = (body: JsonObject): JsonObject[] => ['patient', 'decision', 'medicalNote'].flatMap((key) => listAt(body, key));

const language = (body: JsonObject, codes: CodeMap, { at }: Making): void => {
  const said = textAt(body, 'initialAlert.caller.language');
  if (said === undefined) return;
  if (Object.hasOwn(codes, said)) return mapAt(body, 'initialAlert.caller.language', codes);
  const notes = listAt(body, 'initialAlert.notes');
  putAt(body, 'initialAlert.notes', [...notes, { freetext: `Langue du requérant: ${said}`, creation: writeTime(at, 'UTC') }]);
  dropAt(body, 'initialAlert.caller.language');
};

const DIAGNOSES = [['otherDiagnosis', 'Diagnostique(s) secondaire(s) : '], ['mainDiagnosis', 'Diagnostique principal : ']] as const;

/** v1 codes diagnoses as it likes; v2 takes ICD-10 only, so others become notes of the patient. */
const checkDiagnoses = (body: JsonObject, patient: JsonObject, making: Making): void => {
  for (const [key, label] of DIAGNOSES) {
    const path = `hypothesis.${key}`;
    const value = valueAt(patient, path);
    const all = Array.isArray(value) ? listAt(patient, path) : value === undefined ? [] : [value as JsonObject];
    const right = all.filter((one) => TEXT_CHECKS['cim10']!.test(textAt(one, 'code') ?? ''));
    for (const wrong of all.filter((one) => !right.includes(one))) addNote(body, label + noteText(wrong), making, patient);
    if (right.length === all.length) continue;
    if (right.length && Array.isArray(value)) putAt(patient, path, right);
    else dropAt(patient, path);
  }
};

const up12 = (body: JsonObject, making: Making): void => {
  mapAt(body, 'qualification.whatsHappen.code', FACT_V1_V2);
  mapAt(body, 'qualification.details.attribution', ATTRIBUTION_V1_V2);
  mapAt(body, 'initialAlert.caller.type', CALLER_V1_V2);
  language(body, LANGUAGE_V1_V2, making);
  for (const one of ofPatients(body)) move(one, 'idPat', 'patientId');
  for (const one of listAt(body, 'medicalNote')) move(one, 'idObs', 'medicalNoteId');
  for (const one of listAt(body, 'decision')) {
    mapAt(one, 'resourceType', { LIB: 'LIBERAL' });
    dropAt(one, 'vehiculeType');
  }
  for (const patient of listAt(body, 'patient')) {
    mapAt(patient, 'identity.strictFeatures.sex', SEX_V1_V2);
    checkDiagnoses(body, patient, making);
  }
  move(body, 'location.geometry.obsDatime', 'location.geometry.datetime');
};

const TO_NOTES_OF_V1 = [
  ['detail.treatment', 'Traitements : '], ['detail.medicalHistory', 'Antécédents : '],
  ['administrativeFile.generalPractitioner', 'Médecin traitant : '],
] as const;

const down21 = (body: JsonObject, making: Making): void => {
  mapAt(body, 'qualification.whatsHappen.code', FACT_V2_V1);
  mapAt(body, 'qualification.details.attribution', ATTRIBUTION_V2_V1);
  mapAt(body, 'initialAlert.caller.type', CALLER_V2_V1);
  for (const contact of CONTACTS) mapAt(body, `${contact}.type`, { MSS: 'EMAIL' });
  language(body, reversed(LANGUAGE_V1_V2), making);
  for (const patient of listAt(body, 'patient')) {
    mapAt(patient, 'identity.strictFeatures.sex', reversed(SEX_V1_V2));
    for (const contact of listAt(patient, 'administrativeFile.generalPractitioner.contact')) mapAt(contact, 'type', { MSS: 'EMAIL' });
    for (const [path, label] of TO_NOTES_OF_V1) {
      note(body, patient, path, label, making, patient);
      dropAt(patient, path);
    }
  }
  for (const decision of listAt(body, 'decision')) mapAt(decision, 'resourceType', RESOURCE_V2_V1);
  for (const one of ofPatients(body)) move(one, 'patientId', 'idPat');
  for (const one of listAt(body, 'medicalNote')) move(one, 'medicalNoteId', 'idObs');
  move(body, 'location.geometry.datetime', 'location.geometry.obsDatime');
};

/** Ids of a source that the other version does not know become notes of the patient. */
const externalIds = (body: JsonObject, patient: JsonObject, source: string, label: string, making: Making): void => {
  const all = listAt(patient, 'administrativeFile.externalId');
  if (!all.length) return;
  const foreign = all.filter((one) => one['source'] === source);
  for (const one of foreign) addNote(body, label + noteText(one), making, patient);
  putAt(patient, 'administrativeFile.externalId', all.filter((one) => !foreign.includes(one)));
};

const up23 = (body: JsonObject, making: Making): void => {
  mapAt(body, 'interventionType', reversed(INTERVENTION_V3_V2));
  mapAt(body, 'qualification.origin', ORIGIN_V2_V3);
  mapAt(body, 'qualification.details.status', reversed(STATUS_V3_V2));
  for (const contact of CONTACTS) mapAt(body, `${contact}.channel`, reversed(CHANNEL_V3_V2));
  for (const patient of listAt(body, 'patient')) {
    note(body, patient, 'healthMotive', 'Motif de recours médico-secouriste : ', making, patient);
    dropAt(patient, 'healthMotive');
    externalIds(body, patient, 'SI-VIC', 'Identifiant(s) patient(s) : ', making);
  }
  for (const decision of listAt(body, 'decision')) mapAt(decision, 'resourceType', reversed(RESOURCE_V3_V2));
};

const DEFAULTS_OF_V2 = [
  ['whatsHappen', 'fait', 'C11.06.00', 'Autre nature de fait'], ['locationKind', 'lieu', 'L07.01.00', 'Autre lieu d\'intervention'],
  ['healthMotive', 'motif', 'M06.04', 'Autre motif'],
] as const;

/** v2 knows the codes of its list only: a newer one becomes its family, or the code for anything else and a note. */
const knownCodes = (body: JsonObject, making: Making): void => {
  const risks = listAt(body, 'qualification.riskThreat');
  const unknown = risks.filter((risk) => !codesOf('risque').has(textAt(risk, 'code') ?? ''));
  for (const risk of unknown) addNote(body, `Risque, menace et sensibilité : ${noteText(risk)}`, making);
  if (unknown.length === risks.length) dropAt(body, 'qualification.riskThreat');
  else putAt(body, 'qualification.riskThreat', risks.filter((risk) => !unknown.includes(risk)));
  for (const [key, list, code, label] of DEFAULTS_OF_V2) {
    const path = `qualification.${key}`;
    const said = textAt(body, `${path}.code`);
    if (said === undefined || codesOf(list).has(said)) continue;
    const family = [...said.split('.').slice(0, -1), '00'].join('.');
    if (codesOf(list).has(family)) putAt(body, `${path}.code`, family);
    else {
      note(body, body, `${path}.label`, 'Identifiant(s) patient(s) : ', making);
      putAt(body, path, { code, label });
    }
  }
};

const down32 = (body: JsonObject, making: Making): void => {
  const roles = listAt(body, 'medicalNote');
  const origin = textAt(body, 'qualification.origin');
  if (origin !== undefined && !ORIGINS_OF_V2.includes(origin)) {
    note(body, body, 'qualification.origin', 'Origine de l`appel : ', making);
    dropAt(body, 'qualification.origin');
  }
  mapAt(body, 'qualification.origin', reversed(ORIGIN_V2_V3));
  mapAt(body, 'interventionType', INTERVENTION_V3_V2);
  mapAt(body, 'qualification.details.status', STATUS_V3_V2);
  mapAt(body, 'qualification.details.attribution', { 'DRM.SPE.AUTRESPE': 'DRM.SPE' });
  for (const contact of CONTACTS) mapAt(body, `${contact}.channel`, CHANNEL_V3_V2);
  if (textAt(body, 'interventionType') === 'T4') {
    note(body, body, 'interventionType', 'Type d`intervention : RAPAT/EVASAN - ', making);
    dropAt(body, 'interventionType');
  }
  knownCodes(body, making);
  for (const patient of listAt(body, 'patient')) externalIds(body, patient, 'AUTRE', 'Type de l`identifiant fourni : ', making);
  for (const one of roles) mapAt(one, 'operator.role', { PILOTE: 'AUTRE', TCM: 'AUTRE' });
  for (const decision of listAt(body, 'decision')) {
    mapAt(decision, 'orientationType', { 'REA-USI': 'AUTRE' });
    mapAt(decision, 'resourceType', RESOURCE_V3_V2);
    note(body, decision, 'destination', 'Destination : ', making);
    dropAt(decision, 'destination');
  }
};

/** What a case may not be without, whatever was taken out of it. */
const PARTS = ['qualification', 'location'] as const;

const whole = (step: Steps['v1v2']): Steps['v1v2'] => (body, making) => {
  const had = PARTS.filter((part) => body[part] !== undefined);
  step(body, making);
  for (const part of had) body[part] ??= {};
};

const steps: Steps = { v1v2: up12, v2v1: down21, v2v3: up23, v3v2: down32 };
const wholeSteps: Steps = { v1v2: whole(up12), v2v1: whole(down21), v2v3: whole(up23), v3v2: whole(down32) };

/** Changes of cases and their updates. Source: converter of the published models. */
export const CASE_STEPS: Readonly<Record<string, Steps>> = { createCaseHealth: wholeSteps, createCaseHealthUpdate: steps };
