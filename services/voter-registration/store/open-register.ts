import { openRegister as openBase, type OpenRegister, type RegisterOptions } from '#base/dossiers/open-register.ts';
import type { DossierState } from '../domain/state.ts';
import { demandeType } from './demande-type.ts';

export type { RegisterOptions };

/** What routes and background work share: connections, keys and the intake of the register. */
export type VoterRegister = OpenRegister<DossierState>;

/** Opens the register for one process; `close` drains the intake first. */
export const openRegister = (options: RegisterOptions): VoterRegister => openBase(demandeType(options.service), options);
