import { openRegister, type OpenRegister, type RegisterOptions } from '#base/dossiers/open-register.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { Case } from '../domain/state.ts';
import { caseType } from './case-type.ts';
import { sealedNumbers, type SealedNumbers } from './sealed-numbers.ts';

/** What routes and background work of the emergency calls share. */
export type Regulation = OpenRegister<Case> & {
  /** Everything of one centre is in one partition. */
  partitionOfCentre(centre: string): number;
  numbers: SealedNumbers;
};

const numbersOf = (keyring: Keyring): SealedNumbers =>
  sealedNumbers({ sealing: deriveKey(keyring, 'telephone-sealing'), matching: deriveKey(keyring, 'telephone-matching') });

/** Opens the register of dossiers for one process; `close` drains the intake first. */
export const openRegulation = (options: RegisterOptions): Regulation => ({
  ...openRegister(caseType(options.service), options),
  partitionOfCentre: (centre) => partitionOf(options.partitions, centre),
  numbers: numbersOf(options.keyring),
});
