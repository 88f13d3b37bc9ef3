/** A source of numbers 0 ≤ n < 1 that a seed and a label decide: the same for ever, on any machine. */
export type Dice = () => number;

const mix = (h: number): number => {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** A number of 32 bits from a text. */
const hashText = (text: string): number => {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return mix(h);
};

/** Dice of a seed for one use (sfc32): what is rolled for one label never moves what is rolled for another. */
export const diceOf = (seed: number, label: string): Dice => {
  let [a, b, c, d] = [hashText(`${seed}`), hashText(label), hashText(`${label}/${seed}`), 1];
  const roll = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t | 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) roll();
  return roll;
};

/** One of a list. */
export const pick = <T>(dice: Dice, list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;

/** An integer between two, both included. */
export const between = (dice: Dice, low: number, high: number): number => low + Math.floor(dice() * (high - low + 1));

/** A smooth field of the plane, −1 … 1, that a seed decides: value noise in octaves, whose largest waves are `wave` long. */
export const noiseOf = (seed: number, wave: number, octaves: number): ((x: number, y: number) => number) => {
  const corner = (x: number, y: number, octave: number): number =>
    mix(Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed + octave * 7919, 0x9e3779b1)) / 2 ** 31 - 1;
  const ease = (t: number): number => t * t * (3 - 2 * t);
  const layer = (x: number, y: number, octave: number): number => {
    const [cx, cy] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [ease(x - cx), ease(y - cy)];
    const top = corner(cx, cy, octave) * (1 - u) + corner(cx + 1, cy, octave) * u;
    const bottom = corner(cx, cy + 1, octave) * (1 - u) + corner(cx + 1, cy + 1, octave) * u;
    return top * (1 - v) + bottom * v;
  };
  return (x, y) => {
    let [sum, size, share] = [0, 0, 1];
    for (let octave = 0; octave < octaves; octave++) {
      sum += share * layer((x / wave) * 2 ** octave, (y / wave) * 2 ** octave, octave);
      size += share;
      share /= 2;
    }
    return sum / size;
  };
};
