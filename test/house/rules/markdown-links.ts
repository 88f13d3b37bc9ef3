import { posix } from 'node:path';
import type { Finding, House, HouseFile, Rule } from '#test/house/house.ts';
import { anchorsOf, linksOf } from '#test/house/markdown.ts';
import { isMarkdown } from '#test/house/paths.ts';

const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/\/)/i;

const exists = (house: House, path: string): boolean =>
  path === '.' || house.has(path) || house.files.some((file) => file.path.startsWith(`${path.replace(/\/$/, '')}/`));

const fault = (house: House, from: HouseFile, target: string): string | undefined => {
  if (ELSEWHERE.test(target)) return undefined;
  const [pathPart = '', anchor = ''] = decodeURI(target).split('#');
  const path = pathPart === '' ? from.path : posix.normalize(posix.join(posix.dirname(from.path), pathPart));
  if (!exists(house, path)) return `${target}: no such file in the project`;
  const page = house.files.find((file) => file.path === path);
  const hasAnchor = anchor === '' || page === undefined || !isMarkdown(path) || anchorsOf(page.text).has(anchor);
  return hasAnchor ? undefined : `${target}: the page has no such title`;
};

/** Links between pages lead somewhere. */
export const markdownLinks: Rule = {
  name: 'markdown-links',
  why: 'a dead link costs every reader what it saves one writer',
  check: (house) => house.files.filter((file) => isMarkdown(file.path)).flatMap((file): Finding[] =>
    linksOf(file.text).flatMap(({ target, line }) => {
      const says = fault(house, file, target);
      return says === undefined ? [] : [{ rule: 'markdown-links', path: file.path, line, says }];
    })),
};
