import { scannerAlarms } from '#base/files/scanner-alarms.ts';
import type { ScannerHealth } from '#base/files/scanner-health.ts';
import type { Text } from '#base/values/lang.ts';
import { PLACES_EXPECTED, type WorkWatch } from '../../store/work-watch.ts';

const MINUTE_MS = 60_000;
/** A message that has waited so long calls for somebody. */
const WAIT_MS_MAX = 5 * MINUTE_MS;
/** A link that is away so long is no mere reconnection. */
const LINK_MS_MAX = MINUTE_MS;

/** What of the background work of emergency calls needs somebody now, as counts: `npx socle status` shows them. Pure. */
export const regulationAlarms = (watch: WorkWatch, scanner: ScannerHealth, env: string, now: number): Text[] => {
  const down = watch.linksDownSince.filter((since) => now - since >= LINK_MS_MAX).length;
  const minutes = watch.oldestMessage === undefined ? 0 : Math.floor((now - watch.oldestMessage) / MINUTE_MS);
  return [
    ...scannerAlarms(scanner, env),
    ...told(down > 0, 'lien avec le hub coupé pour un ou plusieurs centres : voir /echanges',
      'link to the hub down for one or more centres: see /echanges'),
    ...told(watch.dead > 0, 'des messages sont en échec définitif : voir /echanges', 'messages are dead letters: see /echanges'),
    ...told(minutes * MINUTE_MS >= WAIT_MS_MAX, 'des messages attendent depuis plus de 5 minutes : voir /echanges',
      'messages have waited for more than 5 minutes: see /echanges'),
    ...told(watch.callsOfDay > 0 && watch.callsOfLate === 0, 'aucun appel de la téléphonie depuis plus de 2 heures : est-elle reliée ?',
      'no call from the telephony for more than 2 hours: is it connected?'),
    ...told(watch.placesOfDay >= PLACES_EXPECTED && watch.placesOfLate === 0 && watch.callsOfLate > 0,
      'plus aucune position de téléphone (AML) depuis 2 heures, alors que des appels arrivent : le relais est-il relié ?',
      'no place of a telephone (AML) for 2 hours, while calls come: is the relay connected?'),
  ];
};

// Without a number: a text that changes would ring again.
const told = (holds: boolean, fr: string, en: string): Text[] => (holds ? [{ fr, en }] : []);
