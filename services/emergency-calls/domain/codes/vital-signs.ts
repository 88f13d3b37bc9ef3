import type { Text } from '#base/values/lang.ts';

/** A vital sign of an assessment (HubSante.signeVital), with the figures that are likely (domain §5; general knowledge). */
export type VitalSign = { code: string; label: Text; unit: string; likely: readonly [min: number, max: number] };

export const VITAL_SIGNS: readonly VitalSign[] = [
  { code: 'FREQUENCE_CARDIAQUE', label: { fr: 'Pouls', en: 'Pulse' }, unit: '/min', likely: [0, 300] },
  { code: 'PRESSION_ARTERIELLE', label: { fr: 'Tension', en: 'Blood pressure' }, unit: 'mmHg', likely: [30, 300] },
  { code: 'SATURATION_OXYGENE', label: { fr: 'SpO₂', en: 'SpO₂' }, unit: '%', likely: [0, 100] },
  { code: 'FREQUENCE_RESPIRATOIRE', label: { fr: 'Respiration', en: 'Breathing' }, unit: '/min', likely: [0, 80] },
  { code: 'GLASGOW', label: { fr: 'Glasgow', en: 'Glasgow' }, unit: '/15', likely: [3, 15] },
  { code: 'TEMPERATURE', label: { fr: 'Température', en: 'Temperature' }, unit: '°C', likely: [20, 45] },
  { code: 'HEMOGLOCOTEST', label: { fr: 'Glycémie', en: 'Blood glucose' }, unit: 'g/L', likely: [0.1, 6] },
];

/** A sign as it was told: text, because a blood pressure is two figures (`130/80`). */
export type VitalFact = { type: string; value: string };

const figuresOf = (value: string): number[] => value.split('/').map((part) => Number(part.trim().replace(',', '.')));

/**
 * Codes of signs whose figures are unlikely or no figures: a warning to look again, never a refusal. An empty value is none.
 */
export const unlikelySigns = (facts: readonly VitalFact[]): string[] => facts.flatMap(({ type, value }) => {
  const sign = VITAL_SIGNS.find(({ code }) => code === type);
  if (!sign || value.trim() === '') return [];
  const [min, max] = sign.likely;
  return figuresOf(value).every((figure) => figure >= min && figure <= max) ? [] : [type];
});
