import type { BreakdownRow } from '../../domain/indicators/breakdowns.ts';
import type { SettingName, Settings } from '../../domain/indicators/settings.ts';
import type { Span } from '../../domain/indicators/spans.ts';
import { askApi, inCentre } from '../kit/api-client.ts';

export type Figures = Readonly<Record<string, number | null>>;
export type Report = { at: number; settings: Settings; total: Figures; pieces: { from: number; figures: Figures }[];
  breakdowns: { id: string; rows: BreakdownRow[] }[] };

const asked = (centre: string, { from, to, step }: Span): string => `${inCentre(centre)}&du=${from}&au=${to}&pas=${step}`;

/** Indicators of a centre over a span. */
export const readReport = (centre: string, span: Span): Promise<Report> => askApi(`indicateurs?${asked(centre, span)}`);
/** Where the same is had as a table for a spreadsheet. */
export const csvAddress = (centre: string, span: Span): string => `/api/regulation/indicateurs.csv?${asked(centre, span)}`;
/** Sets a threshold of a centre. */
export const writeSetting = (centre: string, name: SettingName, value: number): Promise<{ settings: Settings }> =>
  askApi(`reglages/${name}?${inCentre(centre)}`, 'PUT', { value });
