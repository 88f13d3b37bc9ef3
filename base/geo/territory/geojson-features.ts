import { isRecord } from '#base/values/is-record.ts';
import { TERRITORY_LIMITS } from './territory-limits.ts';

/** A feature as it was read, and the line on which it begins; without one, what stood there is no JSON or too long. */
export type FeatureRead = { line: number; feature?: Feature };
export type Feature = { properties: Readonly<Record<string, unknown>>; type: string; coordinates: unknown };

const featureOf = (text: string): Feature | undefined => {
  try {
    const { geometry, properties } = JSON.parse(text) as Record<string, unknown>;
    const { type, coordinates } = isRecord(geometry) ? geometry : {};
    return { properties: isRecord(properties) ? properties : {}, type: String(type ?? ''), coordinates };
  } catch {
    return undefined;
  }
};

const LIST = /"features"\s*:\s*$/;

/**
 * Features of a map in GeoJSON (RFC 7946) or GeoJSONSeq (RFC 8142, or one a line), however it is laid out: each is read as soon as it
 * is whole, so that a file of any size takes the memory of one feature.
 */
export const geojsonFeatures = async function* (pieces: AsyncIterable<string>): AsyncGenerator<FeatureRead> {
  let [depth, top, line, from, inText, escaped] = [0, 0, 1, 1, false, false];
  let text = '';
  let skipping = false;
  for await (const piece of pieces) {
    let start = depth > top ? 0 : -1;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === 10) line += 1;
      if (inText) {
        if (escaped) escaped = false;
        else if (code === 92) escaped = true;
        else if (code === 34) inText = false;
        continue;
      }
      if (code === 34) inText = true;
      else if (code === 123 || code === 91) {
        if (depth === top && code === 123) [start, from] = [at, line];
        depth += 1;
        // The collection's list begins: what follows it in its list are the features.
        if (code === 91 && top === 0 && depth === 2 && LIST.test((text + piece.slice(Math.max(0, start), at)).slice(-40))) {
          [top, text, start] = [2, '', -1];
        }
      } else if (code === 125 || code === 93) {
        depth -= 1;
        if (code === 125 && depth === top && start >= 0) {
          const feature = skipping ? undefined : featureOf(text + piece.slice(start, at + 1));
          yield feature ? { line: from, feature } : { line: from };
          [text, start, skipping] = ['', -1, false];
        } else if (depth < top) top = Infinity;
      }
    }
    if (start < 0) continue;
    text += piece.slice(start);
    if (text.length > TERRITORY_LIMITS.feature_chars_max) [text, skipping] = ['', true];
  }
  if (depth !== 0 || inText) yield { line };
};
