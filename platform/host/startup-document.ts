import { closeSync, readFileSync } from 'node:fs';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { ProcessRole } from './ipc.ts';

/** The part of a context that is data. */
export type ContextData = Omit<ServiceContext, 'listenHandle' | 'listenHandles' | 'reserveTickets' | 'admission'
  | 'webProcesses' | 'platformState'>;

/**
 * What a process is given on file descriptor 3: which module to load, for what, and (except to describe it) its
 * configuration and secrets. A pipe: it leaves no trace in the environment, on the command line or on the disk.
 */
export type StartupDocument = {
  /** Absolute path of the module that exports `service`. */
  module: string;
  role: ProcessRole;
  /** Names of the sockets that will follow by message. */
  sockets: string[];
  context?: ContextData;
  /** Values to check, by name. */
  values?: Record<string, string>;
  command?: { name: string; args: string[] };
};

/** File descriptor of the start-up document. */
const STARTUP_FD = 3;

/** Reads the whole document and closes the descriptor, so that nothing in the process can read it again. */
export const readStartupDocument = (fd = STARTUP_FD): StartupDocument => {
  const document = JSON.parse(readFileSync(fd, 'utf8')) as StartupDocument;
  closeSync(fd);
  return document;
};
