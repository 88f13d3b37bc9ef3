import type { ApiDescription } from '#base/http/api-description.ts';
import { LOG_DESCRIPTION } from '#base/log/describe-log.ts';
import { CASE_ROUTES } from './case-routes.ts';
import { CENTRE_ROUTES } from './centre-routes.ts';
import { MACHINE_ROUTES } from './machine-routes.ts';

/** What `/openapi.json` of emergency calls tells programs. */
export const API_DESCRIPTION: ApiDescription = {
  title: 'Emergency calls', description: 'Regulation of emergency medical calls: what machines send (telephony, positions, places of '
    + 'callers) and what the consoles ask. Partners speak by the health hub and not by this interface. '
    + 'Problems are RFC 9457, all faults at once.',
  tags: { machines: 'Telephony, trackers, telephones', calls: 'Calls', cases: 'Dossiers', events: 'Events of many victims and replay',
    means: 'Vehicles, places, beds', centre: 'The centre', exchange: 'Partners', tablet: 'The crew’s tablet',
    log: 'For auditors: C2SP logs and their keys' },
  ways: {
    signature: { type: 'apiKey', in: 'header', name: 'webhook-signature',
      description: 'Standard Webhooks: `webhook-id`, `webhook-timestamp` (s) and `webhook-signature` = `v1,` + base64 of HMAC-SHA256 over '
        + '`id.timestamp.body` under the site’s secret.' },
    agent: { type: 'apiKey', in: 'cookie', name: '__Host-socle-emergency-calls',
      description: 'Session of an agent, after ProConnect or Pro Santé Connect.' },
  },
  routes: { ...MACHINE_ROUTES, ...CASE_ROUTES, ...CENTRE_ROUTES, ...LOG_DESCRIPTION },
};
