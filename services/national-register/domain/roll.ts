import type { Instant } from '#base/values/instant.ts';
import type { TypeListe } from '../exchange/messages.ts';

/** Why a registration ended. */
export type Radiation = 'INSCRIPTION_AUTRE_COMMUNE' | 'INSCRIPTION_MEME_COMMUNE' | 'INSCRIPTION_CONSULAIRE' | 'PERTE_ATTACHE' | 'JUGEMENT';

/** One registration of an elector on one list. `numero` is the request that made it; null when it was there before. */
export type Registration = {
  id: string; typeListe: TypeListe; commune: string; bureau: string; numero: string | null;
  du: Instant; au: Instant | null; motif: Radiation | null;
};

export type Registered = {
  /** The registration that is active now: new, or the same one again. */
  active: Registration;
  /** Those that it ends. */
  ended: readonly Registration[];
};

const EXCLUSIVE = new Set<TypeListe>(['PRINCIPALE', 'CONSULAIRE']);

/** Lists on which a new registration ends the old one: its own, and main against consular since 2019 (L.12, L.14). */
const excludes = (a: TypeListe, b: TypeListe): boolean => a === b || (EXCLUSIVE.has(a) && EXCLUSIVE.has(b));

/** Why the former registration ends: the new one is elsewhere, or a move inside the commune (L.16 II). */
const motiveOf = (former: Registration, { typeListe, commune }: Pick<Registration, 'typeListe' | 'commune'>): Radiation => {
  if (former.typeListe === typeListe && former.commune === commune) return 'INSCRIPTION_MEME_COMMUNE';
  return typeListe === 'CONSULAIRE' ? 'INSCRIPTION_CONSULAIRE' : 'INSCRIPTION_AUTRE_COMMUNE';
};

/**
 * Registers an elector: what was active on the same list, or on the list that excludes it, ends at that instant
 * (art. L.10: one list only). The former commune has nothing to do, the person nothing to ask.
 */
export const register = (
  registrations: readonly Registration[],
  wanted: Pick<Registration, 'id' | 'typeListe' | 'commune' | 'bureau' | 'numero'>, at: Instant,
): Registered => {
  return {
    active: { ...wanted, du: at, au: null, motif: null },
    ended: registrations.filter(({ au, typeListe }) => au === null && excludes(typeListe, wanted.typeListe))
      .map((former) => ({ ...former, au: at, motif: motiveOf(former, wanted) })),
  };
};
