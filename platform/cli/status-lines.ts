import type { Lang } from '#base/values/lang.ts';
import { OWNER_TEXTS } from '../backup/whose-backup.ts';
import type { PlatformState, ServiceState } from '../supervisor/platform-state.ts';

const WORDS = {
  fr: {
    head: ['service', 'processus', 'pid', 'état', 'depuis', 'boucle', 'file', 'en cours', 'mémoire', 'port'],
    database: 'base de données', disk: 'disque', free: 'libres', closed: 'plus rien n’est accepté',
    backup: 'dernière sauvegarde', never: 'aucune', restarts: 'redémarrages', up: 'en marche', down: 'arrêtée',
    checked: 'vérifiée', unchecked: 'non vérifiée', figures: 'chiffres', alarm: 'ALERTE',
  },
  en: {
    head: ['service', 'process', 'pid', 'state', 'since', 'loop', 'queue', 'in hand', 'memory', 'port'],
    database: 'database', disk: 'disk', free: 'free', closed: 'nothing is accepted',
    backup: 'last backup', never: 'none', restarts: 'restarts', up: 'up', down: 'down',
    checked: 'verified', unchecked: 'not verified', figures: 'figures', alarm: 'ALARM',
  },
};

/** The state of a platform as a table for people. */
export const statusLines = (state: PlatformState, lang: Lang): string[] => {
  const words = WORDS[lang];
  const { database, disk, backup, at } = state;
  return [
    `${state.name} (${state.env}${state.demo ? ', demo' : ''}) — pid ${state.pid}, ${duration(at - state.startedAt)}`,
    `${words.database} : ${database.up ? words.up : words.down} (${database.kind}, pid ${database.pid ?? '–'}, `
      + `${words.restarts} ${database.restarts})`,
    `${words.disk} : ${disk.freePercent.toFixed(1)} % ${words.free}${disk.open ? '' : ` — ${words.closed}`}`,
    `${words.backup} : ${backup ? `${backup.id}, ${duration(at - backup.at)}, `
      + `${backup.verified ? words.checked : words.unchecked}`
      + (backup.of === 'ours' ? '' : ` — ${OWNER_TEXTS[backup.of][lang]}`) : words.never}`,
    ...state.services.flatMap(({ name, alarms }) => alarms.map((text) => `⚠ ${words.alarm} ${name} : ${text[lang]}`)),
    '',
    ...table([words.head, ...state.services.flatMap((service) => processRows(service, at))]),
    ...state.services.filter(({ figures }) => Object.keys(figures).length > 0).map(({ name, figures }) =>
      `${name} ${words.figures} : ${Object.entries(figures).map(([key, value]) => `${key} ${value}`).join(', ')}`),
  ];
};

const processRows = (service: ServiceState, at: number): string[][] =>
  service.processes.map((process, index) => [
    index === 0 ? service.name : '', process.name, String(process.pid), service.braked ? '⚠ brake' : process.state,
    duration(at - process.startedAt),
    process.eventLoop === undefined ? '–' : `${Math.round(process.eventLoop * 100)} %`,
    String(process.queue ?? '–'), String(process.inFlight ?? '–'),
    process.rss_bytes === undefined ? '–' : `${Math.round(process.rss_bytes / 1e6)} MB`,
    process.role === 'web' ? service.ports.join(',') : '',
  ]);

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()}`);
};

const UNITS: readonly [number, string][] = [[86_400_000, 'd'], [3_600_000, 'h'], [60_000, 'min'], [1_000, 's']];

/** `3 min`, `2 h`: the greatest unit that fits. */
export const duration = (ms: number): string => {
  const [size, unit] = UNITS.find(([length]) => ms >= length) ?? [1_000, 's'];
  return `${Math.floor(ms / size)} ${unit}`;
};
