import net from 'node:net';
import { getSystemErrorName } from 'node:util';
import { platformProblems } from '../errors.ts';
import { portOwner } from './port-owner.ts';

/** A bound socket that this process never accepts on: it is handed to children, who do. */
export type SharedSocket = { handle: SocketHandle; port: number; host: string; close(): void };

/** Node's own wrapper of a TCP socket, as far as we use it. */
export type SocketHandle = net.Server & {
  getsockname(out: { address?: string; port?: number }): number;
};

type MakeHandle = (address: string, port: number, family: 4 | 6) => SocketHandle | number;

/**
 * Opens a public port once for the life of the platform. A `net.Server` would accept connections here, in the
 * supervisor; what Node's own `cluster` module uses to share a socket does not, so we use that (ADR 0004).
 * Throws in plain words: port used (and by whom), forbidden, or an address that is not this machine's.
 */
export const openSharedSocket = (host: string, port: number): SharedSocket => {
  const make = (net as unknown as { _createServerHandle: MakeHandle })._createServerHandle;
  const made = make(host, port, net.isIPv6(host) ? 6 : 4);
  if (typeof made === 'number') throw refusal(host, port, made);
  const name: { port?: number } = {};
  // A taken port is only reported here: the event library puts the error of `bind` off.
  const status = made.getsockname(name);
  if (status !== 0) {
    made.close();
    throw refusal(host, port, status);
  }
  return { handle: made, port: name.port!, host, close: () => void made.close() };
};

const refusal = (host: string, port: number, status: number): Error => {
  const code = getSystemErrorName(status);
  if (code === 'EADDRINUSE') return used(host, port);
  const detail = { fr: `${host}:${port} (${code})`, en: `${host}:${port} (${code})` };
  return code === 'EACCES'
    ? platformProblems.PLATFORM_PORT_FORBIDDEN({ detail })
    : platformProblems.PLATFORM_HOST_UNKNOWN({ detail });
};

const used = (host: string, port: number): Error => {
  const owner = portOwner(port);
  const by = (fr: string, en: string) => (owner ? { fr: `${fr} ${owner.name} (${owner.pid})`, en: `${en} ${owner.name} (${owner.pid})` }
    : { fr: '', en: '' });
  const text = by(', pris par', ', taken by');
  return platformProblems.PLATFORM_PORT_USED({
    detail: { fr: `port ${port} sur ${host}${text.fr}`, en: `port ${port} on ${host}${text.en}` },
    extra: { port, ...(owner ? { owner } : {}) },
  });
};
