import type { Text } from '#base/values/lang.ts';

/** Sets of data that are open to everybody (§6.7): aggregates, the calendar, the polling stations. */
export const DATA_SETS = {
  demandes: { path: '/v1/voter-registration/open-data/requests', label: {
    fr: 'Personnes ayant déposé une demande, par commune et par jour (11 au moins)',
    en: 'People who filed a request, by municipality and day (11 at least)' } },
  calendrier: { path: '/v1/voter-registration/calendar', label: {
    fr: 'Calendrier des scrutins et des clôtures', en: 'Calendar of ballots and closings' } },
  bureaux: { path: '/v1/voter-registration/open-data/stations', label: {
    fr: 'Bureaux de vote d’une commune et leurs périmètres', en: 'Polling stations of a municipality and their perimeters' } },
} as const satisfies Record<string, { path: string; label: Text }>;

export type DataSet = keyof typeof DATA_SETS;
