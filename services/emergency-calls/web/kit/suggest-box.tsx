import { useEffect, useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';

/** Something that may be chosen in place of what is typed. */
export type Suggestion<T> = { key: string; value: T; shown: ReactNode };

type SuggestBoxProps<T> = { name: string; label: ReactNode; listLabel: string; value: string; found: readonly Suggestion<T>[];
  /** A line about what was found; `noteRead` leaves it to screen readers. */
  note?: string | undefined; noteRead?: boolean; placeholder?: string; wide?: boolean;
  /** Characters that the place of the text takes. */
  max?: number;
  /** What was found is still that of an earlier text: Enter then waits for the answer to this one. */
  stale?: boolean;
  box?: RefObject<HTMLInputElement | null> | undefined;
  onType(text: string): void; onChoose(value: T): void; onClose?(): void };

/** Enter that came before the answer to the text: done once the answer is there, on the field that it was pressed in. */
const useWish = (stale: boolean, act: (field: HTMLInputElement) => void) => {
  const [field, wish] = useState<HTMLInputElement | null>(null);
  useEffect(() => {
    if (!field || stale) return;
    wish(null);
    act(field);
  });
  return [field !== null, wish] as const;
};

/** What Enter does in a field of a form that has a button to send it. */
const sendForm = ({ form }: HTMLInputElement): void => form?.querySelector<HTMLButtonElement>('button:not([type=button])')?.click();

/**
 * A field that proposes while somebody types (ARIA combobox with a list box). Arrows walk, Enter chooses, Escape closes; typing on is
 * always possible, and what is typed counts until something is chosen. Who types fast and presses Enter at once never gets a proposal
 * made for fewer letters.
 */
export const SuggestBox = <T, >({ name, label, listLabel, value, found, note, noteRead = false, placeholder, wide = false, max,
  stale = false, box, onType, onChoose, onClose }: SuggestBoxProps<T>) => {
  const id = useId();
  const [typing, setTyping] = useState(false);
  const [active, setActive] = useState(0);
  const open = typing && found.length > 0;
  const close = (): void => { setTyping(false); setActive(0); onClose?.(); };
  const choose = (one: Suggestion<T> | undefined): void => { if (one) { onChoose(one.value); close(); } };
  const [wished, wish] = useWish(stale, (field) => {
    choose(found[0]);
    close();
    if (found.length === 0) sendForm(field);
  });
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (typing && stale && active === 0 && event.key === 'Enter') {
      event.preventDefault();
      wish(event.currentTarget);
      return;
    }
    if (event.key === 'Escape' && wished) wish(null);
    if (!open || event.altKey || (step === undefined && event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    if (step !== undefined) setActive((active + step + found.length) % found.length);
    else if (event.key === 'Enter') choose(found[active]);
    else close();
  };
  return (
    <div className={wide ? 'rc-field rc-field--wide rc-suggest rc-suggest--wide' : 'rc-field rc-suggest'}>
      <label htmlFor={`${id}-box`}>{label}</label>
      <input ref={box} id={`${id}-box`} name={name} value={value} spellCheck={false} maxLength={max}
        autoComplete="off" role="combobox" aria-expanded={open}
        aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={open ? `${id}-${active}` : undefined}
        aria-describedby={`${id}-note`} placeholder={placeholder} onKeyDown={onKey} onBlur={() => { if (!wished) close(); }}
        onChange={({ target }) => { setTyping(true); setActive(0); wish(null); onType(target.value); }} />
      <ul id={`${id}-list`} role="listbox" aria-label={listLabel} hidden={!open} className="rc-suggest__list">
        {found.map((one, i) => (
          <li key={one.key} id={`${id}-${i}`} role="option" aria-selected={i === active} onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}>{one.shown}</li>))}</ul>
      <p id={`${id}-note`} role="status" className={noteRead ? 'rc-sr' : 'rc-quiet'}>{note ?? ''}</p>
    </div>
  );
};
