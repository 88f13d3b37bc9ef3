import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { assemble, lockedPdf } from '#test/files/locked-pdf.ts';
import { goodSamples, jpegPhoto, pdfDocument, pngBomb, pngImage } from '#test/files/sample-files.ts';
import type { FileType } from './file-type.ts';
import { pieces } from './object-store-contract.ts';
import type { Rendered } from './renderer-port.ts';
import { Renderer } from './renderer.ts';

const renderer = new Renderer();
after(() => renderer.close());

const TYPES: FileType[] = ['image/jpeg', 'image/png', 'application/pdf'];
const typeOf = (bytes: Buffer): FileType => TYPES.find((_, i) => bytes[0] === [0xff, 0x89, 0x25][i])!;
const shown = (bytes: Buffer, type = typeOf(bytes), watermark?: string): Promise<Rendered> =>
  renderer.pages(() => pieces(bytes), type, watermark);
const refusal = async (bytes: Buffer, type?: FileType): Promise<string> => {
  const result = await shown(bytes, type);
  return result.ok ? 'shown' : result.problem.code;
};
const pagesOf = async (bytes: Buffer, watermark?: string) => {
  const result = await shown(bytes, undefined, watermark);
  assert.ok(result.ok, result.ok ? '' : result.detail);
  return result.pages;
};

for (const [label, { bytes }] of Object.entries(await goodSamples())) {
  test(`shows ${label} as JPEG pages of at most 1600 pixels`, async () => {
    for (const page of await pagesOf(bytes)) {
      const { format, width, height, exif } = await sharp(page.bytes).metadata();
      assert.deepEqual([format, width, height, exif], ['jpeg', page.width, page.height, undefined]);
      assert.ok(Math.max(width, height) <= 1600);
    }
  });
}

test('turns a photo upright, makes a large one smaller, and drops where it was taken', async () => {
  const photo = await jpegPhoto(3000, 2000);
  assert.ok((await sharp(photo).metadata()).exif);
  const [page] = await pagesOf(photo);
  assert.deepEqual([page!.width, page!.height], [1067, 1600]);
  assert.ok(!page!.bytes.includes('GPS') && !page!.bytes.includes('appareil de test'));
});

test('renders what a PDF draws, in its colours', async () => {
  const draws = '1 0 0 rg 0 0 100 200 re f 0 0 1 rg 100 0 100 200 re f';
  const pdf = assemble([
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
    `<< /Length ${draws.length} >>\nstream\n${draws}\nendstream`,
  ], '/Root 1 0 R');
  const [page] = await pagesOf(pdf);
  const { data, info } = await sharp(page!.bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number): number[] => [...data.subarray((info.width * 100 + x) * 3).subarray(0, 3)];
  const [left, right] = [at(100), at(info.width - 100)];
  assert.ok(left[0]! > 240 && left[2]! < 20, `left ${left}`);
  assert.ok(right[2]! > 240 && right[0]! < 20, `right ${right}`);
});

test('marks each page when asked, and only then', async () => {
  const darkest = async (watermark?: string): Promise<number> => {
    const [page] = await pagesOf(await sharp({ create: { width: 800, height: 500, channels: 3, background: '#fff' } })
      .png().toBuffer(), watermark);
    return (await sharp(page!.bytes).stats()).channels[0]!.min;
  };
  assert.ok(await darkest() > 250);
  assert.ok(await darkest('copie – inscription électorale') < 210);
});

test('refuses a password, too many pages, a bomb and what it cannot read, each with its own words', async () => {
  assert.equal(await refusal(lockedPdf('secret')), 'FILE_PASSWORD');
  assert.equal(await refusal(await pdfDocument(20)), 'shown');
  assert.equal(await refusal(await pdfDocument(21)), 'FILE_PAGES_TOO_MANY');
  assert.equal(await refusal(pngBomb(60_000)), 'FILE_IMAGE_TOO_BIG');
  assert.equal(await refusal(await pngImage(), 'image/jpeg'), 'FILE_UNREADABLE');
  assert.equal(await refusal(Buffer.alloc(0), 'application/pdf'), 'FILE_UNREADABLE');
});

test('tells without rendering whether a PDF opens', async () => {
  assert.equal(await renderer.opens(() => pieces(lockedPdf(''))), undefined);
  assert.equal((await renderer.opens(() => pieces(lockedPdf('secret'))))?.problem.code, 'FILE_PASSWORD');
});

test('runs no script and follows no link of a PDF', async () => {
  const pdf = assemble([
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1); while(true){}) >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /AA << /O << /S /URI /URI (http://127.0.0.1:9/) >> >> >>',
  ], '/Root 1 0 R');
  assert.equal(await refusal(pdf), 'shown');
});

test('survives a page tree that turns in circles and a font program that never ends', async () => {
  const circle = assemble([
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 3 >>',
  ], '/Root 1 0 R');
  assert.notEqual(await refusal(circle), 'shown');
  const nested = `${'['.repeat(50_000)}`;
  assert.notEqual(await refusal(Buffer.from(`%PDF-1.4\n1 0 obj\n${nested}\nendobj\nstartxref\n0\n%%EOF`)), 'shown');
});

test('an error of the source is the caller’s, not the file’s, and the next file is rendered', async () => {
  const failing = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from('%PDF-1.4');
    throw new Error('the store went away');
  };
  await assert.rejects(renderer.pages(failing, 'application/pdf'), /the store went away/);
  assert.equal(await refusal(await pngImage()), 'shown');
});

test('garbage of every sort ends as a page or a refusal, and a good file is still shown afterwards', async () => {
  const samples = await Promise.all([jpegPhoto(300, 200), pngImage(120, 90), pdfDocument(1)]);
  const damage = fc.record({
    of: fc.nat(2), at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }), cut: fc.boolean(),
  });
  await fc.assert(fc.asyncProperty(damage, async ({ of, at, bytes, cut }) => {
    const copy = Buffer.from(samples[of]!);
    copy.set(bytes.subarray(0, copy.length - (at % copy.length)), at % copy.length);
    await shown(cut ? copy.subarray(0, at % copy.length) : copy, TYPES[of]);
  }), { numRuns: 120 });
  for (const type of TYPES) await shown(randomBytes(20_000), type);
  for (const bytes of samples) assert.equal(await refusal(bytes), 'shown');
});

test('a file that makes the worker hang costs its deadline, is refused, and harms no other', async (t) => {
  const small = new Renderer({ limits: { workers_max: 1, wall_ms_max: 1 } });
  t.after(() => small.close());
  const result = await small.pages(() => pieces(Buffer.from('%PDF-')), 'application/pdf');
  assert.ok(!result.ok && result.reason === 'lost');
  assert.equal(result.problem.code, 'FILE_UNREADABLE');
});

test('more files than workers wait their turn; more than may wait are told to come back', async (t) => {
  const small = new Renderer({ limits: { workers_max: 1, waiting_max: 3 } });
  t.after(() => small.close());
  const png = await pngImage();
  const show = (): Promise<Rendered> => small.pages(() => pieces(png), 'image/png');
  const results = await Promise.allSettled(Array.from({ length: 6 }, show));
  assert.deepEqual(results.map((r) => (r.status === 'fulfilled' ? r.value.ok : r.reason.code)),
    [true, true, true, true, 'FILE_NOT_READY', 'FILE_NOT_READY']);
});

test('a worker serves a bounded number of files', async (t) => {
  const small = new Renderer({ limits: { workers_max: 1, jobs_per_worker_max: 2 } });
  t.after(() => small.close());
  const png = await pngImage();
  for (let i = 0; i < 5; i++) assert.ok((await small.pages(() => pieces(png), 'image/png')).ok);
});
