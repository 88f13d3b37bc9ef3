import { html, type Html, type HtmlValue } from '#base/values/html.ts';
import type { Lang } from '#base/values/lang.ts';
import { paperWords } from './paper-words.ts';

type Word = Parameters<typeof paperWords>[1];
type Words = (word: Word) => string;

const LINES = ['15', '112', '116117', '18', '17'] as const;
const PRIORITIES = [['P0', 'vital'], ['P1', 'urgent'], ['P2', 'notUrgent'], ['P3', 'deferred']] as const;
const CALLERS = ['themselves', 'family', 'witness', 'carer', 'rescuer'] as const;
const SIGNS = ['chest', 'stroke', 'breath', 'faint', 'fit', 'injury', 'bleeding', 'poison', 'birth', 'mind'] as const;
const RISKS = ['fire', 'weapon', 'trapped', 'contagious', 'many'] as const;
const LEVELS = ['R1', 'R2', 'R3', 'R4'] as const;
const DECISIONS = ['advice', 'prescription', 'send', 'nothing'] as const;
const STEPS = ['vehicle', 'engaged', 'left', 'scene', 'report', 'transport', 'arrived', 'free'] as const;
const VITALS = ['takenAt', 'pulse', 'pressure', 'oxygen', 'rate', 'warmth', 'sugar', 'glasgow'] as const;
const TOLD = ['18', '17', 'SMUR', 'CODIS'] as const;
const ROWS = { vehicles: 5, reports: 3 } as const;

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const tick = (text: string): Html => html`<span class="pf-tick">${text}</span>`;
/** A label over a place to write; `wide` in columns of twelve. */
const box = (label: string, wide: number, tall = 1): Html =>
  html`<div class="pf-box pf-w${wide} pf-t${tall}"><span>${label}</span></div>`;
const hour = (label: string): Html => html`<span class="pf-hour">${label} <i></i> h <i></i></span>`;
const part = (title: string, body: Html): Html => html`<section><h2>${title}</h2><div class="pf-grid">${body}</div></section>`;
const row = (wide: number, body: HtmlValue): Html => html`<p class="pf-row pf-w${wide}">${body}</p>`;

const table = (t: Words, columns: readonly Word[], rows: number): Html => html`<table class="pf-w12"><thead><tr>${columns.map((one) =>
  html`<th scope="col">${t(one)}</th>`)}</tr></thead><tbody>${times(rows, html`<tr>${times(columns.length, html`<td></td>`)}</tr>`)}</tbody>
</table>`;

const front = (t: Words): Html => html`<section class="pf-side" aria-label="${t('front')}">
<header><h1>${t('title')}</h1><p>${t('when')}</p></header>
<div class="pf-grid">${[box(t('number'), 4), box(t('day'), 2), box(t('hour'), 2), box(t('taker'), 4),
  row(12, [html`<b>${t('line')}</b>`, LINES.map(tick), tick('…')]),
  html`<div class="pf-priority pf-w12"><b>${t('priority')}</b>${PRIORITIES.map(([code, word]) => tick(`${code} ${t(word)}`))}</div>`,
  row(12, [html`<b>${t('passed')}</b>`, tick('AMU'), tick('SNP'), hour(t('at'))])]}</div>
${part(t('where'), html`${box(t('address'), 12, 2)}${box(t('town'), 5)}${box(t('access'), 7)}${box(t('landmark'), 12)}`)}
${part(t('who'), html`${box(t('callNumber'), 4)}${box(t('callBackNumber'), 4)}${box(t('callerName'), 4)}${
  row(9, CALLERS.map((one) => tick(t(one))))}${box(t('language'), 3)}`)}
${part(t('patient'), html`${box(t('names'), 6)}${box(t('born'), 3)}${row(3, [tick('M'), tick('F')])}${box(t('history'), 8)}${
  box(t('weight'), 2)}${box(t('count'), 2)}`)}
${part(t('what'), html`${row(12, [html`<b>${t('conscious')}</b>`, tick(t('yes')), tick(t('no')), html`<b>${t('breathes')}</b>`,
  tick(t('yes')), tick(t('no')), hour(t('compressions'))])}${row(12, [SIGNS.map((one) => tick(t(one))), hour(t('began'))])}${
  row(12, [html`<b>${t('risks')}</b>`, RISKS.map((one) => tick(t(one)))])}${box(t('says'), 12, 5)}`)}
</section>`;

const back = (t: Words): Html => html`<section class="pf-side" aria-label="${t('back')}">
${part(t('doctor'), html`${box(t('doctorName'), 4)}${box(t('takenAt'), 2)}${row(6, [html`<b>${t('level')}</b>`, LEVELS.map(tick)])}${
  box(t('hypothesis'), 12)}${row(12, [html`<b>${t('decision')}</b>`, DECISIONS.map((one) => tick(t(one))), hour(t('callBackAt'))])}${
  box(t('orient'), 8)}${box(t('signature'), 4)}`)}
${part(t('vehicles'), html`${table(t, STEPS, ROWS.vehicles)}`)}
${part(t('reports'), html`${table(t, VITALS, ROWS.reports)}${box(t('destination'), 12)}`)}
<section><h2>${t('told')}</h2><div class="pf-grid">${row(12, TOLD.flatMap((one) => [tick(one), hour(t('at'))]))}</div></section>
<section class="pf-rest"><h2>${t('journal')}</h2><div class="pf-lines"></div></section>
<div class="pf-grid">${box(t('entered'), 8)}${box(t('number'), 4)}</div>
</section>`;

/**
 * The form to print while there is still a printer: one A4 sheet, the call in the order of the screen on its front, decisions and
 * vehicles on its back. Boxes to tick and lines of a hand's width: it is written standing, at night, in a hurry.
 */
export const paperForm = (lang: Lang, styles: readonly string[]): string => {
  const t: Words = (word) => paperWords(lang, word);
  return html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${t('title')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}</head>
<body><main class="pf"><p class="pf-how">${t('print')}</p>${front(t)}${back(t)}</main></body></html>`.html;
};
