import { scannerAlarms } from '#base/files/scanner-alarms.ts';
import type { ScannerHealth } from '#base/files/scanner-health.ts';
import type { Text } from '#base/values/lang.ts';
import type { RegisterDelays } from './register-watch.ts';

/** What of the background work needs somebody now. Production requires a scanner; a demonstration does without one. */
export const workAlarms = (scanner: ScannerHealth, { late, escalated }: RegisterDelays, env: string): Text[] => [
  ...scannerAlarms(scanner, env),
  ...(late > 0 ? [{ fr: `${late} demande(s) sans accusé du répertoire depuis plus de 2 jours ouvrés`,
    en: `${late} request(s) not acknowledged by the register for more than 2 working days` }] : []),
  ...(escalated > 0 ? [{ fr: `${escalated} demande(s) sans accusé depuis 7 jours : la copie du portail disparaît au 10e`,
    en: `${escalated} request(s) not acknowledged for 7 days: the portal’s copy goes on the 10th` }] : []),
];
