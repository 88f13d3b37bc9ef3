import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** A path whose connections may leave HTTP for another protocol (WebSocket). */
export type Upgrade = {
  /** May this request leave HTTP? If not, the route of its path answers it as any other, and says why. */
  wanted(request: IncomingMessage): boolean;
  /** The connection is the protocol's from now on. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

const tables = new WeakMap<object, Map<string, Upgrade>>();
const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?')[0]!;

/** Paths of one server that may leave HTTP: `wanted` decides before Node hands a connection over, `keep` names the server. */
export const upgradeTable = (): { wanted(request: IncomingMessage): boolean; keep(server: Server): void } => {
  const paths = new Map<string, Upgrade>();
  return {
    wanted: (request) => paths.get(pathOf(request))?.wanted(request) ?? false,
    keep: (server) => {
      tables.set(server, paths);
      server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
        paths.get(pathOf(request))?.take(request, socket, head));
    },
  };
};

/** Lets connections of a path leave HTTP. A request to any other path that asks for it is answered over HTTP, as the standard allows. */
export const addUpgrade = ({ server }: { server: object }, path: string, upgrade: Upgrade): void => {
  tables.get(server)?.set(path, upgrade);
};
