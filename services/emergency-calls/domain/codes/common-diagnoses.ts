import type { Text } from '#base/values/lang.ts';
import type { Coded } from '../fields/field-kinds.ts';

/**
 * Main hypotheses that a regulating doctor writes most, by their code of the international classification (CIM-10): proposed, never the
 * only ones. The choice is ours (design); any other code is typed.
 */
export const COMMON_DIAGNOSES: readonly (Text & { code: string })[] = [
  { code: 'I46', fr: 'Arrêt cardiaque', en: 'Cardiac arrest' },
  { code: 'I21', fr: 'Infarctus du myocarde', en: 'Myocardial infarction' },
  { code: 'I20.0', fr: 'Angor instable', en: 'Unstable angina' },
  { code: 'R07.4', fr: 'Douleur thoracique', en: 'Chest pain' },
  { code: 'I64', fr: 'Accident vasculaire cérébral', en: 'Stroke' },
  { code: 'I50', fr: 'Insuffisance cardiaque', en: 'Heart failure' },
  { code: 'I26', fr: 'Embolie pulmonaire', en: 'Pulmonary embolism' },
  { code: 'R55', fr: 'Malaise, syncope', en: 'Faint, syncope' },
  { code: 'G40', fr: 'Épilepsie, convulsions', en: 'Epilepsy, seizure' },
  { code: 'R40.2', fr: 'Coma', en: 'Coma' },
  { code: 'J96', fr: 'Insuffisance respiratoire', en: 'Respiratory failure' },
  { code: 'J45', fr: 'Asthme', en: 'Asthma' },
  { code: 'J18', fr: 'Pneumopathie', en: 'Pneumonia' },
  { code: 'A41.9', fr: 'Sepsis', en: 'Sepsis' },
  { code: 'T78.2', fr: 'Choc anaphylactique', en: 'Anaphylactic shock' },
  { code: 'E16.2', fr: 'Hypoglycémie', en: 'Hypoglycaemia' },
  { code: 'R10', fr: 'Douleur abdominale', en: 'Abdominal pain' },
  { code: 'K92.2', fr: 'Hémorragie digestive', en: 'Gastrointestinal bleeding' },
  { code: 'N23', fr: 'Colique néphrétique', en: 'Renal colic' },
  { code: 'R50.9', fr: 'Fièvre', en: 'Fever' },
  { code: 'T50.9', fr: 'Intoxication médicamenteuse', en: 'Drug poisoning' },
  { code: 'F10', fr: 'Alcoolisation', en: 'Alcohol intoxication' },
  { code: 'F41', fr: 'Crise d’angoisse', en: 'Anxiety attack' },
  { code: 'T07', fr: 'Polytraumatisme', en: 'Multiple injuries' },
  { code: 'S06.0', fr: 'Traumatisme crânien', en: 'Head injury' },
  { code: 'S72', fr: 'Fracture du fémur', en: 'Fracture of the femur' },
  { code: 'O80', fr: 'Accouchement', en: 'Delivery' },
];

/** Illness whose cause is not known or not said: what words alone are kept under. */
const UNSPECIFIED = 'R69';
const CIM10 = /^([A-Za-z]\d{2}(?:\.[\d+-]{1,3})?)(?:\s+|$)/;

/** What is typed, as the field keeps it: a code of the classification first, then its words; words alone are of an illness unspecified. */
export const diagnosisOf = (text: string): Coded | null => {
  if (text.trim() === '') return null;
  const [typed, code] = CIM10.exec(text) ?? [];
  return code === undefined ? { code: UNSPECIFIED, label: text } : { code: code.toUpperCase(), label: text.slice(typed!.length) || code };
};
