import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Text } from '#base/values/lang.ts';
import { writeDurably } from '../backup/write-durably.ts';
import type { CommandResult, Progress, ServiceDescription } from '../host/service-face.ts';

export type SeedOptions = {
  services: readonly ServiceDescription[];
  dataDir: string;
  run: (service: string, onStep: (step: Progress) => void) => Promise<CommandResult>;
  say: (text: Text) => void;
  now: () => number;
};

const SAY_EVERY_MS = 2_000;

/**
 * Fills a new demo platform, its services side by side, while people already use it. Each is filled once: a mark is left
 * when it ended well, so that a stop in between starts that service's data again (its seed is idempotent).
 */
export const seedDemo = async (options: SeedOptions): Promise<void> => {
  await Promise.all(options.services.filter(({ commandNames }) => commandNames.includes('seed'))
    .map((service) => seedService(options, service)));
};

const seedService = async (
  { dataDir, run, say, now }: SeedOptions, { name, title }: ServiceDescription,
): Promise<void> => {
  const mark = join(dataDir, 'seeded', name);
  if (existsSync(mark)) return;
  let last = 0;
  const result = await run(name, (step) => {
    if (now() - last < SAY_EVERY_MS && step.done !== step.of) return;
    last = now();
    say(stepText(title, step));
  });
  say({ fr: `${title.fr} : ${result.text.fr}`, en: `${title.en}: ${result.text.en}` });
  if (!result.ok) return;
  mkdirSync(dirname(mark), { recursive: true });
  writeDurably(mark, '', 0o644);
};

const stepText = (title: Text, { text, done, of }: Progress): Text => {
  const share = done === undefined || !of ? '' : ` (${Math.floor((100 * done) / of)} %)`;
  return { fr: `${title.fr} : ${text.fr}${share}`, en: `${title.en}: ${text.en}${share}` };
};
