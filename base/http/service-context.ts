import type { Server } from 'node:net';
import type { ServerAddress } from '#base/store/embedded-server.ts';
import type { SerialisedKeyring } from '#base/values/keyring.ts';
import type { Text } from '#base/values/lang.ts';

/**
 * Something that `http.Server.listen` accepts: a socket opened by the supervisor (it stays open when this process
 * dies or drains) or, in tests, an address to open.
 */
export type ListenTarget = Server | { port: number; host: string };

/** May anything be stored now? A closed admission answers 503 with the reason, before reading any body (`full-disk.ts`). */
export type Admission = { open: true } | { open: false; code: string; reason: Text; retryAfterS: number };

/**
 * Everything that a service process is given; nothing comes from the environment.
 * It arrives as one JSON document on a file descriptor, the functions are added by the process that hosts the service.
 */
export type ServiceContext = {
  env: 'development' | 'test' | 'production';
  /** Demo people, demo keys and an adjustable clock are allowed. Never with `env: 'production'`. */
  demo: boolean;
  /** Kebab-case name of the service. */
  service: string;
  /** Name of this process inside the service, e.g. `web-2`; for logs and metrics. */
  process: string;
  /** Public URL of this service, without a trailing slash. */
  origin: string;
  /** Public URLs of every process that has one, by service name (`portal`, `identity`, `mailbox`, …). */
  origins: Record<string, string>;
  /** What people call each service, by its name. */
  titles?: Readonly<Record<string, Text>>;
  /** Addresses and ranges (CIDR) of the edge that ends TLS: from these alone `X-Forwarded-For` is believed. */
  trustedProxies?: readonly string[];
  /** Host part of the names of logs (`<logHost>/<service>/<partition>`): never changes once receipts are out. */
  logHost: string;
  /** The socket of the service's first port. */
  listenHandle: ListenTarget;
  /** The sockets of all its ports, by name. */
  listenHandles: Record<string, ListenTarget>;
  db: { connection: ServerAddress; passwords: { app: string; intake: string; jobs: string; rebuild: string } };
  keyring: SerialisedKeyring;
  /** Secrets shared between exactly two processes (OIDC client secrets, partner tokens), by name. */
  secrets: Record<string, string>;
  /** The only directory that this process may write; absolute. */
  dataDir: string;
  /** Socket of this service's render host, when its face asks for one (`renders`). */
  renderSocket?: string;
  /** Until somebody administers: SHA-256 (hex) of the one-time word printed to the operator, and its end. */
  firstAdministrator?: { tokenSha256: string; until: number };
  /** Number of partitions of the register. */
  partitions: number;
  settings: Record<string, string>;
  /** Waiting-room numbers: a block that no process ever got before, on disk before it is given. Both ends included. */
  reserveTickets: (count: number) => Promise<{ first: number; last: number }>;
  /** Read before accepting work; changes while the process runs (disk nearly full). */
  admission: () => Admission;
  /** Web processes of this service, this one included; changes while the process runs. They share what counts for the service. */
  webProcesses?: () => number;
  /** The platform as a whole, a few seconds old; for faces that ask for it (`observes`). */
  platformState?: () => unknown;
  /** Named places where this process must die or wait; demo and test only. */
  failpoints?: string[];
  /** Added to the machine's clock, ms; demo and test only. */
  clockOffset?: number;
};
