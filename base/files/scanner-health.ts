import type { Clock } from '#base/values/instant.ts';
import type { ClamdClient } from './clamd-client.ts';

export type ScannerHealth = 'absent' | 'down' | 'outdated' | 'ok';

const DAY_MS = 86_400_000;
/** Age of signatures that calls for somebody. */
const SIGNATURE_DAYS_MAX = 2;

/**
 * How the scanner does: `outdated` when its vendor's signatures are older than two days. Local
 * signatures tell no date and count as `ok`.
 */
export const scannerHealth = async (scanner: ClamdClient | undefined, clock: Clock): Promise<ScannerHealth> => {
  if (!scanner) return 'absent';
  if (!(await scanner.ping())) return 'down';
  const version = await scanner.version().catch(() => undefined);
  if (!version) return 'down';
  const age = clock() - (version.signaturesAt ?? clock());
  return age > SIGNATURE_DAYS_MAX * DAY_MS ? 'outdated' : 'ok';
};
