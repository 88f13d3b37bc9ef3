import type { Commune } from '../domain/communes.ts';
import { LIMITS } from '../limits.ts';

/** Longest text in which a typo is looked for, in characters. */
const TYPO_LENGTH_MAX = 40;
/** Typos are searched only when exact beginnings give fewer answers than this. */
const ENOUGH = 3;

const ABBREVIATIONS: Readonly<Record<string, string>> = { ST: 'SAINT', STE: 'SAINTE', STES: 'SAINTES' };
const LETTERS = ' ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Folds a commune's name or what is typed: no accents, capitals, hyphens and apostrophes as spaces, St and Ste
 * spelt out, digits kept (arrondissements).
 */
export const foldCommune = (text: string): string => {
  let folded = text.normalize('NFD').toUpperCase();
  if (folded.includes('Œ')) folded = folded.replaceAll('Œ', 'OE');
  folded = folded.replace(/\p{M}+/gu, '').replace(/[^A-Z0-9\p{L}]+/gu, ' ').trim();
  return /\bSTE?S?\b/.test(folded) ? folded.replace(/\b(STES|STE|ST)(?= )/g, (word) => ABBREVIATIONS[word]!) : folded;
};

const SMALL_WORDS = new Set(['LE', 'LA', 'LES', 'L', 'DE', 'DU', 'DES', 'D', 'EN', 'SUR', 'SOUS', 'ET', 'AUX', 'AU']);

/** Word beginnings of all names, sorted: `texts[i]` belongs to `places[i]`; `whole[i]` says it is the full name. */
type Table = { texts: string[]; places: Commune[]; whole: boolean[] };

const buildTable = (communes: readonly Commune[]): Table => {
  const rows: string[] = [];
  communes.forEach(({ nom }, place) => {
    const folded = foldCommune(nom);
    for (let at = 0; at >= 0; at = folded.indexOf(' ', at) + 1 || -1) {
      const end = folded.indexOf(' ', at);
      if (at > 0 && SMALL_WORDS.has(folded.slice(at, end < 0 ? undefined : end))) continue;
      rows.push(`${folded.slice(at)}\u0001${at > 0 ? 1 : 0}${place}`);
    }
  });
  rows.sort();
  const table: Table = { texts: [], places: [], whole: [] };
  for (const row of rows) {
    const cut = row.indexOf('\u0001');
    table.texts.push(row.slice(0, cut));
    table.whole.push(row[cut + 1] === '0');
    table.places.push(communes[Number(row.slice(cut + 2))]!);
  }
  return table;
};

const firstAtLeast = (texts: readonly string[], folded: string): number => {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (texts[middle]! < folded) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The best few of many: exact name, then beginnings of the name, then of a word; the largest commune first. */
class Best {
  readonly #limit: number;
  #kept: { score: number; commune: Commune }[] = [];

  constructor(limit: number) { this.#limit = limit; }

  offer(commune: Commune, rank: number): void {
    const score = rank * 1e8 - commune.population;
    if (this.#kept.length === this.#limit && score >= this.#kept.at(-1)!.score) return;
    if (this.#kept.some((k) => k.commune.code === commune.code && k.commune.nom === commune.nom)) return;
    const at = this.#kept.findIndex((k) => k.score > score);
    this.#kept.splice(at < 0 ? this.#kept.length : at, 0, { score, commune });
    if (this.#kept.length > this.#limit) this.#kept.pop();
  }

  get size(): number { return this.#kept.length; }
  get communes(): Commune[] { return this.#kept.map(({ commune }) => commune); }
}

const offerBeginnings = (table: Table, folded: string, rank: number, best: Best): void => {
  for (let i = firstAtLeast(table.texts, folded); table.texts[i]?.startsWith(folded); i++) {
    const exact = table.texts[i]!.length === folded.length;
    best.offer(table.places[i]!, rank + (table.whole[i] ? (exact ? 0 : 1) : 2));
  }
};

/** Every text at one edit of `folded`: a letter dropped, two swapped, one changed, one added. */
function* oneTypo(folded: string): Generator<string> {
  for (let i = 0; i <= folded.length; i++) {
    const head = folded.slice(0, i);
    if (i < folded.length) yield head + folded.slice(i + 1);
    if (i + 1 < folded.length) yield head + folded[i + 1] + folded[i] + folded.slice(i + 2);
    for (const letter of LETTERS) {
      if (i < folded.length) yield head + letter + folded.slice(i + 1);
      yield head + letter + folded.slice(i);
    }
  }
}

/** Builds the autocomplete over a sorted table: a look-up is a few binary searches, with a typo a few thousand. */
export const communeSearch = (
  places: readonly Commune[], communesOf: (postalCode: string) => readonly Commune[],
): ((typed: string, limit: number) => readonly Commune[]) => {
  const table = buildTable(places);
  return (typed, asked) => {
    const limit = Math.min(asked, LIMITS.search_results_max);
    const text = typed.trim().slice(0, LIMITS.search_chars_max);
    if (/^\d{5}$/.test(text)) return communesOf(text).slice(0, limit);
    const folded = foldCommune(text);
    if (folded === '') return [];
    const best = new Best(limit);
    offerBeginnings(table, folded, 0, best);
    if (best.size < ENOUGH && folded.length >= 4 && folded.length <= TYPO_LENGTH_MAX) {
      for (const variant of oneTypo(folded)) offerBeginnings(table, variant, 3, best);
    }
    return best.communes;
  };
};
