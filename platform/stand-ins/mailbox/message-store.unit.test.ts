import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueFaults } from '#base/ui/i18n/catalogue.ts';
import { MAILBOX_LIMITS } from './limits.ts';
import { createMessageStore, type StoredMessage } from './message-store.ts';
import { mailboxTexts } from './texts.ts';

const message = (n: number, more: Partial<StoredMessage> = {}): StoredMessage =>
  ({ id: `m${n}`, kind: 'mail', at: n, from: 'a', to: 'b', subject: `s${n}`, text: '', ...more });

test('the newest come first and the oldest go when there are too many', () => {
  const store = createMessageStore();
  for (let n = 0; n <= MAILBOX_LIMITS.messages_max; n++) store.add(message(n));
  const list = store.list({});
  assert.equal(list.length, MAILBOX_LIMITS.messages_max);
  assert.deepEqual([list[0]!.id, list.at(-1)!.id], [`m${MAILBOX_LIMITS.messages_max}`, 'm1']);
});

test('bytes are bounded too', () => {
  const store = createMessageStore();
  const text = 'x'.repeat(1024 * 1024);
  for (let n = 0; n < 200; n++) store.add(message(n, { text }));
  assert.equal(store.list({}).length, 127);
});

test('texts are there in both languages', () => {
  assert.deepEqual(catalogueFaults(mailboxTexts), []);
});
