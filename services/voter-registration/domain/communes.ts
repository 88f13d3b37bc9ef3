/** Sort of a place of the official geographic code (COG). */
export type CommuneType = 'COMMUNE' | 'ARRONDISSEMENT' | 'DELEGUEE' | 'ASSOCIEE' | 'POSTE';

/**
 * A commune, one of its historical parts, or a consular post, which holds a list as a commune does; `parent` is set on
 * parts and on arrondissements.
 */
export type Commune = {
  code: string; nom: string; type: CommuneType; departement: string; population: number;
  codesPostaux: readonly string[]; parent: string | null;
};

/**
 * Answer to "register me there": a commune with a roll, or why not and what to choose instead.
 * A part of a commune or a city with arrondissements is asked about, never guessed.
 */
export type CommuneResolution =
  | { ok: true; commune: Commune }
  | { ok: false; raison: 'INCONNUE' | 'SANS_ELECTEURS' }
  | { ok: false; raison: 'PARTIE_DE_COMMUNE'; choix: readonly Commune[] }
  | { ok: false; raison: 'ARRONDISSEMENT_A_CHOISIR'; choix: readonly Commune[] };

/** A place of birth: known in the geographic code of today or of the past, or only well-formed. */
export type BirthPlace = { connu: true; nom: string } | { connu: false } | undefined;

/** What the rules need to know of the geography; the loader in `data/` implements it. */
export type CommuneDirectory = {
  readonly size: number;
  /** Active commune, arrondissement or consular post of that code. */
  get(code: string): Commune | undefined;
  /** Whether one can register there, by the rule of one roll per commune and per arrondissement (L.16 I). */
  resolve(code: string): CommuneResolution;
  /** Communes with a roll that a postal code serves, the largest first. */
  communesOf(postalCode: string): readonly Commune[];
  /** Name of a département or overseas collectivity (COG code). */
  departement(code: string): string | undefined;
  birthPlace(code: string): BirthPlace;
  /** Every commune and arrondissement that has a roll. */
  withRoll(): readonly Commune[];
  /** COG code of the commune that has this SIREN (nine digits). */
  ofSiren(siren: string): string | undefined;
  /** At most `limit` communes for what is typed: name, abbreviation, part of a name, postal code, one typo. */
  search(typed: string, limit: number): readonly Commune[];
};
