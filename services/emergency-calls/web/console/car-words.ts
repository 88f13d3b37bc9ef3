import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of a call that a car made (eCall). */
export const carWords = translator({
  automatic: { fr: 'eCall automatique', en: 'Automatic eCall' },
  manual: { fr: 'eCall manuel', en: 'Manual eCall' },
  unreadable: { fr: 'eCall : données illisibles', en: 'eCall: data cannot be read' },
  electric: { fr: 'véhicule électrique', en: 'electric vehicle' },
  hydrogen: { fr: 'véhicule à hydrogène', en: 'hydrogen vehicle' },
  compressedNaturalGas: { fr: 'véhicule au gaz naturel', en: 'natural-gas vehicle' },
  liquidPropaneGas: { fr: 'véhicule au GPL', en: 'LPG vehicle' },
  passengers: { fr: '{count|un occupant|# occupants}', en: '{count|one person aboard|# people aboard}' },
  vin: { fr: 'VIN {vin}', en: 'VIN {vin}' },
  badVin: { fr: 'VIN illisible', en: 'VIN cannot be read' },
} as const);
