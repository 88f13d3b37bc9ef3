import { fileRule } from '#test/house/house.ts';
import { topTitles } from '#test/house/markdown.ts';
import { isMarkdown } from '#test/house/paths.ts';

/** Each page has exactly one title. */
export const markdownTitle = fileRule({
  name: 'markdown-title', where: isMarkdown,
  why: 'a page is about one thing, and readers and tools take its title for its name',
}, (file) => {
  const titles = topTitles(file.text);
  if (titles.length === 1) return [];
  return [{ line: titles[1]?.line ?? 1, says: `${titles.length} titles of the first level, exactly one wanted` }];
});
