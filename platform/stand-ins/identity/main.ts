import { readFileSync } from 'node:fs';
import { parseConfig } from './config.ts';
import { startIdentityStandIn } from './start.ts';

const CONFIG_FD = 3;

// The configuration carries client secrets: it comes on a file descriptor, never in the environment.
const standIn = await startIdentityStandIn(parseConfig(readFileSync(CONFIG_FD, 'utf8')));
process.stdout.write(`${JSON.stringify({ event: 'ready', origin: standIn.origin, issuers: standIn.issuers })}\n`);

const stop = (): void => { void standIn.close().then(() => process.exit(0)); };
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
