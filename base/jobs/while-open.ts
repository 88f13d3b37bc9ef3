import { setTimeout } from 'node:timers/promises';
import type { Admission } from '#base/http/service-context.ts';

/** Whether anything may be stored now, as the platform says (`ServiceContext.admission`). */
export type AdmissionNow = () => Admission;

/** Rounds of background work that rest while nothing may be stored: what they would have written waits where it is. */
export const whileOpen = (admission: AdmissionNow) => (round: () => Promise<boolean>) => async (): Promise<boolean> =>
  (admission().open ? round() : false);

const LOOK_MS = 500;

/** Resolves when something may be stored again; rejects when `signal` is aborted first. */
export const untilOpen = async (admission: AdmissionNow, signal: AbortSignal | undefined): Promise<void> => {
  while (!admission().open) {
    signal?.throwIfAborted();
    await setTimeout(LOOK_MS, undefined, signal && { signal }).catch(() => undefined);
  }
};
