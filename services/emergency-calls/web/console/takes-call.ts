import { isInTime } from '../../domain/calls/takes-calls.ts';

/** Does an earlier dossier of a number take a call of this instant, or does that open a new one (domain §2)? */
export const takesCall = ({ appels_jusque: until }: { appels_jusque: string | null }, at: number): boolean =>
  isInTime(at, until === null ? null : Date.parse(until));
