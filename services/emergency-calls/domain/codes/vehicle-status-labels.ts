import type { Text } from '#base/values/lang.ts';
import type { VehicleStatus } from './vehicle-statuses.ts';

/** What each step is called by those who press it. */
export const VEHICLE_STATUS_LABELS: Readonly<Record<VehicleStatus, Text>> = {
  DECISION: { fr: 'Décidé', en: 'Decided' }, DECLENCHE: { fr: 'Déclenché', en: 'Alerted' }, DEPART: { fr: 'Départ', en: 'Left' },
  ARRIVEE: { fr: 'Sur les lieux', en: 'On scene' }, PEC: { fr: 'Auprès du patient', en: 'With the patient' },
  BILAN: { fr: 'Bilan', en: 'Assessment' }, ORIENTAT: { fr: 'Orientation', en: 'Destination known' },
  TRANSP: { fr: 'Transport', en: 'Transport' }, ETAPE1: { fr: 'Étape 1', en: 'Stage 1' },
  TRANSP2: { fr: 'Transport 2', en: 'Transport 2' }, ETAPE2: { fr: 'Étape 2', en: 'Stage 2' },
  TRANSP3: { fr: 'Transport 3', en: 'Transport 3' }, DESTIN: { fr: 'À destination', en: 'At destination' },
  FINPEC: { fr: 'Fin de prise en charge', en: 'End of care' }, RETOUR: { fr: 'Retour, disponible', en: 'Returning, available' },
  'RET-BASE': { fr: 'Retour à la base', en: 'Back to base' }, 'REN-BASE': { fr: 'Rentré', en: 'At base' },
  ANNULE: { fr: 'Annulé', en: 'Cancelled' },
};
