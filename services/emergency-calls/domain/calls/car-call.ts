/** What a car that called told of itself (eCall), beside its place. `defect`: why its data could not be read, or not wholly. */
export type CallVehicle = {
  kind: string | null; vin: string | null; propulsion: readonly string[]; passengers: number | null; automatic: boolean | null;
  defect: string | null;
};

type Risk = { code: string; label: string };

/** What carries energy in a car and endangers crews. */
export const DANGEROUS = ['electric', 'hydrogen', 'compressedNaturalGas', 'liquidPropaneGas'] as const;

/** The same as a risk of the published list that says why (HubSante.risque). */
const RISKS: Readonly<Record<typeof DANGEROUS[number], Risk>> = {
  electric: { code: 'R19', label: 'Risque électrique : véhicule électrique (eCall)' },
  hydrogen: { code: 'R13', label: 'Risque d’explosion, présence de gaz : véhicule à hydrogène (eCall)' },
  compressedNaturalGas: { code: 'R13', label: 'Risque d’explosion, présence de gaz : véhicule au gaz naturel (eCall)' },
  liquidPropaneGas: { code: 'R13', label: 'Risque d’explosion, présence de gaz : véhicule au GPL (eCall)' },
};

/** Values that a dossier of a car's call begins with (domain §8): where it came from, who calls, by what, and what crews must beware of. */
export const carFields = ({ propulsion }: CallVehicle, number: string | null): Record<string, unknown> => {
  const risks = propulsion.flatMap((one) => RISKS[one as typeof DANGEROUS[number]] ?? []);
  return { 'qualification.origin': 'DATA', 'initialAlert.caller.type': 'OBJCONNC',
    ...(number === null ? {} : { 'initialAlert.caller.callerContact': { channel: 'ECALL', type: 'TEL', detail: number } }),
    ...(risks.length === 0 ? {} : { 'qualification.riskThreat': risks }) };
};
