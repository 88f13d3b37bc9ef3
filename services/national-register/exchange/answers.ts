import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Fault } from './shape.ts';

/** Taken in for good: the portal may erase its copy. */
export type Accuse = {
  v: 1; type: 'accuse'; id: string; numero: string; recuLe: string; refReu?: string; statut: 'RECU' | 'EN_ATTENTE_RANG';
};

export type RefusCode =
  | 'MESSAGE_INVALIDE' | 'EMPREINTE_FAUSSE' | 'ID_REUTILISE' | 'RANG_DEPASSE' | 'NUMERO_INCONNU' | 'FILE_PLEINE';

/** Not taken in; `definitif`: it will never be, as it is. */
export type Refus = {
  v: 1; type: 'refus'; id: string | null; code: RefusCode; definitif: boolean; erreurs: readonly Fault[];
};

/** Answer to a message that was taken in; without `refReu` while it waits for a missing rank. */
export const accuse = (id: string, numero: string, at: Instant, refReu?: string): Accuse => ({
  v: 1, type: 'accuse', id, numero, recuLe: toRfc3339(at), ...(refReu === undefined ? {} : { refReu }),
  statut: refReu === undefined ? 'EN_ATTENTE_RANG' : 'RECU',
});

/** Answer to a message that was not. */
export const refus = (id: string | null, code: RefusCode, erreurs: readonly Fault[] = []): Refus =>
  ({ v: 1, type: 'refus', id, code, definitif: code !== 'FILE_PLEINE', erreurs });
