import type { Admission } from '#base/intake/admission.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import type { Shell } from '#base/ui/shell.ts';
import { readLevers, type Levers } from '../../store/operations.ts';
import type { VoterRegister } from '../../store/open-register.ts';

const EVERY_MS = 2_000;

/** The levers as this process knows them, at most two seconds old. */
export type LiveLevers = { banner(): Pick<Shell, 'banner'>; look(): Promise<void>; stop(): void };

/**
 * Reads the levers every two seconds and obeys: the rate of entry, the banner. A database that does not answer leaves
 * them as they were.
 */
export const followLevers = (
  register: Pick<VoterRegister, 'app'>, entries: Admission, onError: (error: unknown) => void,
): LiveLevers => {
  const usual = entries.ratePerS();
  let known: Levers = { entriesPerS: null, banner: null };
  const look = async (): Promise<void> => {
    known = await inContext(register.app, systemContext('leviers', 'exploitation'), readLevers);
    entries.setRate(known.entriesPerS === null ? usual : known.entriesPerS);
  };
  const timer = setInterval(() => void look().catch(onError), EVERY_MS);
  timer.unref();
  void look().catch(onError);
  return { banner: () => (known.banner ? { banner: known.banner } : {}), look, stop: () => clearInterval(timer) };
};
