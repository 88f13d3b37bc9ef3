import { WebSocket } from 'ws';
import { signWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import { newId } from '#base/values/ids.ts';
import type { LoadAnswer } from './load-client.ts';

type Options = { url: string; host: string; keys: readonly WebhookKey[]; now: () => number; centres: readonly string[] };

type Word = { id?: string; status?: number; problem?: object; orders?: object[] };

/** A telephony that speaks by the socket: opened at its first word, and again after a cut. */
export type TelephonyLine = {
  /** Tells by a frame what a post to `path` would; `telephony/orders` gives what was pushed since. Status 0: cut, so tell it again. */
  ask(path: string, told: object): Promise<LoadAnswer>;
  close(): void;
};

/** See telephony.md. */
export const telephonyLine = ({ url, host, keys, now, centres }: Options): TelephonyLine => {
  const waiting = new Map<string, (word: Word) => void>();
  let ws: WebSocket | undefined;
  let orders: object[] = [];
  const open = (): WebSocket => {
    const opened = new WebSocket(`${url}/v1/emergency-calls/telephony/socket`, 'socle-telephony.v1',
      { headers: { host, ...signWebhook(keys, newId(), now(), Buffer.alloc(0)) } });
    const cut = (): void => {
      if (ws === opened) ws = undefined;
      for (const answer of waiting.values()) answer({ status: 0 });
      waiting.clear();
    };
    return opened.on('open', () => opened.send(JSON.stringify({ id: newId(), centres }))).on('error', cut).on('close', cut)
      .on('message', (data) => {
        const word = JSON.parse(String(data)) as Word;
        if (word.orders) orders = word.orders;
        const answer = waiting.get(word.id ?? '');
        waiting.delete(word.id ?? '');
        answer?.(word);
      });
  };
  const tell = async (told: object): Promise<Word> => {
    const [id, line] = [newId(), ws ??= open()];
    return new Promise((done) => {
      waiting.set(id, done);
      const send = (): void => line.send(JSON.stringify({ id, ...told }));
      if (line.readyState === WebSocket.CONNECTING) line.once('open', send);
      else send();
    });
  };
  return {
    ask: async (path, told) => {
      const start = performance.now();
      if (path === 'telephony/orders') {
        const pushed = orders;
        orders = [];
        return { status: 200, body: { orders: pushed }, ms: 0 };
      }
      const { status = 0, problem, ...rest } = await tell(told);
      return { status, body: { ...rest, ...problem }, ms: performance.now() - start };
    },
    close: () => ws?.close(),
  };
};
