import type { Lang, Text } from '#base/values/lang.ts';
import type { CountryDirectory } from '../domain/countries.ts';
import { FRANCE } from '../domain/identity/civil-status.ts';
import table from './countries.json' with { type: 'json' };

const ISO: Readonly<Record<string, string>> = table.iso;
const OTHERS: Readonly<Record<string, Text>> = table.autres;

/**
 * Countries of birth by COG code. Names come from the Unicode tables of the run time (CLDR); territories without a
 * code of their own and former states have theirs here.
 */
const loadCountries = (): CountryDirectory => {
  const codes = [...Object.keys(ISO), ...Object.keys(OTHERS)];
  const known = new Set(codes);
  const names = {
    fr: new Intl.DisplayNames(['fr'], { type: 'region' }), en: new Intl.DisplayNames(['en'], { type: 'region' }),
  };
  const name = (code: string, lang: Lang): string => {
    const iso = Object.hasOwn(ISO, code) ? ISO[code] : undefined;
    if (iso !== undefined) return names[lang].of(iso) ?? code;
    return (Object.hasOwn(OTHERS, code) ? OTHERS[code]?.[lang] : undefined) ?? code;
  };
  const lists = new Map<Lang, readonly { code: string; nom: string }[]>();
  const list = (lang: Lang): readonly { code: string; nom: string }[] => {
    const { compare } = new Intl.Collator(lang);
    return codes.map((code) => ({ code, nom: name(code, lang) }))
      .sort((a, b) => Number(b.code === FRANCE) - Number(a.code === FRANCE) || compare(a.nom, b.nom));
  };
  return {
    has: (code) => known.has(code),
    name,
    list: (lang) => lists.get(lang) ?? lists.set(lang, list(lang)).get(lang)!,
  };
};

let loaded: CountryDirectory | undefined;

/** The countries, loaded at the first call. */
export const countries = (): CountryDirectory => (loaded ??= loadCountries());
