import { empreinteOf } from './empreinte.ts';
import { OUTGOING } from './message-shapes.ts';
import type { EtatMessage } from './messages.ts';
import type { Fault } from './shape.ts';

/** A state ready to leave, with its digest. Throws on one that our own published form would refuse: a bug. */
export const stampState = (message: EtatMessage): EtatMessage => {
  const whole = { ...message, empreinte: empreinteOf(message) };
  const faults: Fault[] = [];
  OUTGOING['demande.etat']!.check(whole, '', faults);
  if (faults.length > 0) throw new Error(`state ${message.id} is malformed at ${faults[0]!.chemin}`);
  return whole;
};
