import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askPlatform } from '../supervisor/control-client.ts';
import type { PlatformState } from '../supervisor/platform-state.ts';
import type { CommandContext } from './command.ts';

const USABLE_MS_MAX = 120_000;
const EVERY_MS = 200;

/** Starts the supervisor in a session of its own and waits until the platform is usable, showing what it says. */
export const upInBackground = async ({ checked: { config }, out }: CommandContext): Promise<number> => {
  mkdirSync(join(config.dataDir, 'logs'), { recursive: true });
  const path = join(config.dataDir, 'logs', 'up.out');
  const log = openSync(path, 'w', 0o600);
  const args = process.argv.slice(1).filter((arg) => arg !== '--detach');
  const child = spawn(process.execPath, [...process.execArgv, ...args], { detached: true, stdio: ['ignore', log, log] });
  let code: number | null = null;
  child.once('exit', (status) => { code = status ?? 1; });
  const deadline = Date.now() + USABLE_MS_MAX;
  while (code === null && Date.now() < deadline && !await usable(config.dataDir)) {
    await new Promise((next) => setTimeout(next, EVERY_MS));
  }
  out(readFileSync(path, 'utf8').trimEnd());
  child.unref();
  return code ?? 0;
};

const usable = async (dataDir: string): Promise<boolean> => {
  try {
    return (await askPlatform<PlatformState>(dataDir, { op: 'status' })).usable;
  } catch {
    return false;
  }
};
