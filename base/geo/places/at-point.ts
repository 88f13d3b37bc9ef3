import { degreesText } from '../coordinates/format-coordinates.ts';
import { parseCoordinates } from '../coordinates/parse-coordinates.ts';
import type { Place } from './place.ts';

/** The point that a text gives in figures, in any notation, with its doubts; nothing for another text. Needs no gazetteer. */
export const placesAtPoint = (text: string): Place[] => {
  const found = parseCoordinates(text);
  return found.ok ? [{ kind: 'coordinates', label: degreesText(found.at), context: '', at: found.at, score: 100,
    ...(found.doubts.length > 0 ? { doubts: found.doubts } : {}) }] : [];
};
