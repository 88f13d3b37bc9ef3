import { timingSafeEqual } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { controlSocketPath, makeControlToken } from './control-path.ts';
import { eachLine } from './each-line.ts';

/** One order to a running platform, and the answers to it: any number of steps, then one end. */
export type ControlRequest = { op: string; args?: Record<string, unknown> };
type Signed = ControlRequest & { token: string };
export type ControlReply = { step: unknown } | { end: unknown } | { error: { message: string; problem?: unknown } };

export type ControlHandler = (request: ControlRequest, step: (value: unknown) => void) => Promise<unknown>;

export type ControlServer = { path: string; close(): void };

/** Opens the platform's control socket: JSON lines, for the account that started it and for nobody else. */
export const openControlServer = async (dataDir: string, handle: ControlHandler): Promise<ControlServer> => {
  const path = controlSocketPath(dataDir);
  rmSync(path, { force: true });
  const { token, forget } = makeControlToken(dataDir);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    eachLine(socket, (line) => void answer(socket, line, token, handle));
  });
  await listenPrivately(server, path);
  return {
    path,
    close: () => {
      // Open connections stay: whoever asked to stop still hears that it is done.
      server.close();
      rmSync(path, { force: true });
      forget();
    },
  };
};

/** The socket is made 0600 from the start: a chmod afterwards would leave a moment for others. */
const listenPrivately = (server: Server, path: string): Promise<void> => new Promise((done, fail) => {
  const before = process.umask(0o177);
  server.once('error', fail).listen(path, done);
  process.umask(before);
});

const answer = async (socket: Socket, line: string, token: string, handle: ControlHandler): Promise<void> => {
  const write = (reply: ControlReply): void => { if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`); };
  try {
    const request = JSON.parse(line) as Signed;
    if (!sameText(request.token, token)) throw new Error('wrong control token');
    write({ end: await handle(request, (step) => write({ step })) });
  } catch (error) {
    write({ error: { message: (error as Error).message } });
  }
};

const sameText = (a: unknown, b: string): boolean => {
  const [left, right] = [Buffer.from(String(a)), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
