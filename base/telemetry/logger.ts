import pino, { type Logger as Pino, type DestinationStream } from 'pino';

export type Logger = Pick<Pino, 'info' | 'warn' | 'error' | 'debug' | 'child'>;

/** Fields that would carry personal data or secrets: cut wherever they stand in a log line. */
const CUT = ['authorization', 'cookie', 'password', 'token', 'secret', 'body', 'email', 'courriel', 'nom', 'prenoms',
  'nomNaissance', 'dateNaissance', 'telephone', 'adresse', 'nir', 'identity'];

/**
 * One JSON line an event (UTC, ms): service, level, message and safe fields only.
 * Pino encodes control characters, so a value can never forge a line.
 */
export const createLogger = (service: string, destination?: DestinationStream): Logger => pino({
  level: process.env.SOCLE_LOG_LEVEL ?? 'info',
  base: { service },
  messageKey: 'msg',
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  redact: { paths: CUT.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
}, destination ?? pino.destination({ dest: 1, sync: false }));
