import type { Finding, Rule } from '#test/house/house.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const MIGRATION = /^\d{4}_[a-z0-9]+([_-][a-z0-9]+)*\.sql$/;
const ADR = /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/;
/** Names that tools and readers expect as they are. */
const KNOWN = new Set([
  'README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'SECURITY.md', 'CHANGELOG.md', 'LICENSE', 'LICENCE',
  '.ci', '.gitignore', '.gitattributes', '.npmrc', '.editorconfig', '.well-known', '.nvmrc',
]);

const fault = (path: string): string | undefined => {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (/^docs\/adr\//.test(path) && name !== 'README.md' && !ADR.test(name)) return 'an ADR is named NNNN-title.md';
  if (/^(services\/[^/]+\/store|base\/[^/]+\/sql)\/[^/]+\.sql$/.test(path) && !MIGRATION.test(name)) {
    return 'a migration is named NNNN_what.sql';
  }
  const wrong = parts.find((part) => !KEBAB.test(part) && !KNOWN.has(part) && !MIGRATION.test(part));
  return wrong === undefined ? undefined : `"${wrong}" is not kebab-case`;
};

/** Names are kebab-case; migrations and decisions are numbered, each number once. */
export const fileNames: Rule = {
  name: 'file-names',
  why: 'one way of writing names, so that a path can be guessed',
  check: (house) => {
    const findings: Finding[] = [];
    const numbers = new Map<string, string>();
    for (const { path } of house.files) {
      const says = fault(path);
      if (says !== undefined) findings.push({ rule: 'file-names', path, line: 1, says });
      const number = /^(.*\/)(\d{4})[-_][^/]+\.(sql|md)$/.exec(path);
      const key = number ? `${number[1]}${number[2]}` : undefined;
      const other = key === undefined ? undefined : numbers.get(key);
      const taken = `the number is taken by ${other}`;
      if (other !== undefined) findings.push({ rule: 'file-names', path, line: 1, says: taken });
      if (key !== undefined) numbers.set(key, path);
    }
    return findings;
  },
};
