/**
 * Suppliers of electricity or gas who confirm a customer's address through Justif'Adresse (domain knowledge, to be read again on the
 * page of the operator before production: suppliers join and leave).
 */
export const ENERGY_SUPPLIERS = {
  EDF: { label: 'EDF' },
  ENGIE: { label: 'ENGIE' },
  GAZ_TARIF_REGLEMENTE: { label: 'Gaz Tarif Réglementé' },
  TOTALENERGIES: { label: 'TotalEnergies' },
  ENI: { label: 'Eni' },
  GEG: { label: 'GEG' },
  HAPP_E: { label: 'happ-e' },
  VATTENFALL: { label: 'Vattenfall' },
} as const satisfies Record<string, { label: string }>;

export type FournisseurEnergie = keyof typeof ENERGY_SUPPLIERS;
