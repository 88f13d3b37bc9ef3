import { receiptJson } from '#base/log/receipt.ts';
import type { Deposited } from './deposit.ts';

/** The answer to a deposit: number, place in the log and the whole receipt, assembled without parsing it again. */
export const depositJson = (deposited: Deposited): string =>
  `{"numero":"${deposited.numero}","partition":${deposited.partition},"leaf_index":${deposited.leafIndex},`
  + `"replayed":${deposited.replayed},"receipt":${receiptJson({ ...deposited.sealed, proof: deposited.proof })}}`;
