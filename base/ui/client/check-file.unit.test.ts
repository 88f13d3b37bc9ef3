import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fileFault } from './check-file.ts';

const MAX = 1000;
const file = (name: string, type: string, size: number) => ({ name, type, size });

test('a JPEG, a PNG and a PDF up to the limit are sent', () => {
  assert.equal(fileFault(file('a.jpg', 'image/jpeg', MAX), MAX), undefined);
  assert.equal(fileFault(file('a.png', 'image/png', 1), MAX), undefined);
  assert.equal(fileFault(file('a.pdf', 'application/pdf', 1), MAX), undefined);
});

test('one byte too many, nothing at all, another format: each its reason', () => {
  assert.equal(fileFault(file('a.pdf', 'application/pdf', MAX + 1), MAX), 'tooBig');
  assert.equal(fileFault(file('a.pdf', 'application/pdf', 0), MAX), 'empty');
  assert.equal(fileFault(file('a.docx', 'application/msword', 1), MAX), 'wrongType');
});

test('HEIC is known by its name or its type, as some systems give no type', () => {
  assert.equal(fileFault(file('IMG_1.HEIC', '', 1), MAX), 'heic');
  assert.equal(fileFault(file('photo', 'image/heif', 1), MAX), 'heic');
});
