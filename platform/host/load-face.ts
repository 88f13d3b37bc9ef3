import { pathToFileURL } from 'node:url';
import type { ServiceFace } from './service-face.ts';

/** Imports a service's module and gives its face; throws in plain words when the module does not export one. */
export const loadFace = async (module: string): Promise<ServiceFace> => {
  const { service } = await import(pathToFileURL(module).href) as { service?: ServiceFace };
  if (!service) throw new Error(`${module} must export a ServiceFace named "service"`);
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(service.name)) throw new Error(`${module}: not a service name: ${service.name}`);
  if (service.ports.length === 0) throw new Error(`${module}: a service has at least one port`);
  return service;
};
