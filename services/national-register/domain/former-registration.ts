import type { DemandeRecue } from '../exchange/messages.ts';
import type { Registration } from './roll.ts';

/** Before any request of this platform: the opening of the national register. */
const SINCE = Date.UTC(2019, 0, 1);

/**
 * The registration that a person new to the simulated register must already have, by what they say: on another
 * commune's roll, on the same commune's, or on a consular list; none for a first registration. Without a code of the
 * former place, one is drawn. `draw` is in [0, 1).
 */
export const formerRegistration = (
  { nature, communeDemandee, ancienneInscription }: DemandeRecue, id: string, draw: number,
): Registration | undefined => {
  if (nature === 'PREMIERE' || nature === 'L30') return undefined;
  const place = nature === 'MEME_COMMUNE' ? communeDemandee : ancienneInscription ?? drawnPlace(draw);
  return { id, typeListe: nature === 'RETOUR_ETRANGER' ? 'CONSULAIRE' : 'PRINCIPALE', commune: place,
    bureau: `${place}_1`, numero: null, du: SINCE, au: null, motif: null };
};

const drawnPlace = (draw: number): string => ['04070', '13001', '35238', '59350', '67482'][Math.floor(draw * 5)]!;
