import { useLayoutEffect, useRef } from 'react';

/** What each chord does: `Alt+0`, `Alt+Shift+1`, `Alt+M`, `F8`, or a bare key where nothing is being typed: `Enter`, `0`. */
export type Chords = Readonly<Record<string, (() => void) | undefined>>;

const TYPING = 'input, textarea, select, [contenteditable]';
const FUNCTION_KEY = /^F\d{1,2}$/;
const digitOf = ({ code }: KeyboardEvent): string | undefined => /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];

/**
 * Keyboard of the whole console. Chords and function keys work everywhere; other bare keys only where nobody types;
 * `first`: before everybody else, for a menu that is open.
 */
export const useChords = (chords: Chords, first = false): void => {
  const current = useRef(chords);
  current.current = chords;
  // Before it is painted: a key that the screen already names must not be lost while the machine is busy.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      const element = event.target instanceof Element ? event.target : null;
      // The digit row of a French keyboard gives signs: the place of the key counts.
      const key = digitOf(event) ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
      const typing = element?.matches(TYPING) ?? false;
      if (event.key === 'Escape' && typing) { (element as HTMLElement).blur(); return; }
      if (!event.altKey && !FUNCTION_KEY.test(key) && (typing || (key === 'Enter' && element?.closest('button, a, summary')))) return;
      const shift = event.shiftKey && digitOf(event) !== undefined ? 'Shift+' : '';
      const act = current.current[event.altKey ? `Alt+${shift}${key}` : key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey, first);
    return () => document.removeEventListener('keydown', onKey, first);
  }, [first]);
};
