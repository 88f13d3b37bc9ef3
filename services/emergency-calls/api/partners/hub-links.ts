import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { newId } from '#base/values/ids.ts';
import type { Clock } from '#base/values/instant.ts';
import { formsOf, type Site } from '../../data/site.ts';
import { organisationOf } from '../../domain/identifiers/case-ids.ts';
import { openAmqpHubLink } from '../../exchange/amqp-hub-link.ts';
import type { EnvelopeReader } from '../../exchange/envelope-reader.ts';
import type { HubLink } from '../../exchange/hub-link.ts';
import { LoopbackHub } from '../../exchange/loopback-hub.ts';

/** Our ends of the hub, by client id; `loopback` is there when the hub is the built-in one. */
export type HubLinks = { links: ReadonlyMap<string, HubLink>; loopback?: LoopbackHub };

export type HubOptions = { context: Pick<ServiceContext, 'settings' | 'dataDir' | 'demo'>; site: Site; clock: Clock; reader: EnvelopeReader;
  logger: Logger; hubId: string };

const AMQPS_PORT = 5671;

/**
 * The hub over AMQP: `SOCLE_CALLS_HUB_URL` is `amqps://host:port/vhost`; certificates are files of the service's own data directory,
 * `hub/ca.crt` and `hub/<client id>.crt` and `.key`, one pair a centre, whose common name is the client id.
 */
const amqpLinks = (url: string, { context, site, clock, reader, logger }: HubOptions): HubLinks => {
  const { protocol, hostname, port, pathname } = new URL(url);
  if (protocol !== 'amqps:') throw new Error('SOCLE_CALLS_HUB_URL: amqps://host:port/vhost');
  const pem = (name: string): string => readFileSync(join(context.dataDir, 'hub', name), 'utf8');
  return { links: new Map(site.centres.map(({ code }) => {
    const clientId = organisationOf(code);
    return [clientId, openAmqpHubLink({ clientId, host: hostname, port: Number(port) || AMQPS_PORT,
      vhost: decodeURIComponent(pathname.slice(1)), formFor: formsOf(site), reader, clock, logger,
      tls: { ca: pem('ca.crt'), cert: pem(`${clientId}.crt`), key: pem(`${clientId}.key`), servername: hostname } })];
  })) };
};

/** Links of every centre of the site: over AMQP where a hub is set, else, in a demonstration, the built-in hub with its partners. */
export const openHubLinks = (options: HubOptions): HubLinks => {
  const { context: { settings, demo }, site, clock, reader, hubId } = options;
  if (settings.SOCLE_CALLS_HUB_URL) return amqpLinks(settings.SOCLE_CALLS_HUB_URL, options);
  if (!demo) return { links: new Map() };
  const formFor = formsOf(site);
  const loopback = new LoopbackHub({ clients: site.partners.map(({ id }) => ({ id, form: formFor(id) })), clock, newId, reader,
    hubId });
  return { loopback, links: new Map(site.centres.map(({ code }) => [organisationOf(code), loopback.link(organisationOf(code))])) };
};
