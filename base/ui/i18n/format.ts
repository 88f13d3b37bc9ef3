import { localeOf, type Lang } from '#base/values/lang.ts';
import type { Instant } from '#base/values/instant.ts';
import type { CivilDate } from '#base/values/civil-date.ts';

const FORMATS_MAX = 200;
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (lang: Lang, zone: string, kind: string, options: Intl.DateTimeFormatOptions) => {
  const key = `${lang} ${zone} ${kind}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= FORMATS_MAX) formats.clear();
  const made = new Intl.DateTimeFormat(localeOf(lang), { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
};

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
const WEEKDAY: Intl.DateTimeFormatOptions = { weekday: 'long', ...DAY };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** French says « 1er mai ». */
const firstOfMonth = (lang: Lang, text: string): string =>
  (lang === 'fr' ? text.replace(/(^|[^\d])1 (?=\p{L})/u, '$11er ') : text);

/** « 4 février 2026 » / “4 February 2026”; a civil date has no zone, so none is asked. */
export const formatDate = (lang: Lang, date: CivilDate): string =>
  firstOfMonth(lang, formatOf(lang, 'UTC', 'day', DAY).format(Date.parse(`${date}T00:00:00Z`)));

/** « mercredi 4 février 2026 » / “Wednesday 4 February 2026”. */
export const formatWeekday = (lang: Lang, date: CivilDate): string =>
  firstOfMonth(lang, formatOf(lang, 'UTC', 'weekday', WEEKDAY).format(Date.parse(`${date}T00:00:00Z`)));

/** « 4 février 2026 à 23:59 » on the wall clocks of an IANA zone. */
export const formatInstant = (lang: Lang, at: Instant, zone: string): string => {
  const day = firstOfMonth(lang, formatOf(lang, zone, 'day', DAY).format(at));
  const time = formatOf(lang, zone, 'time', TIME).format(at);
  return lang === 'fr' ? `${day} à ${time}` : `${day} at ${time}`;
};

/** Like `formatInstant` with the seconds, for a legal time (receipt). */
export const formatExactInstant = (lang: Lang, at: Instant, zone: string): string => {
  const day = firstOfMonth(lang, formatOf(lang, zone, 'day', DAY).format(at));
  const time = formatOf(lang, zone, 'second', { ...TIME, second: '2-digit' }).format(at);
  return lang === 'fr' ? `${day} à ${time}` : `${day} at ${time}`;
};

/** « heure de Paris » / “Paris time”, from the IANA name, which people can check on a clock. */
export const zoneName = (lang: Lang, zone: string): string => {
  const place = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return lang === 'fr' ? `heure de ${place}` : `${place} time`;
};

const COUNTS: Record<Lang, Intl.NumberFormat> = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') };

/** « 385 698 » with narrow spaces that do not break / “385,698”. */
export const formatCount = (lang: Lang, count: number): string => COUNTS[lang].format(count);

const UNITS: Record<Lang, readonly string[]> = { fr: ['octets', 'ko', 'Mo', 'Go'], en: ['bytes', 'kB', 'MB', 'GB'] };

/**
 * « 1,2 Mo » / “1.2 MB”, one decimal from the megabyte on; 1 Mo is 1,024 ko, as the limits are set and as phones show.
 */
export const formatBytes = (lang: Lang, bytes: number): string => {
  const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  const digits = power >= 2 ? 1 : 0;
  const text = new Intl.NumberFormat(localeOf(lang), { maximumFractionDigits: digits }).format(value);
  return `${text}\u00a0${UNITS[lang][power]}`;
};
