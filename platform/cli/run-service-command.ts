import type { CommandResult, Progress } from '../host/service-face.ts';
import { askPlatform } from '../supervisor/control-client.ts';
import type { CommandContext } from './command.ts';

const EVERY_MS = 1_000;

/** Has the running platform run a command of a service, showing its progress; true when it ended well. */
export const runServiceCommand = async (
  { checked: { config }, lang, out }: CommandContext, service: string, command: string, args: readonly string[],
): Promise<boolean> => {
  let last = 0;
  const show = ({ text, done, of }: Progress): void => {
    if (Date.now() - last < EVERY_MS && done !== of) return;
    last = Date.now();
    out(`  ${text[lang]}${done === undefined || !of ? '' : ` (${Math.floor((100 * done) / of)} %)`}`);
  };
  const { ok, text, figures } = await askPlatform<CommandResult>(
    config.dataDir, { op: 'run', args: { service, command, args } }, (step) => show(step as Progress));
  out(`${ok ? '✓' : '✗'} ${service} : ${text[lang]}`);
  for (const [name, value] of Object.entries(figures ?? {})) out(`    ${name} ${value}`);
  return ok;
};
