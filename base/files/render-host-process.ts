/**
 * Entry of the render host's own process. Reads `{socketPath, account?}` as one line on its standard
 * input, says `ready` with the walls of this machine, and ends when its input closes: it never
 * outlives the supervisor that started it.
 */
import { createInterface } from 'node:readline';
import { leaveSignalsToSupervisor } from '#base/telemetry/group-signals.ts';
import { openRenderHost } from './render-host.ts';
import { Renderer } from './renderer.ts';

leaveSignalsToSupervisor();
const lines = createInterface({ input: process.stdin });
const first = await lines[Symbol.asyncIterator]().next();
const options = JSON.parse(String(first.value)) as { socketPath: string; account?: number };
const renderer = new Renderer();
const walls = await renderer.walls();
const host = await openRenderHost({ ...options, renderer });
process.stdout.write(`${JSON.stringify({ ready: true, walls })}\n`);
lines.once('close', () => { void host.close().then(() => process.exit(0)); });
process.stdin.resume();
