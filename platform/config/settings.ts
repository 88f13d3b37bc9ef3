import { availableParallelism } from 'node:os';
import { addressRanges, oneOf, url, whole, type Setting } from './setting.ts';

const EXTRA_PORT_ROOM = 200;

/** Every setting of the platform itself, in the order in which they are printed. */
export const platformSettings: readonly Setting[] = [
  {
    name: 'SOCLE_ENV', default: 'development', check: oneOf('development', 'test', 'production'),
    text: { fr: 'Sorte de plateforme', en: 'Kind of platform' },
  },
  {
    name: 'SOCLE_DEMO', default: '0', check: oneOf('0', '1'), demoOnly: true,
    text: { fr: 'Données et personnes de démonstration', en: 'Demonstration data and people' },
  },
  {
    name: 'SOCLE_LANG', default: '', check: oneOf('', 'fr', 'en'),
    text: { fr: "Langue de l'opérateur (sinon celle du terminal)", en: "Operator's language (else the terminal's)" },
  },
  {
    name: 'SOCLE_NAME', default: 'socle',
    check: (raw) => (/^[a-z][a-z0-9-]{0,30}$/.test(raw) ? undefined
      : { fr: 'attendu : minuscules, chiffres, tirets', en: 'expected lower case, digits, dashes' }),
    text: { fr: 'Nom de la plateforme, à taper pour la remplacer', en: 'Name of the platform, typed to replace it' },
  },
  {
    name: 'SOCLE_DATA_DIR', default: '.socle',
    text: { fr: 'Répertoire des données', en: 'Data directory' },
  },
  {
    name: 'SOCLE_HOST', default: '127.0.0.1',
    text: { fr: "Adresse d'écoute", en: 'Address to listen on' },
  },
  {
    name: 'SOCLE_TRUSTED_PROXIES', default: '', check: addressRanges,
    text: {
      fr: 'Adresses ou plages (CIDR) du relais TLS, par des virgules : X-Forwarded-For n’est cru que d’elles',
      en: 'Addresses or ranges (CIDR) of the TLS edge, by commas: X-Forwarded-For is believed from them alone',
    },
  },
  {
    name: 'SOCLE_PORT_BASE', default: '8080', check: whole(0, 65_535 - EXTRA_PORT_ROOM),
    text: { fr: 'Premier port (0 : des ports libres)', en: 'First port (0: free ports)' },
  },
  {
    name: 'SOCLE_DOMAIN', default: 'localhost',
    text: { fr: 'Nom du portail ; chaque service est <service>.<nom>', en: 'Portal name; services are <service>.<name>' },
  },
  {
    name: 'SOCLE_ADDRESSES', default: 'names', check: oneOf('names', 'ports'),
    text: {
      fr: 'Un nom par service, ou seulement un port (les cookies se mêlent)',
      en: 'A name for each service, or only a port (cookies then mix)',
    },
  },
  {
    name: 'SOCLE_LOG_HOST', default: '',
    text: {
      fr: 'Nom qui ouvre celui des registres (sinon <plateforme>.<nom>) ; ne change jamais',
      en: 'Name that begins those of the logs (else <platform>.<name>); never changes',
    },
  },
  {
    name: 'SOCLE_SERVICES', default: '',
    text: { fr: 'Services à lancer, séparés par des virgules (sinon tous)', en: 'Services to run, by commas (else all)' },
  },
  {
    name: 'SOCLE_PARTITIONS', default: '', check: (raw) => (raw === '' ? undefined : whole(1, 32)(raw)),
    text: { fr: 'Partitions du registre (sinon celles du service)', en: "Partitions of the register (else the service's)" },
  },
  {
    name: 'SOCLE_WEB_MIN', default: '1', check: whole(1, 64),
    text: { fr: 'Processus web par service, au moins', en: 'Web processes a service, at least' },
  },
  {
    name: 'SOCLE_WEB_MAX', default: String(availableParallelism()), check: whole(1, 64),
    text: { fr: 'Processus web par service, au plus', en: 'Web processes a service, at most' },
  },
  {
    name: 'SOCLE_DATABASE_URL', default: '', secret: true, check: url('postgres', 'postgresql'),
    text: { fr: 'PostgreSQL à utiliser (sinon celui de npm)', en: "PostgreSQL to use (else npm's)" },
  },
  {
    name: 'SOCLE_MASTER_KEY_FILE', default: '',
    text: { fr: 'Fichier de la clé maîtresse, à part', en: 'Master key file, kept apart' },
  },
  {
    name: 'SOCLE_ACCOUNTS_FROM', default: '61000', check: whole(0, 2_000_000_000),
    text: {
      fr: 'En root : premier numéro de compte des services (0 : aucun)',
      en: 'As root: first account number of the services (0: none)',
    },
  },
  {
    name: 'SOCLE_DISK_STOP_PERCENT', default: '10', check: whole(0, 90),
    text: { fr: "Espace libre en dessous duquel rien n'est accepté, %", en: 'Free space under which nothing is taken, %' },
  },
  {
    name: 'SOCLE_DISK_RESUME_PERCENT', default: '12', check: whole(0, 95),
    text: { fr: 'Espace libre à partir duquel on reprend, %', en: 'Free space from which work resumes, %' },
  },
  {
    name: 'SOCLE_DRAIN_S_MAX', default: '30', check: whole(1, 600),
    text: { fr: "Attente maximale d'un processus qui se vide, s", en: 'Longest wait for a draining process, s' },
  },
  {
    name: 'SOCLE_BACKUP_DIR', default: '',
    text: { fr: 'Sauvegardes (sinon <données>-backup, à côté)', en: 'Backups (else <data>-backup, beside them)' },
  },
  {
    name: 'SOCLE_BACKUP_EVERY_H', default: '0', check: whole(0, 168),
    text: { fr: 'Sauvegarde vérifiée toutes les … heures (0 : à la main)', en: 'Verified backup every … hours (0: by hand)' },
  },
  {
    name: 'SOCLE_BACKUP_KEEP_D', default: '14', check: whole(1, 30),
    text: {
      fr: 'Durée de garde des sauvegardes et des clés, jours (30 au plus)',
      en: 'How long backups and keys are kept, days (30 at most)',
    },
  },
  {
    name: 'SOCLE_METRICS_PORT', default: '', check: (raw) => (raw === '' ? undefined : whole(0, 65_535)(raw)),
    text: { fr: 'Port des mesures, pour Prometheus (vide : aucun)', en: 'Port of the metrics, for Prometheus (empty: none)' },
  },
  {
    name: 'SOCLE_METRICS_HOST', default: '127.0.0.1',
    text: { fr: "Adresse d'écoute des mesures", en: 'Address of the metrics' },
  },
  {
    name: 'SOCLE_METRICS_TOKEN_FILE', default: '',
    text: { fr: 'Fichier (0600) du jeton demandé à qui lit les mesures', en: 'File (0600) of the token that readers of the metrics give' },
  },
  {
    name: 'SOCLE_FAILPOINTS', default: '', demoOnly: true,
    text: { fr: 'Points de panne, pour les essais', en: 'Failpoints, for tests' },
  },
  {
    name: 'SOCLE_CLOCK_OFFSET_MS', default: '0', demoOnly: true, check: whole(-1e14, 1e14),
    text: { fr: "Décalage de l'horloge, ms, pour les essais", en: 'Clock offset, ms, for tests' },
  },
];

/** Prefixes of settings whose end is a service's name. */
export const perServicePrefixes = ['SOCLE_ORIGIN_', 'SOCLE_PORT_', 'SOCLE_WEB_MIN_', 'SOCLE_WEB_MAX_'] as const;

/** Variables of the same family that other programs of the project read. */
export const foreignVariables = new Set([
  'SOCLE_REFERENCE_DATA', 'SOCLE_TEST_PG', 'SOCLE_CONFIG', 'SOCLE_NODE', 'SOCLE_CHILD',
]);
