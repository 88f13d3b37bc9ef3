import type { CommandResult, Progress } from '../host/service-face.ts';
import { askPlatform } from '../supervisor/control-client.ts';
import type { CommandContext } from './command.ts';

const EVERY_MS = 1_000;

/** Has the running platform run a command of a service, showing its progress and how it ended. */
export const runServiceCommand = async (
  { checked: { config }, lang, out }: CommandContext, service: string, command: string, args: readonly string[],
): Promise<CommandResult> => {
  let last = 0;
  const show = ({ text, done, of }: Progress): void => {
    if (Date.now() - last < EVERY_MS && done !== of) return;
    last = Date.now();
    out(`  ${text[lang]}${done === undefined || !of ? '' : ` (${Math.floor((100 * done) / of)} %)`}`);
  };
  const result = await askPlatform<CommandResult>(
    config.dataDir, { op: 'run', args: { service, command, args } }, (step) => show(step as Progress));
  const { ok, text, figures } = result;
  out(`${ok ? '✓' : '✗'} ${service} : ${text[lang]}`);
  for (const [name, value] of Object.entries(figures ?? {})) out(`    ${name} ${value}`);
  return result;
};
