/** How many call takers are at their posts in one centre, as the telephony counts them. */
export type PostCount = { centre: string; present: number };

/** Is this a count, of at most `max` people? */
export const isPostCount = (told: unknown, max: number): told is PostCount => {
  const { centre, present } = (told ?? {}) as Record<string, unknown>;
  return typeof centre === 'string' && /^[0-9A-Z]{3}$/.test(centre) && Number.isInteger(present) && present as number >= 0
    && present as number <= max;
};
