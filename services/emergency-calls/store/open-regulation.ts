import { foldedCache, type FoldedCache } from '#base/dossiers/folded-cache.ts';
import { openRegister, type OpenRegister, type RegisterOptions } from '#base/dossiers/open-register.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { DossierType } from '#base/dossiers/dossier-type.ts';
import { CASE_STORY, type CaseStory } from '../domain/indicators/case-story.ts';
import type { Incident } from '../domain/incident/incident.ts';
import type { Case } from '../domain/state.ts';
import { caseType } from './case-type.ts';
import { incidentType } from './incident-type.ts';
import { registerType } from './register-type.ts';
import { sealedNumbers, type SealedNumbers } from './sealed-numbers.ts';

/** What routes and background work of the emergency calls share. */
export type Regulation = OpenRegister<Case> & {
  /** Everything of one centre is in one partition. */
  partitionOfCentre(centre: string): number;
  numbers: SealedNumbers;
  /** Events of many victims, which live in the same register as the dossiers. */
  incidents: DossierType<Incident>;
  /** What this process has folded of both, and of the dossiers' stories for the indicators. */
  folded: { cases: FoldedCache<Case>; incidents: FoldedCache<Incident>; stories: FoldedCache<CaseStory> };
};

const numbersOf = (keyring: Keyring): SealedNumbers =>
  sealedNumbers({ sealing: deriveKey(keyring, 'telephone-sealing'), matching: deriveKey(keyring, 'telephone-matching') });

/** Opens the register of dossiers for one process; `close` drains the intake first. */
export const openRegulation = (options: RegisterOptions): Regulation => {
  const register = openRegister(registerType(options.service), options);
  const { keys, clock } = register;
  const [type, incidents] = [caseType(options.service), incidentType(options.service)];
  return { ...register, type, incidents, partitionOfCentre: (centre) => partitionOf(options.partitions, centre),
    folded: { cases: foldedCache({ type, keys, clock }), incidents: foldedCache({ type: incidents, keys, clock }),
      stories: foldedCache({ type: CASE_STORY, keys, clock }) },
    numbers: numbersOf(options.keyring) };
};
