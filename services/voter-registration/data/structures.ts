import { communes } from './communes.ts';

/** COG code of the commune to which a SIRET belongs (its first nine digits are the commune's SIREN), in a list. */
export const communeOfStructure = (siret: string): readonly string[] => {
  const code = communes().ofSiren(siret.replace(/\s/g, '').slice(0, 9));
  return code === undefined ? [] : [code];
};
