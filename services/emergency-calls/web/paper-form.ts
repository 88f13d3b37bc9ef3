import type { Lang } from '#base/values/lang.ts';
import { escapeHtml } from '#base/values/escape-html.ts';
import { fieldOf } from '../domain/fields/case-fields.ts';

const TITLE = { fr: 'Fiche d’appel — secours papier', en: 'Call form — when all else fails' };
const NUMBER = { fr: 'Numéro (à reporter au retour)', en: 'Number (to be entered later)' };
const TIME = { fr: 'Jour, heure, assistant', en: 'Day, time, call taker' };
const PRIORITY = { fr: 'Priorité : P0 ☐  P1 ☐  P2 ☐  P3 ☐', en: 'Priority: P0 ☐  P1 ☐  P2 ☐  P3 ☐' };
const SENT = { fr: 'Moyens engagés et heures (départ, arrivée, bilan, destination)',
  en: 'Vehicles and times (left, on scene, report, destination)' };
const FIELDS = ['location.detailedAddress.complete', 'location.city', 'location.access.floor', 'initialAlert.caller.callerContact',
  'qualification.healthMotive', 'initialAlert.notes', 'freetext'];

/** The form to print while there is still a printer: the fields of the screen, in its order. */
export const paperForm = (lang: Lang): string => {
  const rows = [NUMBER[lang], TIME[lang], ...FIELDS.map((path) => fieldOf(path)!.label[lang]), PRIORITY[lang], SENT[lang]];
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${TITLE[lang]}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>${TITLE[lang]}</h1>
${rows.map((label) => `<h2>${escapeHtml(label)}</h2><hr><br><hr><br>`).join('')}</main></body></html>`;
};
