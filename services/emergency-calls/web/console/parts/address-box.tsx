import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { FoundPlace } from '../../../domain/territory/place-fields.ts';
import { useTexts } from '../../kit/lang.tsx';
import { useSettled } from '../../kit/use-settled.ts';
import { placeWords } from '../place-words.ts';
import { findPlaces, type Focus } from '../places-client.ts';

type AddressBoxProps = { centre: string; name: string; value: string; label: string; focus: Focus;
  box?: RefObject<HTMLInputElement | null>; onType(text: string): void; onChoose(place: FoundPlace): void };

const SETTLE_MS = 60;
const LETTERS_MIN = 2;
const NONE: readonly FoundPlace[] = [];

/** What the search finds for the text typed last; nothing is asked before somebody types. */
const useFound = (centre: string, typed: string | null, focus: Focus) => {
  const text = useSettled(typed, SETTLE_MS)?.trim() ?? '';
  const { data, isError } = useQuery({ queryKey: ['places', centre, text, focus?.lat, focus?.lon], retry: false, networkMode: 'always',
    queryFn: () => findPlaces(centre, text, focus), enabled: text.length >= LETTERS_MIN, placeholderData: (before) => before });
  const asked = typed !== null && text.length >= LETTERS_MIN;
  return { asked, places: asked ? data?.places ?? NONE : NONE, gone: asked && isError, state: data?.state };
};

type Says = Parameters<typeof placeWords>[1];

/** One line for screen readers and for the eye: how many were found, or why none. */
const noteOf = ({ asked, places, gone, state }: ReturnType<typeof useFound>): Says | undefined => {
  if (!asked) return undefined;
  if (gone || state === 'absent' || state === 'failed') return 'gone';
  if (state === 'preparing') return 'preparing';
  return state === undefined ? undefined : places.length === 0 ? 'none' : 'found';
};

const kindWord = (kind: string): Says => (kind === 'address' ? 'address_kind' : kind as Says);

const Option = ({ place, id, active, onChoose }: { place: FoundPlace; id: string; active: boolean; onChoose(): void }) => {
  const { t } = useTexts(placeWords);
  return (
    <li id={id} role="option" aria-selected={active} onMouseDown={(event) => event.preventDefault()} onClick={onChoose}>
      <b>{place.label}</b> <span>{place.context}</span>
      <span className="rc-quiet">{t(kindWord(place.kind))}{place.nearestNumber ? `, ${t('nearestNumber')}` : ''}
        {place.doubts?.length ? ` · ⚠ ${place.doubts.map((doubt) => t(doubt as Says)).join(' ')}` : ''}</span>
    </li>
  );
};

/**
 * The address as it is typed, with the places that it may mean (ARIA combobox with a list box). Arrows walk, Enter chooses, Escape
 * closes; typing on is always possible, and what is typed is the address until a place is chosen, server or not.
 */
export const AddressBox = ({ centre, name, value, label, focus, box, onType, onChoose }: AddressBoxProps) => {
  const { t } = useTexts(placeWords);
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const found = useFound(centre, typed, focus);
  const { places } = found;
  const [note, open] = [noteOf(found), places.length > 0];
  const close = (): void => { setTyped(null); setActive(0); };
  const choose = (place: FoundPlace | undefined): void => { if (place) { onChoose(place); close(); } };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!open || (step === undefined && event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    if (step !== undefined) setActive((active + step + places.length) % places.length);
    else if (event.key === 'Enter') choose(places[active]);
    else close();
  };
  return (
    <div className="rc-field rc-field--wide rc-address">
      <label htmlFor={`${id}-box`}>{label}</label>
      <input ref={box} id={`${id}-box`} name={name} value={value} spellCheck={false} autoComplete="off" role="combobox" aria-expanded={open}
        aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={open ? `${id}-${active}` : undefined}
        aria-describedby={`${id}-note`} placeholder={t('address')} onKeyDown={onKey} onBlur={close}
        onChange={(event) => { setTyped(event.target.value); setActive(0); onType(event.target.value); }} />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!open} className="rc-address__list">
        {places.map((place, index) => <Option key={`${place.kind}${place.label}${place.context}`} place={place} id={`${id}-${index}`}
          active={index === active} onChoose={() => choose(place)} />)}</ul>
      <p id={`${id}-note`} role="status" className={note === 'found' ? 'rc-sr' : 'rc-quiet'}>
        {note ? t(note, { count: places.length }) : ''}</p>
    </div>
  );
};
