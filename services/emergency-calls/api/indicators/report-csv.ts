import { toRfc3339 } from '#base/values/instant.ts';
import type { Lang } from '#base/values/lang.ts';
import { FIGURES } from '../../domain/indicators/figures.ts';
import type { Report } from './report.ts';

const START = { fr: 'Début', en: 'Start' };
const UNIT = { '%': '%', s: 's', count: '', ratio: '' } as const;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const named = (label: string, unit: string): string => quoted(unit === '' ? label : `${label} (${unit})`);
const written = (value: number | null | undefined): string => (value == null ? '' : String(Math.round(value * 1_000) / 1_000));

/** A report as a table for a spreadsheet (RFC 4180): a line a piece; empty where nothing can be said. */
export const reportCsv = ({ pieces }: Report, lang: Lang): string => [
  [quoted(START[lang]), ...FIGURES.map(({ label, unit }) => named(label[lang], UNIT[unit]))].join(','),
  ...pieces.map(({ from, figures }) => [toRfc3339(from), ...FIGURES.map(({ id }) => written(figures[id]))].join(',')),
].map((line) => `${line}\r\n`).join('');
