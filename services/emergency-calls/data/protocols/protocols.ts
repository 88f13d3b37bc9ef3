import type { Protocol } from '../../domain/protocols/protocol.ts';
import { cardiacArrest } from './cardiac-arrest.ts';
import { chestPain } from './chest-pain.ts';
import { childbirth } from './childbirth.ts';
import { choking } from './choking.ts';
import { stroke } from './stroke.ts';

/**
 * Protocols of the demonstration, in our own words. A centre has its own, that its doctors validated: nothing here is medical advice.
 */
export const PROTOCOLS: readonly Protocol[] = [cardiacArrest, chestPain, stroke, choking, childbirth];

/** The protocol that one key of P0 opens. */
export const VITAL_PROTOCOL = cardiacArrest;
