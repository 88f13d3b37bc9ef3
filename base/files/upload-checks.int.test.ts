import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { badSamples, goodSamples, jpegPhoto, type Sample } from '#test/files/sample-files.ts';
import { DiskStore } from './disk-store.ts';
import { pieces } from './object-store-contract.ts';
import { createReceiver, type Reception } from './receive.ts';
import { RemoteRenderer } from './remote-renderer.ts';
import { Renderer } from './renderer.ts';
import type { RendererPort } from './renderer-port.ts';
import { openingCheck, photoAdvice } from './upload-checks.ts';

const renderer = new Renderer();
after(() => renderer.close());
const away = new RemoteRenderer('/nowhere/render.socket');

const upload = async (t: TestContext, port: RendererPort) => {
  const root = await mkdtemp(join(tmpdir(), 'socle-checks-'));
  t.after(() => rm(root, { recursive: true }));
  const means = { store: new DiskStore(root), ring: parseKeyring(generateKeyring('s', 0)), renderer: port };
  const receive = createReceiver({ ...means, clock: Date.now, random: randomBytes, opens: openingCheck(means) });
  const slot = { slot: 'identite', accepts: ['image/jpeg', 'image/png', 'application/pdf'] as const };
  const send = ({ bytes, ...sent }: Sample): Promise<Reception> => receive({ ...sent, slot, bytes: pieces(bytes) });
  return { means, send };
};

test('refuses every bad file at once with the reason for it, and keeps every good one', async (t) => {
  const { means, send } = await upload(t, renderer);
  for (const [label, code, sample] of await badSamples()) {
    const result = await send(sample);
    assert.equal(result.ok ? 'kept' : result.problem.code, code, label);
  }
  assert.deepEqual((await means.store.list('')).objects, []);
  for (const [label, sample] of Object.entries(await goodSamples())) assert.ok((await send(sample)).ok, label);
});

test('a renderer that is away holds nobody up: the file is kept for later, and gets no hint', async (t) => {
  const { means, send } = await upload(t, away);
  const samples = new Map((await badSamples()).map(([label, , sample]) => [label, sample]));
  assert.ok((await send(samples.get('a password')!)).ok);
  const photo = await send((await goodSamples())['jpeg']!);
  assert.ok(photo.ok);
  assert.deepEqual(await photoAdvice(means, photo.file), []);
});

test('gives a hint on a small photo, and none on a PDF', async (t) => {
  const { means, send } = await upload(t, renderer);
  const small = await send({ name: 'a.jpg', declaredType: '', bytes: await jpegPhoto(300, 200) });
  assert.ok(small.ok);
  assert.deepEqual((await photoAdvice(means, small.file)).map(({ code }) => code), ['small']);
  const pdf = await send((await goodSamples())['pdf']!);
  assert.ok(pdf.ok);
  assert.deepEqual(await photoAdvice(means, pdf.file), []);
});
