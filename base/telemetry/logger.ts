import pino, { type Logger as Pino, type DestinationStream } from 'pino';

export type Logger = Pick<Pino, 'info' | 'warn' | 'error' | 'debug' | 'child'>;

/** Fields that would carry personal data or secrets: cut wherever they stand in a log line. */
const CUT = ['authorization', 'cookie', 'password', 'token', 'secret', 'body', 'email', 'courriel', 'nom', 'prenoms',
  'nomNaissance', 'dateNaissance', 'telephone', 'adresse', 'nir', 'identity'];

/** SQLSTATE classes whose messages and details quote the values that were refused: data and integrity errors. */
const QUOTES_VALUES = /^(22|23|40002|44)/;

/**
 * An error as a line may show it: its class, code, stack and place in the schema. What PostgreSQL quotes of a row
 * ("Failing row contains …") would be personal data.
 */
const safeError = (thrown: unknown): unknown => {
  if (!(thrown instanceof Error)) return thrown;
  const error = thrown as Error & Readonly<Record<'code' | 'severity' | 'schema' | 'table' | 'constraint' | 'column', unknown>>;
  const { code, schema, table, constraint, column, message, stack = '' } = error;
  const place = { type: error.constructor.name, code, schema, table, constraint, column,
    ...(error.cause === undefined ? {} : { cause: safeError(error.cause) }) };
  if (error.severity === undefined || !QUOTES_VALUES.test(String(code))) return { ...place, message, stack };
  const said = `SQLSTATE ${String(code)}`;
  return { ...place, message: said, stack: stack.replace(message, said) };
};

/**
 * One JSON line an event (UTC, ms): service, level, message and safe fields only.
 * Pino encodes control characters, so a value can never forge a line.
 */
export const createLogger = (service: string, destination?: DestinationStream): Logger => pino({
  level: process.env.SOCLE_LOG_LEVEL ?? 'info',
  base: { service },
  messageKey: 'msg',
  serializers: { err: safeError },
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  redact: { paths: CUT.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
}, destination ?? pino.destination({ dest: 1, sync: false }));
