import type { Lang, Text } from '#base/values/lang.ts';
import type { Kind } from '../../exchange/schema/kinds.ts';

/** What each kind of message says, in a few words: a supervisor at night need not know the models by heart. */
const WORDS: Readonly<Record<Kind, Text>> = {
  'RS-EDA': { fr: 'Dossier', en: 'Dossier' }, 'RS-EDA-MAJ': { fr: 'Mise à jour du dossier', en: 'Update of the dossier' },
  'RC-EDA': { fr: 'Affaire (pompiers, police)', en: 'Case (fire, police)' },
  'RS-RI': { fr: 'Moyens engagés', en: 'Vehicles engaged' },
  'RC-RI': { fr: 'Moyens engagés (pompiers)', en: 'Vehicles engaged (fire)' }, 'RS-SR': { fr: 'État d’un moyen', en: 'Vehicle’s status' },
  'RS-DR': { fr: 'Demande de moyen', en: 'Request for a vehicle' },
  'RS-RR': { fr: 'Réponse à une demande', en: 'Answer to a request' },
  'RS-ER': { fr: 'Engagement de moyen', en: 'Vehicle’s engagement' }, 'RS-BPV': { fr: 'Bilan', en: 'Assessment' },
  'RS-URL': { fr: 'Lien vers un document', en: 'Link to a document' },
  'RS-RPIS': { fr: 'Fiche d’intervention SMUR', en: 'Record of a SMUR’s mission' },
  'RS-SAS-RDV': { fr: 'Rendez-vous', en: 'Appointment' }, 'GEO-POS': { fr: 'Position de moyens', en: 'Vehicles’ positions' },
  'GEO-REQ': { fr: 'Demande de positions', en: 'Request for positions' },
  'GEO-RES': { fr: 'Description de moyens', en: 'Description of vehicles' },
  EMSI: { fr: 'Opération commune', en: 'Joint operation' }, 'RC-REF': { fr: 'Accusé de réception', en: 'Acknowledgement' },
  'RS-ERROR': { fr: 'Erreur', en: 'Error' }, 'RC-DE': { fr: 'En-tête seul', en: 'Header alone' },
  CUSTOM: { fr: 'Message libre', en: 'Free message' }, TECHNICAL: { fr: 'Message technique', en: 'Technical message' },
  TECHNICAL_NOREQ: { fr: 'Message technique', en: 'Technical message' },
};

/** What a message says, in words; a model that nobody here knows keeps its name. */
export const messageWords = (model: string, lang: Lang): string => (Object.hasOwn(WORDS, model) ? WORDS[model as Kind][lang] : model);
