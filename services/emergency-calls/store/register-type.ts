import type { DossierType } from '#base/dossiers/dossier-type.ts';
import { typeFamily, type FamilyState } from '#base/dossiers/type-family.ts';
import { OPENING_EVENT } from '../domain/incident/events.ts';
import { caseType, SERVICE } from './case-type.ts';
import { incidentType } from './incident-type.ts';

/** Every sort of dossier of this service, as its intake, its rebuild and its verification see them. */
export const registerType = (service = SERVICE): DossierType<FamilyState> =>
  typeFamily(service, new Map<string, DossierType<any>>([['DossierOuvert', caseType(service)], [OPENING_EVENT, incidentType(service)]]));
