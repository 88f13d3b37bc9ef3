import type { PlatformConfig } from '../config/platform-config.ts';
import { variablePart, type Resolved } from '../config/read-settings.ts';
import type { KnownService } from './describe-services.ts';
import { openSharedSocket, type SharedSocket } from './listen-socket.ts';

/** What one service gets of this machine: sockets, public address, bounds of its web processes. */
export type ServicePlan = {
  service: KnownService;
  sockets: Record<string, SharedSocket>;
  origin: string;
  web: { min: number; max: number };
};

/** First port when every service keeps its usual one. */
const PORT_BASE_DEFAULT = 8080;

/**
 * Opens every public port and gives each service its address. All ports that cannot be opened are tried before the
 * first refusal is thrown, and what was opened is closed again.
 */
export const planServices = (
  services: readonly KnownService[], config: PlatformConfig, values: ReadonlyMap<string, Resolved>,
): ServicePlan[] => {
  const own = (prefix: string, service: string): string => values.get(`${prefix}${variablePart(service)}`)?.value ?? '';
  const opened: SharedSocket[] = [];
  try {
    return services.map((service): ServicePlan => {
      const { name, description } = service;
      const shift = Number(own('SOCLE_PORT_', name) || NaN) - description.ports[0]!.default;
      const sockets: Record<string, SharedSocket> = {};
      for (const port of description.ports) {
        const socket = openSharedSocket(config.host, portNumber(port.default, shift, config.portBase));
        opened.push(socket);
        sockets[port.name] = socket;
      }
      const first = sockets[description.ports[0]!.name]!;
      return {
        service, sockets,
        origin: own('SOCLE_ORIGIN_', name) || localOrigin(name, first.port, config),
        web: {
          min: Number(own('SOCLE_WEB_MIN_', name) || config.web.min),
          max: Number(own('SOCLE_WEB_MAX_', name) || (description.standIn ? 1 : config.web.max)),
        },
      };
    });
  } catch (error) {
    for (const socket of opened) socket.close();
    throw error;
  }
};

const portNumber = (usual: number, shift: number, base: number): number => {
  if (!Number.isNaN(shift)) return usual + shift;
  return base === 0 ? 0 : usual - PORT_BASE_DEFAULT + base;
};

/** The portal has the bare name; each service its own name under it, so that browsers keep their cookies apart. */
const localOrigin = (name: string, port: number, config: PlatformConfig): string => {
  const host = name === 'portal' || config.addresses === 'ports' ? config.domain : `${name}.${config.domain}`;
  return `http://${host}:${port}`;
};
