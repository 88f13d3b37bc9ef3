/** Runs several test files in this one process: import-tests.ts <file> … (paths relative to the current folder). */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) await import(pathToFileURL(resolve(file)).href);
