import { isObject, type Json, type JsonObject } from '../schema/json.ts';

/** A word of a diagnosis found in a text that is about to leave for fire or police. */
export type DiagnosisWarning = { path: string; word: string };

/** Stems of diagnoses, treatments and results, without accents. Symptoms that a rescuer must know are left out. */
const STEMS = [
  'avc', 'infarctus', 'idm', 'sca', 'embolie', 'phlebite', 'septic', 'sepsis', 'meningit', 'encephalit', 'epilep', 'comitial',
  'diabet', 'insulin', 'hypoglyc', 'hyperglyc', 'cancer', 'tumeur', 'metasta', 'leucem', 'lymphom', 'chimiotherap', 'radiotherap',
  'palliati', 'vih', 'sida', 'hepatit', 'tubercul', 'syphilis', 'ist', 'mst', 'covid', 'grippe', 'pneumopath', 'pneumonie', 'bpco',
  'asthm', 'cirrhos', 'pancreatit', 'appendicit', 'peritonit', 'occlusion', 'dialys', 'greffe', 'transplant', 'schizophren',
  'bipolair', 'depressi', 'psychot', 'psychos', 'demence', 'alzheimer', 'parkinson', 'sclerose', 'autis', 'toxicoman', 'heroin',
  'cocain', 'methadone', 'subutex', 'alcooliq', 'sevrage', 'anticoagul', 'antidepress', 'neurolept', 'benzodiaz', 'morphin',
  'traitement', 'antecedent', 'atcd', 'diagnosti', 'hypothese', 'grossesse', 'enceinte', 'ivg', 'fausse-couche', 'extra-uterine',
  'gcs', 'glasgow', 'troponine', 'glycemie', 'inr', 'ecg', 'cim-10', 'cim10',
] as const;

/** Stems that stand for themselves only: `ist` must not be found in `artiste`, nor `sca` in `escalier`. */
const WHOLE_CHARS_MAX = 4;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}-]*/gu;
const ICD = /^[A-Z]\d{2}\.\d[\d+-]{0,2}$/;
const WARNINGS_MAX = 50;

const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const isDiagnosis = (word: string): boolean => {
  const bare = plain(word);
  return STEMS.some((stem) => stem.length <= WHOLE_CHARS_MAX ? bare === stem : bare.startsWith(stem));
};

/** Words of a diagnosis in one text, in their order. */
export const diagnosisWordsIn = (text: string): string[] => [
  ...[...text.matchAll(WORD)].map(([word]) => word).filter(isDiagnosis),
  ...text.split(/[\s,;()]+/).filter((word) => ICD.test(word)),
];

/** Keys whose texts people write; codes, ids and labels of lists are not looked at. */
const FREE = new Set(['freetext', 'value', 'notes', 'name', 'complete', 'entity', 'errorCause']);

/**
 * Looks into the free texts of what is about to leave: the hub cannot filter them, so the sender's screen shows each word
 * and its place, and the choice to send is logged. Nothing is cut or changed.
 */
export const diagnosisWarnings = (leaving: JsonObject): DiagnosisWarning[] => {
  const found: DiagnosisWarning[] = [];
  const look = (value: Json, path: string, key: string): void => {
    if (found.length >= WARNINGS_MAX) return;
    if (typeof value === 'string') {
      if (FREE.has(key)) found.push(...diagnosisWordsIn(value).map((word) => ({ path, word })));
    } else if (Array.isArray(value)) value.forEach((one, i) => { look(one, `${path}[${i}]`, key); });
    else if (isObject(value)) for (const [name, inner] of Object.entries(value)) look(inner, `${path}.${name}`, name);
  };
  look(leaving, '$', '');
  return found.slice(0, WARNINGS_MAX);
};
