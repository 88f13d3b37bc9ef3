#!/usr/bin/env node
import { join } from 'node:path';
import { projectRoot, runTypeScript } from './find-node.mjs';

runTypeScript(join(projectRoot, 'platform/cli/main.ts'), process.argv.slice(2));
