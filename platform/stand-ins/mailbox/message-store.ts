import type { Instant } from '#base/values/instant.ts';
import { MAILBOX_LIMITS } from './limits.ts';

/** A mail, a letter or a text message that arrived. */
export type StoredMessage = {
  id: string;
  kind: 'mail' | 'letter' | 'sms';
  at: Instant;
  from: string;
  /** Address of a mail; first line of a letter's address. */
  to: string;
  subject: string;
  text: string;
  html?: string;
  pdf?: Buffer;
};

export type Filter = { to?: string; query?: string };

export type MessageStore = {
  add(message: StoredMessage): void;
  get(id: string): StoredMessage | undefined;
  /** Newest first. */
  list(filter: Filter): StoredMessage[];
  /** Recipients with the number of their messages, by name. */
  recipients(): { to: string; count: number }[];
};

/** Messages in memory: when there are too many, or too many bytes, the oldest go. */
export const createMessageStore = (): MessageStore => {
  const messages = new Map<string, StoredMessage>();
  let bytes = 0;
  const drop = (id: string): void => {
    bytes -= sizeOf(messages.get(id)!);
    messages.delete(id);
  };
  return {
    add: (message) => {
      if (messages.has(message.id)) drop(message.id);
      messages.set(message.id, message);
      bytes += sizeOf(message);
      for (const id of messages.keys()) {
        if (messages.size <= MAILBOX_LIMITS.messages_max && bytes <= MAILBOX_LIMITS.bytes_max) break;
        drop(id);
      }
    },
    get: (id) => messages.get(id),
    list: ({ to, query }) => [...messages.values()].reverse().filter((message) =>
      (to === undefined || message.to === to) && (query === undefined || matches(message, query))),
    recipients: () => {
      const counts = new Map<string, number>();
      for (const { to } of messages.values()) counts.set(to, (counts.get(to) ?? 0) + 1);
      return [...counts].map(([to, count]) => ({ to, count })).sort((a, b) => a.to.localeCompare(b.to, 'fr'));
    },
  };
};

const sizeOf = ({ text, html, pdf }: StoredMessage): number =>
  500 + text.length + (html?.length ?? 0) + (pdf?.length ?? 0);

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word typed is somewhere in the message, accents and case apart. */
const matches = ({ to, from, subject, text }: StoredMessage, query: string): boolean => {
  const hay = fold(`${to}\n${from}\n${subject}\n${text}`);
  return fold(query).split(/\s+/).every((word) => hay.includes(word));
};
