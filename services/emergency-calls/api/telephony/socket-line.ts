import type { WebSocket } from 'ws';
import type { LIMITS } from '../../limits.ts';

/** The bounds of sockets; tests make them small. */
export type SocketLimits = { readonly [K in keyof typeof LIMITS as K extends `telephony_${string}` | 'ingest_bytes_max' ? K : never]:
  number };

/** One telephony at the other end of a socket. */
export type SocketLine = {
  /** Says something nobody asked for; left out while the last such word has not gone out: it is said again. */
  push(word: object): void;
  /** Answers what is in hand, then says 1012: come back, to another process. */
  leave(): void;
};

/** Codes of RFC 6455 §7.4.1 and of its registry. */
const CODES = { silent: 1001, binary: 1003, restart: 1012 } as const;

/**
 * Serves one socket: its frames are taken in their order, each answered once `answer` has it; with too many in hand it is read no
 * further. A frame that comes after a close is left: its sender has no answer and sends it again.
 */
export const serveLine = (ws: WebSocket, limits: SocketLimits, answer: (text: string) => Promise<object>, gone: () => void): SocketLine => {
  let [inHand, closing, pushing] = [0, false, false];
  let turn: Promise<void> = Promise.resolve();
  let cut: NodeJS.Timeout | undefined;
  const send = (document: object): Promise<void> => new Promise((done) => { ws.send(JSON.stringify(document), () => done()); });
  /** The other end may not be there to say goodbye. */
  const cutAfter = (ms: number): void => {
    closing = true;
    clearTimeout(cut);
    cut = setTimeout(() => ws.terminate(), ms);
  };
  const close = (code: number, reason: string): void => {
    cutAfter(limits.telephony_close_ms);
    ws.resume();
    ws.close(code, reason);
  };
  const takeNext = async (text: string): Promise<void> => {
    await send(await answer(text));
    inHand -= 1;
    if (inHand < limits.telephony_frames_max) ws.resume();
  };
  let silence: NodeJS.Timeout | undefined;
  const alive = (): void => {
    clearTimeout(silence);
    // While it is not read, its signs of life are not heard either.
    silence = setTimeout(() => (inHand > 0 ? alive() : close(CODES.silent, 'silence')), limits.telephony_silence_ms);
  };
  alive();
  const beat = setInterval(() => ws.ping(), limits.telephony_ping_ms);
  ws.on('pong', alive).on('ping', alive);
  // What the protocol forbids (too big, not UTF-8) is closed by the library with its code.
  ws.on('error', () => cutAfter(limits.telephony_close_ms));
  ws.on('message', (data, isBinary) => {
    if (closing) return;
    alive();
    if (isBinary) return close(CODES.binary, 'text frames only');
    inHand += 1;
    if (inHand >= limits.telephony_frames_max) ws.pause();
    turn = turn.then(() => takeNext(String(data)));
  });
  ws.on('close', () => {
    closing = true;
    clearTimeout(silence);
    clearInterval(beat);
    clearTimeout(cut);
    gone();
  });
  return {
    push: (word) => {
      if (pushing || closing) return;
      pushing = true;
      void send(word).then(() => { pushing = false; });
    },
    leave: () => {
      cutAfter(limits.telephony_leave_ms);
      void turn.then(() => close(CODES.restart, 'restart'));
    },
  };
};
