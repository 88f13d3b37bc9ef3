import type { ApiDescription } from '#base/http/api-description.ts';
import { LOG_DESCRIPTION } from '#base/log/describe-log.ts';
import { DESK_ROUTES } from './desk-routes.ts';
import { PUBLIC_ROUTES } from './public-routes.ts';

/** What `/openapi.json` of voter registration tells programs. */
export const API_DESCRIPTION: ApiDescription = {
  title: 'Voter registration', description: 'Registration on the electoral lists of France: requests, enquiry, calendar, the town hall’s '
    + 'desk and the tamper-evident log. Bodies are strict JSON; problems are RFC 9457 in French or English, all faults at once.',
  tags: { requests: 'For citizens', enquiry: 'Am I registered?', 'open data': 'For everybody', 'town hall': 'For agents of communes',
    mail: 'The operator’s mail system', log: 'For auditors: C2SP logs and their keys' },
  ways: {
    citizen: { type: 'apiKey', in: 'cookie', name: '__Host-socle-voter-registration',
      description: 'Session of a citizen, after FranceConnect or an e-mail link.' },
    agent: { type: 'apiKey', in: 'cookie', name: '__Host-socle-voter-registration', description: 'Session of an agent, after ProConnect.' },
    signature: { type: 'apiKey', in: 'header', name: 'webhook-signature',
      description: 'Standard Webhooks: `webhook-id`, `webhook-timestamp` (s) and `webhook-signature` = `v1,` + base64 of HMAC-SHA256 over '
        + '`id.timestamp.body` under the secret of the setting.' },
  },
  routes: { ...PUBLIC_ROUTES, ...DESK_ROUTES, ...LOG_DESCRIPTION },
};
