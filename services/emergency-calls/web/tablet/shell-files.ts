import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundles } from '#base/ui/build.ts';
import type { PageAssets } from '#base/ui/shell.ts';

const IMPORTED = /["'`]\.\/([\w.-]+\.(?:js|css))["'`]/g;

/** Every file of the build that a page's assets lead to, themselves included, by their addresses. */
const reachable = ({ clientDir, base }: Bundles, { scripts, styles }: PageAssets): string[] => {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    if (!name.endsWith('.js')) return;
    for (const [, next] of readFileSync(join(clientDir, name), 'utf8').matchAll(IMPORTED)) visit(next!);
  };
  for (const path of [...styles, ...scripts]) visit(path.slice(base.length));
  return [...found].map((name) => base + name);
};

/** The tablet's service worker as it is served: its script behind the list of the files that it keeps and their version. */
export const tabletWorker = (bundles: Bundles, page: PageAssets, more: readonly string[]): string => {
  const [path] = bundles.entries['tablet-worker']!.scripts;
  const script = readFileSync(join(bundles.clientDir, path!.slice(bundles.base.length)), 'utf8');
  const files = [...reachable(bundles, page), ...more];
  const version = createHash('sha256').update(JSON.stringify([files, script])).digest('hex').slice(0, 12);
  return `self.tabletFiles=${JSON.stringify(files)};self.tabletVersion=${JSON.stringify(version)};\n${script}`;
};
