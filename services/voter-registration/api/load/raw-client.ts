import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type RawAnswer = { status: number; headers: Map<string, string>; cookies: string[]; body: Buffer };

/** One kept-alive connection; a request at a time. */
export type RawConnection = { send(bytes: Buffer, slowly?: Slowly): Promise<RawAnswer>; close(): void };

/** Sends in that many parts with a pause between them. */
export type Slowly = { parts: number; pauseMs: number };

/** Opens a connection to a loopback port; it comes back by itself after the server closed it. */
export const rawConnection = (port: number): RawConnection => {
  let socket: Socket | undefined;
  let waiting: { done(answer: RawAnswer): void; fail(error: Error): void } | undefined;
  let pending: Buffer = Buffer.alloc(0);
  const lose = (error: Error): void => {
    socket?.removeAllListeners().on('error', () => undefined).destroy();
    socket = undefined;
    pending = Buffer.alloc(0);
    waiting?.fail(error);
    waiting = undefined;
  };
  const receive = (chunk: Buffer): void => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const answer = parseRawAnswer(pending);
    if (!answer) return;
    const { done } = waiting!;
    pending = Buffer.alloc(0);
    waiting = undefined;
    if (answer.headers.get('connection')?.toLowerCase() === 'close') lose(new Error('closed'));
    done(answer);
  };
  const opened = (): Socket => connect({ port, host: '127.0.0.1', noDelay: true })
    .on('data', receive).on('error', lose).on('close', () => lose(new Error('the connection was closed')));
  return {
    send: async (bytes, slowly) => {
      let sent: Promise<void> | undefined;
      const answer = new Promise<RawAnswer>((done, fail) => {
        waiting = { done, fail };
        socket ??= opened();
        if (slowly) sent = trickle(socket, bytes, slowly);
        else socket.write(bytes);
      });
      // A refusal may come before the last byte left: the next request must not mix with the rest.
      return sent ? Promise.all([answer, sent]).then(([given]) => given) : answer;
    },
    close: () => lose(new Error('closed')),
  };
};

const trickle = async (socket: Socket, bytes: Buffer, { parts, pauseMs }: Slowly): Promise<void> => {
  const part = Math.ceil(bytes.length / parts);
  for (let at = 0; at < bytes.length && !socket.destroyed; at += part) {
    if (at > 0) await pause(pauseMs);
    socket.write(bytes.subarray(at, at + part));
  }
};

/** Reads one whole answer, with a length or in chunks; undefined while bytes are missing. */
export const parseRawAnswer = (bytes: Buffer): RawAnswer | undefined => {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [status = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = new Map<string, string>();
  const cookies: string[] = [];
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    if (name === 'set-cookie') cookies.push(line.slice(at + 1).trim());
    else headers.set(name, line.slice(at + 1).trim());
  }
  const rest = bytes.subarray(end + 4);
  const body = headers.get('transfer-encoding') === 'chunked' ? joinChunks(rest)
    : wholeBody(rest, Number(headers.get('content-length') ?? 0));
  return body && { status: Number(status.slice(9, 12)), headers, cookies, body };
};

const wholeBody = (bytes: Buffer, length: number): Buffer | undefined => (bytes.length < length ? undefined : bytes.subarray(0, length));

const joinChunks = (bytes: Buffer): Buffer | undefined => {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    if (bytes.length < line + 2 + size + 2) return undefined;
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
};
