import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '#base/values/problem.ts';
import { jpegPhoto, pdfDocument, pngImage } from '#test/files/sample-files.ts';
import { FileInspector, type FileSlot } from './file-inspector.ts';
import { cleanFileName } from './file-name.ts';
import { FILE_LIMITS } from './limits.ts';

const slot: FileSlot = { slot: 'identity', accepts: ['image/jpeg', 'image/png', 'application/pdf'] };
const inspector = (more = {}): FileInspector =>
  new FileInspector(slot, { name: 'piece', declaredType: '' }, { ...FILE_LIMITS, ...more });

/** What the inspector says of bytes cut at the given places. */
const verdict = (bytes: Buffer, cuts: number[] = []): unknown => {
  const judge = inspector();
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  try {
    for (let i = 1; i < places.length; i++) judge.push(bytes.subarray(places[i - 1], places[i]));
    return judge.conclude();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

const samples = await Promise.all([jpegPhoto(900, 300), pngImage(), pdfDocument(3)]);

test('says the same of a file however it is cut in pieces', () => {
  for (const bytes of samples) {
    const whole = verdict(bytes);
    assert.ok(typeof whole === 'object');
    fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 40 }), (cuts) => {
      assert.deepEqual(verdict(bytes, cuts), whole);
    }), { numRuns: 20 });
    assert.deepEqual(verdict(bytes, Array.from({ length: 2500 }, (_, i) => i)), whole);
    assert.deepEqual(verdict(bytes, Array.from({ length: 500 }, (_, i) => bytes.length - i)), whole);
  }
});

test('reads the size of an image from its header', () => {
  assert.deepEqual(verdict(samples[0]!), {
    type: 'image/jpeg', size: samples[0]!.length, width: 900, height: 300, needsOpening: false,
  });
  assert.equal((verdict(samples[1]!) as { width: number }).width, 600);
});

test('answers any damage with a refusal or a finding, never with a crash', () => {
  const damage = fc.record({ of: fc.nat(2), at: fc.nat(), bytes: fc.uint8Array({ maxLength: 12 }), cut: fc.nat() });
  fc.assert(fc.property(damage, ({ of, at, bytes, cut }) => {
    const copy = Buffer.from(samples[of]!);
    copy.set(bytes.subarray(0, copy.length - (at % copy.length)), at % copy.length);
    verdict(copy.subarray(0, cut % 3 === 0 ? cut % copy.length : copy.length), [at, cut]);
  }), { numRuns: 200 });
  const magics = fc.constantFrom('', '\xff\xd8\xff', '%PDF-');
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), magics, (bytes, magic) => {
    verdict(Buffer.concat([Buffer.from(magic, 'latin1'), bytes]));
  }), { numRuns: 200 });
});

test('reaches each of its limits: bytes, pixels, sides', () => {
  const size = samples[0]!.length;
  const judged = (more: object): string => {
    const judge = inspector(more);
    try {
      judge.push(samples[0]!);
      judge.conclude();
      return 'taken';
    } catch (error) {
      return (error as Problem).code;
    }
  };
  assert.equal(judged({ file_bytes_max: size }), 'taken');
  assert.equal(judged({ file_bytes_max: size - 1 }), 'FILE_TOO_LARGE');
  assert.equal(judged({ image_pixels_max: 270_000 }), 'taken');
  assert.equal(judged({ image_pixels_max: 269_999 }), 'FILE_IMAGE_TOO_BIG');
  assert.equal(judged({ image_side_max: 900 }), 'taken');
  assert.equal(judged({ image_side_max: 899 }), 'FILE_IMAGE_TOO_BIG');
});

test('cleans a name: no path, nothing invisible or turned round, extension kept', () => {
  assert.equal(cleanFileName('C:\\Users\\x\\Pièce d’identité.pdf'), 'Pièce d’identité.pdf');
  assert.equal(cleanFileName('../../etc/passwd'), 'passwd');
  assert.equal(cleanFileName('facture\u202Egpj.exe\u0000'), 'facturegpj.exe');
  assert.equal(cleanFileName('e\u0301te\u0301.png'), 'été.png');
  assert.equal(cleanFileName(`${'a'.repeat(300)}.jpeg`), `${'a'.repeat(115)}.jpeg`);
  for (const empty of ['', '..', '/', ' \u200b']) assert.equal(cleanFileName(empty), 'fichier');
});
