import type { Lang } from '#base/values/lang.ts';
import { commonOptions, type Command } from './command.ts';

const WORDS = {
  fr: { usage: 'Usage', commands: 'Commandes', options: 'Options', more: 'npx socle COMMANDE --help pour le détail' },
  en: { usage: 'Usage', commands: 'Commands', options: 'Options', more: 'npx socle COMMAND --help for more' },
};

/** The page of all commands. */
export const generalHelp = (commands: readonly Command[], lang: Lang): string[] => {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Socle', '', `${WORDS[lang].commands} :`,
    ...commands.map(({ name, text }) => `  ${name.padEnd(width)}  ${text[lang]}`),
    '', WORDS[lang].more,
  ];
};

/** The page of one command. */
export const commandHelp = ({ usage, text, options }: Command, lang: Lang): string[] => {
  const rows = [...options, ...commonOptions].map(({ name, value, text: meaning }) =>
    [`--${name}${value ? ` ${value}` : ''}`, meaning[lang]] as const);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `${WORDS[lang].usage} : npx socle ${usage}`, '', text[lang], '', `${WORDS[lang].options} :`,
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
  ];
};
