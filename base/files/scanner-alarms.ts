import type { Text } from '#base/values/lang.ts';
import type { ScannerHealth } from './scanner-health.ts';

const SCANNER: Partial<Record<ScannerHealth, Text>> = {
  down: { fr: 'l’antivirus ne répond pas : les pièces reçues attendent, les demandes non',
    en: 'the malware scanner does not answer: documents wait, requests do not' },
  outdated: { fr: 'les signatures de l’antivirus ont plus de deux jours', en: 'the scanner’s signatures are older than two days' },
};
const UNSCANNED: Text = { fr: 'aucun antivirus : indiquez SOCLE_CLAMD_SOCKET', en: 'no malware scanner: set SOCLE_CLAMD_SOCKET' };

/** What of the scanner needs somebody now. Production requires one; a demonstration does without. */
export const scannerAlarms = (scanner: ScannerHealth, env: string): Text[] => (scanner === 'absent'
  ? (env === 'production' ? [UNSCANNED] : []) : [SCANNER[scanner]].flatMap((text) => text ?? []));
