import type { FormReference } from '../../domain/demande/form-reference.ts';
import { consularPost } from '../../domain/codes/consular-posts.ts';
import { territoryOf } from '../../domain/calendar/territory.ts';
import type { Assigned } from '../../domain/roll/assignment.ts';
import type { PositionOf } from '../../domain/roll/address-points.ts';
import { proposeStation, type Proposal, type StreetRule } from '../../domain/roll/station.ts';
import { houseNumber, streetKey } from '../../domain/roll/street.ts';
import type { ElectorLine } from '../../domain/roll/roll-export.ts';
import { stationNumber } from '../../domain/roll/station-number.ts';
import type { Bureau, Electeur } from '../../store/roll.ts';

const FRANCE = '99100';

const stationOf = (stations: readonly Bureau[], numero: string): ElectorLine['bureau'] => {
  const short = stationNumber(numero);
  const found = stations.find((station) => station.numero === short || station.numero === numero);
  return found ?? { numero: short, libelle: '', canton: '', circonscription: '' };
};

/** An elector as the exchange format takes it, places by their names. */
export const electorLine = (reference: FormReference, stations: readonly Bureau[], elector: Electeur): ElectorLine => {
  const place = elector.commune_naissance === null ? undefined : reference.communes.birthPlace(elector.commune_naissance);
  return {
    ordre: elector.ordre, sexe: elector.sexe, nomNaissance: elector.nom_naissance, nomUsage: elector.nom_usage, prenoms: elector.prenoms,
    dateNaissance: elector.date_naissance, lieuNaissance: elector.lieu_naissance ?? (place?.connu ? place.nom
      : elector.commune_naissance ?? ''),
    departementNaissance: elector.commune_naissance === null ? '' : territoryOf(elector.commune_naissance),
    paysNaissance: reference.countries.name(elector.pays_naissance, 'fr'), nationalite: elector.nationalite,
    bureau: stationOf(stations, elector.bureau), complement1: elector.complement1, complement2: elector.complement2,
    numeroVoie: elector.numero_voie, voie: elector.voie, lieuDit: elector.lieu_dit, codePostal: elector.code_postal,
    ville: reference.communes.get(elector.commune_adresse)?.nom ?? elector.commune_adresse,
    pays: reference.countries.name(consularPost(elector.commune_adresse)?.pays ?? FRANCE, 'fr'),
  };
};

/** Electors as an assignment counts them: the number of their station, and where their address is. */
export const assignedOf = (electors: readonly Electeur[], stations: readonly Bureau[], positionOf: PositionOf): Assigned[] =>
  electors.map((elector) => {
    const [cleVoie, numero] = [streetKey(elector.voie ?? ''), houseNumber(elector.numero_voie)];
    const position = positionOf(cleVoie, numero);
    return { bureau: stationOf(stations, elector.bureau).numero, address: { cleVoie, numero, ...(position ? { position } : {}) } };
  });

/** Electors whose station differs from what their address gives; an address that gives nothing is left to the town hall. */
export const differingFrom = (
  electors: readonly Electeur[], assigned: readonly Assigned[], stations: readonly Bureau[], rules: readonly StreetRule[],
): { elector: Electeur; proposal: Proposal }[] => assigned.flatMap(({ bureau, address }, index) => {
  const proposal = proposeStation(stations, rules, address);
  return proposal.numero === null || proposal.numero === bureau ? [] : [{ elector: electors[index]!, proposal }];
});
