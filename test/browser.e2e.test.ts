import { test } from 'node:test';
import assert from 'node:assert/strict';
import { launchBrowser } from './browser.ts';
import { tarFiles } from './chromium.ts';

test('the browser of the lock file starts, runs script and draws text', async (t) => {
  const browser = await launchBrowser(t);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.setContent('<title>x</title><p id="p">Élection</p><script>document.title = 6 * 7</script>');
  assert.equal(await page.title(), '42');
  const width = await page.locator('#p').evaluate((node) => node.getBoundingClientRect().height);
  assert.ok(width > 10);
  assert.ok((await page.screenshot()).length > 1000);
});

test('two contexts share no cookie', async (t) => {
  const browser = await launchBrowser(t);
  const [one, other] = [await browser.newContext(), await browser.newContext()];
  await one.addCookies([{ name: 'a', value: '1', url: 'http://localhost/' }]);
  assert.equal((await other.cookies()).length, 0);
});

test('a tar archive is read file by file, folders and climbing paths left out', () => {
  const entry = (path: string, type: string, text: string) => {
    const head = Buffer.alloc(512);
    head.write(path, 0);
    head.write(text.length.toString(8).padStart(11, '0'), 124);
    head.write(type, 156);
    const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
    body.write(text);
    return Buffer.concat([head, body]);
  };
  const archive = Buffer.concat([
    entry('lib/', '5', ''), entry('lib/a.so', '0', 'bytes'), entry('../b', '0', 'no'), Buffer.alloc(1024),
  ]);
  assert.deepEqual([...tarFiles(archive)].map(({ path, bytes }) => [path, bytes.toString()]), [['lib/a.so', 'bytes']]);
});
