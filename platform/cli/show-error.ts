import type { Lang } from '#base/values/lang.ts';
import { Problem } from '#base/values/problem.ts';

/** What the operator reads when a command fails: what, where, what to do. A bug shows its stack. */
export const errorText = (error: unknown, lang: Lang): string => {
  if (!(error instanceof Problem)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { title, remedy } = error.kind;
  const detail = error.options.detail?.[lang];
  return [`✗ ${title[lang]}${detail ? ` :\n${indent(detail)}` : ''}`, `  → ${remedy[lang]}  [${error.code}]`].join('\n');
};

const indent = (text: string): string => text.split('\n').map((line) => (line.startsWith(' ') ? line : `  ${line}`)).join('\n');
