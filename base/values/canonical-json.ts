import canonicalize from 'canonicalize';

/** RFC 8785 (JCS) text of a JSON value; throws on what JSON cannot say (NaN, functions). */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no JSON form');
  return text;
};
