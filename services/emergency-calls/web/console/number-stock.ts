/** Numbers of the day that this console keeps, so that it can open dossiers while it is cut off. */
export type NumberStock = { take(): string | undefined; fill(lease: (count: number) => Promise<{ numbers: string[] }>): Promise<void> };

const LOW = 4;
const FULL = 10;

const read = (key: string): { day: string; numbers: string[] } | undefined => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') as { day: string; numbers: string[] };
  } catch {
    return undefined;
  }
};

/** The stock of one centre; numbers of another day are let go. */
export const numberStock = (centre: string, today: () => string): NumberStock => {
  const key = `rc-numbers:${centre}`;
  const stock = (): string[] => {
    const kept = read(key);
    return kept?.day === today() ? kept.numbers : [];
  };
  const keep = (numbers: string[]): void => localStorage.setItem(key, JSON.stringify({ day: today(), numbers }));
  return {
    take: () => {
      const [first, ...rest] = stock();
      if (first !== undefined) keep(rest);
      return first;
    },
    fill: async (lease) => {
      if (stock().length >= LOW) return;
      const { numbers } = await lease(FULL - stock().length);
      keep([...stock(), ...numbers]);
    },
  };
};
