const two = (n: number): string => String(n).padStart(2, '0');

/** An instant as a field of day and time shows it, on this console's clock: `2026-03-09T07:30`. */
export const localHour = (at: number): string => {
  const day = new Date(at);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${two(day.getHours())}:${two(day.getMinutes())}`;
};

/** The instant that such a field says; `undefined` while it is not filled in. */
export const instantOfHour = (text: string): number | undefined => {
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? undefined : at;
};
