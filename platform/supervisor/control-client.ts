import { connect } from 'node:net';
import { platformProblems } from '../errors.ts';
import { controlSocketPath, readControlToken } from './control-path.ts';
import type { ControlReply, ControlRequest } from './control-server.ts';
import { eachLine } from './each-line.ts';

/**
 * Gives one order to the platform that runs on `dataDir` and waits for its end; `onStep` hears the steps.
 * Throws PLATFORM_NOT_RUNNING when nobody listens, PLATFORM_ORDER_FAILED with the platform's words when it refuses.
 */
export const askPlatform = <T>(
  dataDir: string, request: ControlRequest, onStep: (step: unknown) => void = () => undefined,
): Promise<T> => new Promise((done, fail) => {
  const socket = connect(controlSocketPath(dataDir));
  socket.once('error', (cause) => fail(notRunning(dataDir, cause)));
  socket.once('connect', () => socket.write(`${JSON.stringify({ ...request, token: readControlToken(dataDir) })}\n`));
  socket.once('close', () => fail(notRunning(dataDir)));
  eachLine(socket, (line) => {
    const reply = JSON.parse(line) as ControlReply;
    if ('step' in reply) return onStep(reply.step);
    if ('error' in reply) fail(failed(reply.error.message));
    else done(reply.end as T);
    socket.end();
  });
});

const failed = (message: string): Error =>
  platformProblems.PLATFORM_ORDER_FAILED({ detail: { fr: message, en: message } });

const notRunning = (dataDir: string, cause?: unknown): Error =>
  platformProblems.PLATFORM_NOT_RUNNING({ detail: { fr: dataDir, en: dataDir }, cause });
