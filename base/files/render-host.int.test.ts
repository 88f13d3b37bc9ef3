import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { lockedPdf } from '#test/files/locked-pdf.ts';
import { jpegPhoto, pdfDocument, pngImage } from '#test/files/sample-files.ts';
import { pieces } from './object-store-contract.ts';
import { RemoteRenderer } from './remote-renderer.ts';
import { openRenderHost } from './render-host.ts';
import { Renderer } from './renderer.ts';
import { startRenderHost } from './start-render-host.ts';

const socketIn = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'socle-render-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'render.socket');
};

const notReady = { code: 'FILE_NOT_READY' };

test('a service renders through its host’s socket as it would itself', async (t) => {
  const socketPath = await socketIn(t);
  const host = await startRenderHost({ socketPath });
  t.after(() => host.stop());
  assert.ok(host.walls.includes('permission'));
  const remote = new RemoteRenderer(socketPath);
  const rendered = await remote.pages(() => pieces(Buffer.from([])), 'application/pdf');
  assert.ok(!rendered.ok && rendered.problem.code === 'FILE_UNREADABLE');
  const pdf = await pdfDocument(2);
  const pages = await remote.pages(() => pieces(pdf), 'application/pdf', 'copie');
  assert.ok(pages.ok);
  assert.deepEqual(pages.pages.map(({ bytes }) => bytes.subarray(0, 2).toString('hex')), ['ffd8', 'ffd8']);
  assert.equal((await remote.opens(() => pieces(lockedPdf('secret'))))?.problem.code, 'FILE_PASSWORD');
  assert.equal(await remote.opens(() => pieces(lockedPdf(''))), undefined);
  const photo = await jpegPhoto();
  assert.ok((await remote.measures(() => pieces(photo), 'image/jpeg')).ok);
});

test('only the service’s account may open the socket', async (t) => {
  const socketPath = await socketIn(t);
  const host = await startRenderHost({ socketPath, ...(process.getuid?.() === 0 ? { account: 65533 } : {}) });
  t.after(() => host.stop());
  const { mode, uid } = await stat(socketPath);
  assert.equal(mode & 0o777, 0o600);
  assert.equal(uid, process.getuid?.() === 0 ? 65533 : process.getuid?.());
});

test('the host ends when whoever started it closes its input', async (t) => {
  const host = await startRenderHost({ socketPath: await socketIn(t) });
  await host.stop();
  assert.equal(await host.ended, 0);
  assert.notEqual(spawnSync('kill', ['-0', String(host.pid)]).status, 0);
});

test('a signal to the whole group does not end it: only the supervisor does', async (t) => {
  const socketPath = await socketIn(t);
  const host = await startRenderHost({ socketPath });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(host.pid, signal);
  assert.equal(await new RemoteRenderer(socketPath).opens(() => pieces(lockedPdf(''))), undefined);
  await host.stop();
  assert.equal(await host.ended, 0);
});

test('a caged service, which may start no process, renders all the same', async (t) => {
  const socketPath = await socketIn(t);
  const host = await startRenderHost({ socketPath });
  t.after(() => host.stop());
  const root = join(import.meta.dirname, '..', '..');
  const code = `
    import { RemoteRenderer } from ${JSON.stringify(join(import.meta.dirname, 'remote-renderer.ts'))};
    const png = Buffer.from(${JSON.stringify((await pngImage()).toString('base64'))}, 'base64');
    const read = async function* () { yield png; };
    const result = await new RemoteRenderer(${JSON.stringify(socketPath)}).pages(read, 'image/png');
    console.log(result.ok && result.pages.length);`;
  const said = execFileSync(process.execPath,
    ['--permission', '--no-warnings', `--allow-fs-read=${root}`, '--input-type=module', '-e', code], { cwd: root });
  assert.equal(said.toString().trim(), '1');
});

test('a host that is away, silent, busy or mad leaves the file waiting', async (t) => {
  const png = await pngImage();
  const ask = (path: string) => new RemoteRenderer(path).pages(() => pieces(png), 'image/png');
  await assert.rejects(ask('/nowhere/render.socket'), notReady);
  for (const reply of [undefined, 'nonsense that is no frame', Buffer.from('\0\0\0\x04nope')]) {
    const path = await socketIn(t);
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (reply === undefined) socket.destroy();
      else socket.end(reply);
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    t.after(() => server.close());
    await assert.rejects(ask(path), notReady);
  }
  const path = await socketIn(t);
  const renderer = new Renderer({ limits: { workers_max: 1, waiting_max: 0 } });
  const host = await openRenderHost({ socketPath: path, renderer });
  t.after(() => host.close());
  const both = await Promise.allSettled([ask(path), ask(path)]);
  assert.deepEqual(both.map((r) => (r.status === 'fulfilled' ? 'shown' : r.reason.code)).sort(),
    ['FILE_NOT_READY', 'shown']);
});

test('a stranger who talks nonsense to the host is hung up on, and the next is served', async (t) => {
  const socketPath = await socketIn(t);
  const host = await openRenderHost({ socketPath });
  t.after(() => host.close());
  for (const nonsense of ['GET / HTTP/1.1\r\n\r\n', '\0\0\0\x02{}', '\xff\xff\xff\xff']) {
    await new Promise<void>((resolve) => {
      const socket = connect(socketPath, () => socket.end(Buffer.from(nonsense, 'latin1')));
      socket.on('error', () => undefined).on('close', () => resolve()).resume();
    });
  }
  const png = await pngImage();
  assert.ok((await new RemoteRenderer(socketPath).pages(() => pieces(png), 'image/png')).ok);
});
