/** A verification's report in words. */
import type { Lang } from '#base/values/lang.ts';
import type { CheckReport, LogReport } from './findings.ts';
import { CHECK_LABELS } from './verify-texts.ts';

const MARKS: Record<CheckReport['state'], string> = { pass: '✓', fail: '✗', absent: '–' };
const WORDS = {
  fr: { log: 'Registre', entries: 'entrées', ok: 'vérifié', failed: 'DIVERGENT',
    first: 'première divergence, feuille' },
  en: { log: 'Log', entries: 'entries', ok: 'verified', failed: 'DIVERGED', first: 'first divergence, leaf' },
} as const;

/** One line a check, and the first divergence of the log. Ends with a newline. */
export const reportText = ({ log, size, ok, checks, first }: LogReport, lang: Lang): string => {
  const words = WORDS[lang];
  const lines = checks.map(({ check, state, count, first: found }) =>
    `  ${MARKS[state]} ${CHECK_LABELS[check][lang]} (${count})${found ? ` : ${found.text[lang]}` : ''}`);
  const title = `${words.log} ${log}, ${size} ${words.entries} : ${ok ? words.ok : words.failed}`;
  const last = first ? [`  ${words.first} ${first.index} : ${first.text[lang]}`] : [];
  return [title, ...lines, ...last, ''].join('\n');
};
