/** UTC milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** Gives the present instant; passed as an argument so that tests and replays own the time. */
export type Clock = () => Instant;

/** The machine's clock: for the edge of a process only, never for a rule. */
export const systemClock: Clock = () => Date.now();

/** Texts made lately, each at the place that its instant gives: a batch and a calendar ask for the same ones again and again. */
const lately: { at: Instant; text: string }[] = [];
const PLACES = 1_021;

/** RFC 3339 text in UTC with milliseconds. Throws a RangeError for what is no instant. */
export const toRfc3339 = (at: Instant): string => {
  const place = Math.abs(at % PLACES);
  const known = lately[place];
  if (known?.at === at) return known.text;
  const text = new Date(at).toISOString();
  if (Number.isInteger(place)) lately[place] = { at, text };
  return text;
};

/** A day that a calendar has and an hour that a clock shows: 30 February and 24:00 would silently be the day after. */
const isOnClocks = (text: string): boolean =>
  !text.startsWith('24', 11) && new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)).getUTCDate() === Number(text.slice(8, 10));

/** Reads an RFC 3339 instant; `undefined` when it is not one. */
export const parseInstant = (text: string): Instant | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) || !isOnClocks(text) ? undefined : at;
};
