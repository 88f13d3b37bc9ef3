import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { createCanvas } from '@napi-rs/canvas';
import { legibilityAdvice } from './legibility.ts';
import { pieces } from './object-store-contract.ts';
import { Renderer } from './renderer.ts';

const renderer = new Renderer();
after(() => renderer.close());

/** A page of fine print, as a photo of a document shows it. */
const print = (width: number, height: number): Buffer => {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#e8e4da';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#22242a';
  for (let y = 12; y < height; y += 24) {
    for (let x = 20; x < width - 20; x += 9) pen.fillRect(x, y, 3 + ((x * y) % 5), 10);
  }
  return canvas.toBuffer('image/png');
};

const advice = async (bytes: Buffer): Promise<string[]> => {
  const result = await renderer.measures(() => pieces(bytes), 'image/jpeg');
  assert.ok(result.ok);
  return legibilityAdvice(result.measures).map(({ code }) => code);
};
const photo = (change: (image: Sharp) => Sharp): Promise<Buffer> =>
  change(sharp(print(1400, 1000))).jpeg().toBuffer();

test('has nothing to say of a sharp, bright, large photo, nor of a white scan', async () => {
  assert.deepEqual(await advice(await photo((image) => image)), []);
  assert.deepEqual(await advice(await photo((image) => image.normalise().greyscale())), []);
});

test('tells a small, a dark and a blurred photo, each with what to do', async () => {
  assert.deepEqual(await advice(await photo((image) => image.resize(500))), ['small']);
  assert.ok((await advice(await photo((image) => image.linear(0.2, 0)))).includes('dark'));
  assert.deepEqual(await advice(await photo((image) => image.blur(8))), ['blurred']);
});

test('gives each advice in both languages', () => {
  const all = legibilityAdvice({ width: 1, height: 1, brightness: 0, sharpness: 0 });
  assert.deepEqual(all.map(({ code }) => code), ['small', 'dark', 'blurred']);
  for (const { text } of all) assert.ok(text.fr.length > 40 && text.en.length > 40);
});
