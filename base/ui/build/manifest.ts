import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageAssets } from '../shell.ts';
import type { Inputs } from './inputs.ts';

/** What was built under one name; paths are relative to the folder of the build. */
export type Manifest = {
  /** Folder of this build inside `<outDir>/<name>`. */
  folder: string;
  /** Fingerprint of the options that the build was asked with. */
  options: string;
  inputs: Inputs;
  /** Files to link for each client entry. */
  entries: Readonly<Record<string, PageAssets>>;
  /** Module that renders pages, when one was asked. */
  renderer?: string;
};

const FILE = 'manifest.json';

/** The manifest of the last finished build; undefined when there is none or it cannot be read. */
export const readManifest = async (dir: string): Promise<Manifest | undefined> => {
  try {
    return JSON.parse(await readFile(join(dir, FILE), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
};

/** Publishes a manifest at once: a reader sees the old one or the new one, never half of it. */
export const writeManifest = async (dir: string, manifest: Manifest): Promise<void> => {
  const draft = join(dir, `${FILE}.${randomUUID()}`);
  await writeFile(draft, JSON.stringify(manifest, null, 1));
  await rename(draft, join(dir, FILE));
};
