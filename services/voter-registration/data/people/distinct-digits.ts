/**
 * Twenty bits that no two indices of a run of 2²⁰ share, cut into the digits that the traits of a person carry. Each
 * trait is chosen by frequency, then moved inside a block of neighbours so as to bear its digit: two people of a run
 * never have the same name, given name, sex, birth date and birth place.
 */
export type Digits = { sexe: number; prenom: number; nom: number; jour: number; lieu: number };

const BITS = 20;
const MASK = (1 << BITS) - 1;

/** Block of neighbours in which each trait bears its digit. */
export const BLOCKS = { sexe: 2, prenom: 8, nom: 32, jour: 64, lieu: 32 } as const;

/** A bijection of 20-bit numbers: odd multiplications and shifts, both reversible. */
const scramble = (n: number, seed: number): number => {
  let v = (n ^ seed) & MASK;
  v = Math.imul(v, 0x9e375) & MASK;
  v ^= v >>> 9;
  v = Math.imul(v, 0x5bd1d) & MASK;
  return v ^ (v >>> 11);
};

/** Digits of an index under a seed. */
export const digitsOf = (seed: number, index: number): Digits => {
  let v = scramble(index & MASK, seed);
  const take = (base: number): number => {
    const digit = v % base;
    v = Math.floor(v / base);
    return digit;
  };
  return {
    sexe: take(BLOCKS.sexe), prenom: take(BLOCKS.prenom), nom: take(BLOCKS.nom), jour: take(BLOCKS.jour),
    lieu: take(BLOCKS.lieu),
  };
};

/** The number of the same block that bears the digit. */
export const bearing = (n: number, block: number, digit: number): number => n - (n % block) + digit;
