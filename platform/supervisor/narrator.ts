import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Lang, Text } from '#base/values/lang.ts';

/** Tells the operator, in their language, what happens; `alarm` is for what needs them. */
export type Narrator = {
  say(text: Text): void;
  alarm(text: Text): void;
  lines(lines: readonly string[]): void;
  /** For a secret: the terminal, never the log. */
  showOnce(text: Text): void;
};

/** Writes to the terminal (when there is one) and, dated, to the supervisor's log. */
export const openNarrator = (lang: Lang, logFile: string, terminal: NodeJS.WritableStream | undefined): Narrator => {
  mkdirSync(dirname(logFile), { recursive: true });
  const write = (mark: string, text: string): void => {
    appendFileSync(logFile, `${new Date().toISOString()} ${mark}${text}\n`);
    terminal?.write(`${mark}${text}\n`);
  };
  return {
    say: (text) => write('', text[lang]),
    alarm: (text) => write('⚠ ', text[lang]),
    showOnce: (text) => void terminal?.write(`${text[lang]}\n`),
    lines: (lines) => lines.forEach((line) => write('', line)),
  };
};
