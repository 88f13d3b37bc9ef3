const weigh = (value: unknown, left: number): number => {
  if (left < 0) return left;
  if (typeof value === 'string') return left - value.length - 2;
  if (typeof value !== 'object' || value === null) return left - 4;
  let rest = left - 2;
  for (const [key, inner] of Object.entries(value)) {
    rest = weigh(inner, rest - key.length - 4);
    if (rest < 0) return rest;
  }
  return rest;
};

/** Would a value be longer than `chars` as JSON? Looks no further than that many characters. */
export const isLarge = (value: unknown, chars: number): boolean => weigh(value, chars) < 0;
