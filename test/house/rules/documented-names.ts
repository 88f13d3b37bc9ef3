import type { Finding, House, HouseFile, Rule } from '#test/house/house.ts';
import { isMarkdown } from '#test/house/paths.ts';

const SETTING = /\bSOCLE_[A-Z0-9_]*[A-Z0-9]_?/g;
const COMMAND = /\bnpx socle ([a-z]+)([^`|\n]*)/g;
const OPTION = /--([a-z]+(?:-[a-z]+)*)/g;
const COMMANDS = 'platform/cli/commands/';
/** A command that hands the options that it does not know on to what it runs. */
const PASSES_ON = /passesOn: true/;

const isProgram = ({ path }: HouseFile): boolean =>
  /\.(ts|tsx|mjs)$/.test(path) && !path.includes('.test.') && !path.startsWith('test/house/');

type Known = { settings: ReadonlySet<string>; prefixes: readonly string[] };

/** Names as programs write them: whole, begun (`SOCLE_PORT_` and a service), or of two parts (`prefix: 'SOCLE_X'`, `${prefix}_ISSUER`). */
const knownSettings = ({ files }: House): Known => {
  const texts = files.filter(isProgram).map(({ text }) => text);
  const all = (pattern: RegExp): string[] => texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  const parts = all(/\bprefix: '(SOCLE_[A-Z0-9_]+)'/g);
  const ends = all(/\$\{prefix\}(_[A-Z_]+)/g);
  const names = new Set(all(/(?<=['"`.{ ,])(SOCLE_[A-Z0-9_]*[A-Z0-9])(?=['"`:=,;) }?])/g).filter((name) => !parts.includes(name)));
  return { settings: new Set([...names, ...parts.flatMap((part) => ends.map((end) => part + end))]),
    prefixes: [...all(/'(SOCLE_[A-Z0-9_]+_)'/g)] };
};

const isKnown = ({ settings, prefixes }: Known, name: string): boolean => settings.has(name)
  || (name.endsWith('_') ? [...settings, ...prefixes].some((one) => one.startsWith(name))
    : prefixes.some((prefix) => name.startsWith(prefix)));

const wrongCommand = (house: House, name: string, rest: string): string[] => {
  const program = house.files.find(({ path }) => path === `${COMMANDS}${name}.ts`)?.text;
  if (program === undefined) return [`npx socle ${name}: no such command`];
  const common = house.files.find(({ path }) => path === 'platform/cli/command.ts')?.text ?? '';
  if (PASSES_ON.test(program)) return [];
  return [...rest.split('#')[0]!.matchAll(OPTION)].map(([, option = '']) => option)
    .filter((option) => ![program, common].some((text) => text.includes(`name: '${option}'`)))
    .map((option) => `npx socle ${name} --${option}: no such option`);
};

/** Settings and commands that a page names are those of the programs. */
export const documentedNames: Rule = {
  name: 'documented-names',
  why: 'who rebuilds a platform at night types what the guide says',
  check: (house) => {
    const known = knownSettings(house);
    return house.files.filter(({ path }) => isMarkdown(path)).flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index): Finding[] => [
        ...[...line.matchAll(SETTING)].filter(([name]) => !isKnown(known, name)).map(([name]) => `${name}: no program reads it`),
        ...[...line.matchAll(COMMAND)].flatMap(([, name = '', rest = '']) => wrongCommand(house, name, rest)),
      ].map((says) => ({ rule: 'documented-names', path, line: index + 1, says }))));
  },
};
