import type { CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';

/** A registration as the register tells it; `au` and `motif` are set once it has ended. */
export type ToldRegistration = {
  typeListe: string; commune: string; bureau: string; libelle: string; adresse: string; ordre: number | null; nne: string;
  du: Instant | null; au: Instant | null; motif: string | null;
};

/** A proxy of the person that has not ended: given or held, first and last day. The other person is not told. */
export type ToldProxy = { sens: 'DONNEE' | 'RECUE'; du: CivilDate; au: CivilDate };

export type EnquiryAnswer = { found: boolean; registrations: readonly ToldRegistration[]; proxies: readonly ToldProxy[] };

/** Laid out in the place of a registration when none was found, so that both answers cost the same. */
export const DECOY: EnquiryAnswer = { found: true, registrations: [{ typeListe: 'PRINCIPALE', commune: '00000', bureau: '00000_1',
  libelle: 'Bureau 1 – Hôtel de ville', adresse: '1 place de la Mairie', ordre: 1, nne: '000000000', du: 0, au: null, motif: null }],
  proxies: [] };

/** What to do when nothing was found (§6.6), in this order. */
export const NEXT_STEPS = ['ORTHOGRAPHE', 'MAIRIE', 'DEMANDE'] as const;

/** The registrations that have not ended. */
export const activeOf = ({ registrations }: EnquiryAnswer): readonly ToldRegistration[] => registrations.filter(({ au }) => au === null);
