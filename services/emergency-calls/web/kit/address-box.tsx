import { useState, type RefObject } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { FoundPlace } from '../../domain/territory/place-fields.ts';
import { useTexts } from './lang.tsx';
import { SuggestBox, type Suggestion } from './suggest-box.tsx';
import { useSettled } from './use-settled.ts';
import { placeWords } from './place-words.ts';
import { findPlaces, type Focus } from './places-client.ts';

type AddressBoxProps = { centre: string; name: string; value: string; label: string; focus: Focus;
  box?: RefObject<HTMLInputElement | null>; onType(text: string): void; onChoose(place: FoundPlace): void };

const SETTLE_MS = 60;
const LETTERS_MIN = 2;
const NONE: readonly FoundPlace[] = [];

/** What the search finds for the text typed last; nothing is asked before somebody types. */
const useFound = (centre: string, typed: string | null, focus: Focus) => {
  const text = useSettled(typed, SETTLE_MS)?.trim() ?? '';
  const { data, isError, isPlaceholderData, isLoading } = useQuery({ queryKey: ['places', centre, text, focus?.lat, focus?.lon],
    retry: false, networkMode: 'always', queryFn: () => findPlaces(centre, text, focus), enabled: text.length >= LETTERS_MIN,
    placeholderData: (before) => before });
  const asked = typed !== null && text.length >= LETTERS_MIN;
  const now = typed?.trim() ?? '';
  const stale = now.length >= LETTERS_MIN && (now !== text || isPlaceholderData || isLoading);
  return { asked, stale, places: asked ? data?.places ?? NONE : NONE, gone: asked && isError, state: data?.state };
};

type Says = Parameters<typeof placeWords>[1];

/** One line for screen readers and for the eye: how many were found, or why none. */
const noteOf = ({ asked, places, gone, state }: ReturnType<typeof useFound>): Says | undefined => {
  if (!asked) return undefined;
  if (places.length > 0) return 'found';
  if (gone || state === 'absent' || state === 'failed') return 'gone';
  if (state === 'preparing') return 'preparing';
  return state === undefined ? undefined : 'none';
};

const kindWord = (kind: string): Says => (kind === 'address' ? 'address_kind' : kind as Says);

const Place = ({ place }: { place: FoundPlace }) => {
  const { t } = useTexts(placeWords);
  return (
    <>
      <b>{place.label}</b> <span>{place.context}</span>
      <span className="rc-quiet">{t(kindWord(place.kind))}{place.nearestNumber ? `, ${t('nearestNumber')}` : ''}
        {place.doubts?.length ? ` · ⚠ ${place.doubts.map((doubt) => t(doubt as Says)).join(' ')}` : ''}</span>
    </>
  );
};

/**
 * The address as it is typed, with the places that it may mean: what is typed is the address until a place is chosen, server or not.
 */
export const AddressBox = ({ centre, name, value, label, focus, box, onType, onChoose }: AddressBoxProps) => {
  const { t } = useTexts(placeWords);
  const [typed, setTyped] = useState<string | null>(null);
  const found = useFound(centre, typed, focus);
  const note = noteOf(found);
  const suggested = found.places.map((place): Suggestion<FoundPlace> => ({ key: `${place.kind}${place.label}${place.context}`,
    value: place, shown: <Place place={place} /> }));
  return (
    <SuggestBox name={name} label={label} listLabel={label} value={value} found={suggested} placeholder={t('address')} wide box={box}
      stale={found.stale} note={note && t(note, { count: found.places.length })} noteRead={note === 'found'} onChoose={onChoose}
      onClose={() => setTyped(null)} onType={(text) => { setTyped(text); onType(text); }} />
  );
};
