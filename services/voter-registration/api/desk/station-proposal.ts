import type { Tx } from '#base/store/context.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { positionsBy } from '../../domain/roll/address-points.ts';
import { proposeStation } from '../../domain/roll/station.ts';
import { houseNumber, streetKey } from '../../domain/roll/street.ts';
import { addressPointAt } from '../../store/address-points.ts';
import { stationsOf, streetRulesOf } from '../../store/roll.ts';
import type { StationProposal } from '../../web/desk/model.ts';

/**
 * The polling station that the address of a request leads to, as the town hall described its stations (§7.5): alone in the
 * commune, by the perimeter around its position, or by the numbers of a street. Nothing when nothing settles it: the mayor
 * assigns, nobody guesses.
 */
export const stationFor = async (
  tx: Tx, place: { partitions: number; commune: string }, { adresseRattachement: { voie, numero } }: Demande,
): Promise<StationProposal | null> => {
  const stations = await stationsOf(tx, place);
  if (stations.length === 0) return null;
  const [cleVoie, number] = [streetKey(voie ?? ''), houseNumber(numero ?? null)];
  const position = positionsBy(await addressPointAt(tx, place, cleVoie, number))(cleVoie, number);
  const address = { cleVoie, numero: number, ...(position ? { position } : {}) };
  const found = proposeStation(stations, await streetRulesOf(tx, place), address);
  if (found.numero === null) return null;
  const libelle = stations.find((station) => station.numero === found.numero)?.libelle ?? '';
  return { bureau: `${place.commune}_${found.numero.toUpperCase()}`, numero: found.numero, libelle };
};
