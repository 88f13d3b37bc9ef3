/**
 * The value of a field in words: a text, or what a coded value, a town, a number to call or a point says; a list's by commas.
 * What is none of these is shown as it stands.
 */
export const valueWords = (value: unknown): string => {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  if (typeof value !== 'object') return String(value);
  const { label, name, detail, complete, lat, lon } = value as Record<string, unknown>;
  const said = label ?? name ?? detail ?? complete;
  if (said !== undefined) return String(said);
  if (typeof lat === 'number' && typeof lon === 'number') return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  const words = Object.values(value).filter((one) => one !== null && one !== '');
  return words.length > 0 ? words.map(valueWords).join(' ') : '—';
};
