/** What the rules need of a Markdown text, outside code. */

export type MarkdownLine = { text: string; line: number };
export type Link = { target: string; line: number };

/** Lines outside fenced code and without inline code. */
const proseLines = (text: string): MarkdownLine[] => {
  let fence = '';
  return text.split('\n').flatMap((line, index) => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence)) fence = '';
    else if (fence === '') return [{ text: line.replaceAll(/`[^`]*`/g, ''), line: index + 1 }];
    return [];
  });
};

/** Titles of the first level. */
export const topTitles = (text: string): MarkdownLine[] => proseLines(text).filter((line) => /^# /.test(line.text));

/** Targets of inline links, pictures and reference definitions. */
export const linksOf = (text: string): Link[] => proseLines(text).flatMap(({ text: prose, line }) => {
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map((match) => match[1] ?? '');
  const reference = /^\s*\[[^\]]+\]:\s*(\S+)/.exec(prose)?.[1];
  return [...inline, ...(reference === undefined ? [] : [reference])].map((target) => ({ target, line }));
});

/** Anchors that a page makes of its titles, as code forges write them. */
export const anchorsOf = (text: string): Set<string> => {
  const titles = text.split('\n').flatMap((line) => /^#{1,6} (.*)$/.exec(line)?.[1] ?? []);
  return new Set(titles.map((title) =>
    title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(/\s/g, '-')));
};
