import type { ApiDescription, DescribedRoute } from '#base/http/api-description.ts';
import { LIMITS } from '../limits.ts';

const REFUSED = { 400: { means: 'A batch or a cursor that cannot be read; the reason is said.' },
  401: { means: 'Signature missing, wrong, or too old.' },
  503: { means: 'The register is away: send again, with the same ids.' } };
const one = (schema: object) => ({ type: 'object', required: ['v', 'id'], properties: { v: { const: 1 },
  id: { type: 'string', format: 'uuid',
  description: 'UUIDv7; sent again it gives the same answer.' }, ...schema } });

const route = (summary: string, means: string, more: Partial<DescribedRoute>): DescribedRoute =>
  ({ tag: 'exchange', by: ['signature'], summary,
  answers: { 200: { means, schema: { type: 'object' } }, ...REFUSED }, ...more });

/** What `/openapi.json` of the simulated register tells programs. The form of messages is published apart: `/exchange/v1/schema.json`. */
export const API_DESCRIPTION: ApiDescription = {
  title: 'National register (simulated)', description: 'The exchange of portals with the national electoral register: at '
    + 'least once, in any order, acknowledged; with outages, lateness and duplicates on purpose in the demonstration.',
  tags: { exchange: 'For portals and the service of proxies' },
  ways: { signature: { type: 'apiKey', in: 'header', name: 'webhook-signature',
    description: 'Standard Webhooks; a request without a body signs '
    + 'its path and query.' } },
  routes: {
    'POST /exchange/v1/messages': route('Send requests, decisions, withdrawals, strike-offs',
      'One answer a message, in the same form and order: an '
      + 'acknowledgement with the register’s number, or a refusal for good.', {
      description: `At most ${LIMITS.batch_messages_max} messages, as a JSON array or as lines (application/x-ndjson).`,
      body: { type: 'array', maxItems: LIMITS.batch_messages_max, items: { type: 'object',
        description: 'See /exchange/v1/schema.json.' } } }),
    'GET /exchange/v1/states': route('States told since a cursor, in their order',
      'A page of states and the cursor after it (`suite`); `reste` says '
      + 'that there is more.', { query: { after: { type: 'string', description: 'The cursor of the page before.' },
      limit: { type: 'integer', minimum: 1, maximum: LIMITS.page_states_max } } }),
    'GET /exchange/v1/schema.json': { tag: 'exchange', summary: 'The published form of all messages',
      answers: { 200: { means: 'JSON Schema.', schema: { type: 'object' } } } },
    'POST /exchange/v1/enquiries': route('Ask for electoral situations by keyed digest',
      'One answer a question, all of one length; what is told is on '
      + 'record before it is told.', { body: one({ demandes: { type: 'array', minItems: 1, maxItems: LIMITS.batch_messages_max,
        items: { type: 'object',
      properties: { cle: { type: 'string', pattern: '^[0-9a-f]{32}$' }, personne: { type: 'string', pattern: '^[0-9a-f]{32}$' } } } } }) }),
    'POST /exchange/v1/rolls': route('The roll of a commune with its order numbers',
      'The roll; with a ballot it is closed for it first, once.', {
      body: one({ commune: { type: 'string' }, typeListe: { type: 'string' }, scrutin: { type: ['string', 'null'] } }) }),
    'POST /exchange/v1/proxies': route('Proxies, from the service that makes them', 'How many were kept, and those of unknown electors.', {
      body: one({ procurations: { type: 'array', items: { type: 'object' } } }) }),
  },
};
