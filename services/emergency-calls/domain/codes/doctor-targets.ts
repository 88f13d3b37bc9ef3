import type { Settings } from '../indicators/settings.ts';

/** How far a wait for a doctor has gone towards its target (domain §2; the targets are the centre's settings). */
export type Lateness = 'within' | 'near' | 'over';

const NEAR = 0.7;
const NAMES = { P0: 'doctor_p0_s', P1: 'doctor_p1_s', P2: 'doctor_p2_s', P3: 'doctor_p3_s' } as const;

/** Seconds in which a doctor should speak; `null` where no act of regulation is asked for. */
export const doctorTarget_s = (settings: Pick<Settings, typeof NAMES[keyof typeof NAMES]>, priority: string): number | null =>
  (Object.hasOwn(NAMES, priority) ? settings[NAMES[priority as keyof typeof NAMES]] : null);

/** Where a wait stands against its target. */
export const latenessOf = (waited_s: number, target_s: number | null): Lateness => {
  if (target_s === null || waited_s < target_s * NEAR) return 'within';
  return waited_s < target_s ? 'near' : 'over';
};
