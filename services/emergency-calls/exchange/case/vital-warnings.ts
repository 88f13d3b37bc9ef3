import type { JsonObject } from '../schema/json.ts';

type Bounds = { low: number; high: number; unit: string };

/** What a living body shows, widely taken; outside it somebody probably mistyped. Thresholds of the field (domain §5). */
const BOUNDS: Readonly<Record<string, Bounds>> = {
  FREQUENCE_CARDIAQUE: { low: 0, high: 300, unit: '/min' }, SATURATION_OXYGENE: { low: 0, high: 100, unit: '%' },
  FREQUENCE_RESPIRATOIRE: { low: 0, high: 80, unit: '/min' }, TEMPERATURE: { low: 20, high: 45, unit: '°C' },
  GLASGOW: { low: 3, high: 15, unit: '' }, HEMOGLOCOTEST: { low: 0.1, high: 6, unit: 'g/L' },
};

const NUMBERS = /\d+(?:[.,]\d+)?/g;
const WARNING_CHARS_MAX = 80;

const figuresIn = (text: string): number[] => (text.slice(0, 200).match(NUMBERS) ?? []).map((one) => Number(one.replace(',', '.')));

/**
 * Warnings for unlikely vital signs of an assessment (RS-BPV `evaluation.parameter`), one line each; never a refusal. Values are
 * free texts (`110-120`, `12/mn`): each figure that begins a range is looked at.
 */
export const vitalWarnings = (parameters: readonly JsonObject[]): string[] => parameters.flatMap(({ type, value }) => {
  const bounds = BOUNDS[String(type)];
  if (!bounds) return [];
  const wrong = figuresIn(String(value)).slice(0, 2).find((one) => one < bounds.low || one > bounds.high);
  return wrong === undefined ? []
    : [`${String(type)} ${wrong} ${bounds.unit} (${bounds.low}–${bounds.high})`.slice(0, WARNING_CHARS_MAX)];
});
