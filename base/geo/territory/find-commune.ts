/** Arrondissements of the three cities whose addresses carry a code of their own. */
const CITIES: readonly [pattern: RegExp, city: string][] = [[/^751(?:0[1-9]|1\d|20)$/, '75056'], [/^6938[1-9]$/, '69123'],
  [/^132(?:0[1-9]|1[0-6])$/, '13055']];

/** Index of a commune by its INSEE code; an arrondissement counts as its city where it is not there itself. */
export const communeByCode = (communes: readonly { code: string }[]): ((code: string) => number | undefined) => {
  const index = new Map(communes.map(({ code }, at) => [code, at]));
  return (told) => {
    const code = told.toUpperCase();
    return index.get(code) ?? index.get(CITIES.find(([pattern]) => pattern.test(code))?.[1] ?? '');
  };
};
