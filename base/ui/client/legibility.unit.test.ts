import { test } from 'node:test';
import assert from 'node:assert/strict';
import { judgePhoto } from './legibility.ts';

const WIDTH = 64;
const HEIGHT = 64;
const LARGE = { width: 3000, height: 2000 };

/** A picture whose grey at each point is given by `paint`. */
const picture = (paint: (x: number, y: number) => number): Uint8ClampedArray => {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let at = 0; at < WIDTH * HEIGHT; at++) rgba.fill(paint(at % WIDTH, Math.floor(at / WIDTH)), at * 4, at * 4 + 3);
  return rgba;
};

const stripes = picture((x) => (x % 4 < 2 ? 30 : 225));
const softStripes = picture((x) => 128 + 60 * Math.sin(x / 12));

test('sharp print in light is good', () => {
  assert.equal(judgePhoto(LARGE, stripes, WIDTH), 'good');
});

test('the same print photographed small is said small, whichever side is short', () => {
  assert.equal(judgePhoto({ width: 699, height: 2000 }, stripes, WIDTH), 'small');
  assert.equal(judgePhoto({ width: 2000, height: 699 }, stripes, WIDTH), 'small');
  assert.equal(judgePhoto({ width: 700, height: 700 }, stripes, WIDTH), 'good');
});

test('a photo without light is said dark', () => {
  assert.equal(judgePhoto(LARGE, picture((x) => (x % 4 < 2 ? 5 : 60)), WIDTH), 'dark');
});

test('soft edges are said blurred', () => {
  assert.equal(judgePhoto(LARGE, softStripes, WIDTH), 'blurred');
});
