import type { CallEvent } from '../domain/calls/call-events.ts';

/** What a telephony tells of a caller's needs. */
export type ToldNeeds = Pick<CallEvent, 'language' | 'skills'>;

/** What make-believe callers need, by a draw from 0 to 1: few need anything. Shares of ours, no source. */
export const drawnNeeds = (draw: number): ToldNeeds =>
  (draw < 0.03 ? { language: 'en-GB' } : draw < 0.05 ? { language: 'es' } : draw < 0.08 ? { skills: ['PEDIATRIE'] } : {});
