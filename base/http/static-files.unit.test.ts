import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { staticFiles } from './static-files.ts';

const SCRIPT = 'console.log(1);\n'.repeat(100);

const serve = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'static-files-'));
  t.after(() => { rmSync(folder, { recursive: true }); });
  writeFileSync(join(folder, 'app-Ab12Cd34.js'), SCRIPT);
  writeFileSync(join(folder, 'small.js'), 'x');
  const app = Fastify();
  t.after(() => app.close());
  staticFiles(app, '/assets', folder);
  return (name: string, headers: Record<string, string> = {}) => app.inject({ url: `/assets/${name}`, headers });
};

describe('files from memory', () => {
  it('gives a file as the reader unpacks it, the same bytes at the first ask and at those beside it', async (t) => {
    const get = serve(t);
    const answers = await Promise.all([get('app-Ab12Cd34.js', { 'accept-encoding': 'gzip, br' }),
      get('app-Ab12Cd34.js', { 'accept-encoding': 'gzip, br' }), get('app-Ab12Cd34.js', { 'accept-encoding': 'gzip' }),
      get('app-Ab12Cd34.js'), get('small.js', { 'accept-encoding': 'br' })]);
    assert.deepEqual(answers.map(({ statusCode, headers }) => [statusCode, headers['content-encoding']]),
      [[200, 'br'], [200, 'br'], [200, 'gzip'], [200, undefined], [200, undefined]]);
    const [first, second, third, plain] = answers.map(({ rawPayload }) => rawPayload);
    assert.deepEqual([brotliDecompressSync(first!), brotliDecompressSync(second!), gunzipSync(third!), plain!].map(String),
      [SCRIPT, SCRIPT, SCRIPT, SCRIPT]);
    assert.ok(first!.length < SCRIPT.length / 2);
  });

  it('keeps hashed names for ever, asks again for the others, and answers 304 and 404', async (t) => {
    const get = serve(t);
    const [hashed, other] = [await get('app-Ab12Cd34.js'), await get('small.js')];
    assert.match(String(hashed.headers['cache-control']), /immutable/);
    assert.match(String(other.headers['cache-control']), /must-revalidate/);
    const again = await get('small.js', { 'if-none-match': String(other.headers.etag) });
    assert.deepEqual([again.statusCode, (await get('../static-files.ts')).statusCode, (await get('none.js')).statusCode], [304, 404, 404]);
  });
});
