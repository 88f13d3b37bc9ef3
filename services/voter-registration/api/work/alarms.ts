import type { ScannerHealth } from '#base/files/scanner-health.ts';
import type { Text } from '#base/values/lang.ts';
import type { RegisterDelays } from './register-watch.ts';

const SCANNER: Partial<Record<ScannerHealth, Text>> = {
  down: { fr: 'l’antivirus ne répond pas : les pièces reçues attendent, les demandes non',
    en: 'the malware scanner does not answer: documents wait, requests do not' },
  outdated: { fr: 'les signatures de l’antivirus ont plus de deux jours', en: 'the scanner’s signatures are older than two days' },
};
const UNSCANNED: Text = { fr: 'aucun antivirus : indiquez SOCLE_CLAMD_SOCKET', en: 'no malware scanner: set SOCLE_CLAMD_SOCKET' };

/** What of the background work needs somebody now. Production requires a scanner; a demonstration does without one. */
export const workAlarms = (scanner: ScannerHealth, { late, escalated }: RegisterDelays, env: string): Text[] => [
  ...(scanner === 'absent' ? (env === 'production' ? [UNSCANNED] : []) : [SCANNER[scanner]].flatMap((text) => text ?? [])),
  ...(late > 0 ? [{ fr: `${late} demande(s) sans accusé du répertoire depuis plus de 2 jours ouvrés`,
    en: `${late} request(s) not acknowledged by the register for more than 2 working days` }] : []),
  ...(escalated > 0 ? [{ fr: `${escalated} demande(s) sans accusé depuis 7 jours : la copie du portail disparaît au 10e`,
    en: `${escalated} request(s) not acknowledged for 7 days: the portal’s copy goes on the 10th` }] : []),
];
