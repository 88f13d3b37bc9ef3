import { useEffect, useRef } from 'react';

/** What each key does; names are those of `KeyboardEvent.key`, letters in lower case, or `Digit1` … for the digit row. */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

/** Keys that stay when single-key shortcuts are off (WCAG 2.1.4 is about letters, digits and signs). */
const ALWAYS = new Set(['ArrowUp', 'ArrowDown', 'Enter', 'Escape']);
const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';
const OWN_ENTER = 'button, a, summary, input, [role=tab]';

const digitOf = ({ code }: KeyboardEvent): string | undefined => /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];

const targetOf = ({ target }: KeyboardEvent): Element | null => (target instanceof Element ? target : null);

const isTyping = (event: KeyboardEvent): boolean => targetOf(event)?.matches(TYPING) ?? false;

const keyOf = (event: KeyboardEvent, map: KeyMap): string => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // The digit row of a French keyboard gives signs: the place of the key counts.
  const digit = digitOf(event);
  return map[key] === undefined && digit !== undefined ? digit : key;
};

/** Shortcuts of the whole page. A field keeps its keys, a button its Enter, and nothing is taken from the browser's own. */
export const useKeys = (map: KeyMap, single: boolean): void => {
  const current = useRef({ map, single });
  current.current = { map, single };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { map: keys, single: on } = current.current;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const key = keyOf(event, keys);
      if (isTyping(event) && key !== 'Escape') return;
      if (key === 'Enter' && targetOf(event)?.closest(OWN_ENTER)) return;
      if (!on && !ALWAYS.has(key)) return;
      const act = keys[key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};
