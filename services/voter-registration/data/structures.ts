import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

type Row = { code: string; type: string; siren?: string };

let bySiren: Map<string, string> | undefined;

const load = (): Map<string, string> => {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json');
  const rows = JSON.parse(readFileSync(file, 'utf8')) as Row[];
  return new Map(rows.flatMap(({ code, type, siren }) => (type === 'commune-actuelle' && siren ? [[siren, code] as const] : [])));
};

/** COG code of the commune to which a SIRET belongs (its first nine digits are the commune's SIREN), in a list. */
export const communeOfStructure = (siret: string): readonly string[] => {
  bySiren ??= load();
  const code = bySiren.get(siret.replace(/\s/g, '').slice(0, 9));
  return code === undefined ? [] : [code];
};
