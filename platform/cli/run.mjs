#!/usr/bin/env node
// Runs a TypeScript file of the project, whatever Node started npm: run.mjs <file> [arguments].
import { resolve } from 'node:path';
import { projectRoot, runTypeScript } from './find-node.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('run.mjs <file.ts> [arguments]');
  process.exit(2);
}
runTypeScript(resolve(projectRoot, file), args);
