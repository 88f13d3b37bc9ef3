import { useState } from 'react';

/** A yes or no kept in this browser; reading or writing may be forbidden, then it lasts as long as the page. */
export const useSetting = (name: string, initial: boolean): [boolean, (value: boolean) => void] => {
  const [value, setValue] = useState(() => read(name) ?? initial);
  return [value, (next) => { setValue(next); write(name, next); }];
};

const read = (name: string): boolean | undefined => {
  try {
    const kept = localStorage.getItem(`desk.${name}`);
    return kept === null ? undefined : kept === '1';
  } catch { return undefined; }
};

const write = (name: string, value: boolean): void => {
  try { localStorage.setItem(`desk.${name}`, value ? '1' : '0'); } catch { /* A private window keeps nothing. */ }
};
