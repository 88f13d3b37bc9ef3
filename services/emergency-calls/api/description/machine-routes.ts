import type { DescribedRoute } from '#base/http/api-description.ts';
import { AGENT_ROLES, AGENT_STATES } from '../../domain/calls/agent-states.ts';
import { CALL_EVENT_KINDS, END_CAUSES } from '../../domain/calls/call-events.ts';
import { LIMITS } from '../../limits.ts';

type Schema = Record<string, unknown>;

const id: Schema = { type: 'string', pattern: '^[A-Za-z0-9_.:-]{1,80}$' };
const centre: Schema = { type: 'string', pattern: '^[0-9A-Z]{3}$', description: 'Code of the centre.' };
const instant: Schema = { type: 'string', format: 'date-time', description: 'RFC 3339, with its offset.' };
const text: Schema = { type: 'string', maxLength: 120 };
const degrees = (most: number): Schema => ({ type: 'number', minimum: -most, maximum: most });
const many = (items: Schema, maxItems: number): Schema => ({ type: 'array', items, maxItems });
const record = (required: readonly string[], properties: Schema): Schema => ({ type: 'object', required, properties });

const EVENT = record(['eventId', 'callId', 'centre', 'kind', 'at'], { eventId: { ...id, description: 'Sent twice, it counts once.' },
  callId: id, centre, kind: { enum: CALL_EVENT_KINDS }, at: instant, line: { ...text, description: 'As dialled: 15, 112…' }, did: text,
  ani: { ...text, description: 'Number of the caller.' }, queue: text, agent: text, to: text, cause: { enum: END_CAUSES },
  hops: { type: 'integer' }, recording: text, exercise: { type: 'boolean' } });
const AGENT = record(['centre', 'agent', 'state', 'at'], { centre, agent: { type: 'string', pattern: '^[A-Za-z0-9_.:-]{1,40}$',
  description: 'Number of the telephony, never a name.' }, role: { enum: AGENT_ROLES }, state: { enum: AGENT_STATES }, at: instant,
    callId: id });
const POST = record(['centre', 'present'], { centre, present: { type: 'integer', minimum: 0, maximum: LIMITS.posts_max } });
const ORDER = record(['action', 'callId', 'centre', 'to', 'at'], { action: { enum: ['DIVERT', 'CONFERENCE'] }, callId: id, centre, to: text,
  leg: id, hops: { const: 1 }, at: instant });
const FIX = record(['resourceId', 'lat', 'lon', 'at'], { resourceId: { type: 'string' }, lat: degrees(90), lon: degrees(180),
  at: { type: 'integer', description: 'Instant, ms since 1970.' } });
const PLACE = record(['number'], { number: { type: 'string', description: 'Of the caller.' },
  text: { type: 'string', description: 'AML text (ETSI TS 103 625).' },
  packed: { type: 'string', description: 'The same, packed in seven bits, hexadecimal.' },
  hex: { type: 'string', description: 'Minimum set of data of an eCall (EN 15722), hexadecimal.' } });

const taken = (means: string): DescribedRoute['answers'] => ({ 202: { means, schema: { type: 'object' } },
  401: { means: 'Signature missing, wrong, or more than five minutes old.' },
  422: { means: 'What is wrong, all at once; the good ones of the same post are kept (`taken`).' } });

const post = (summary: string, body: Schema, example: unknown, answers: DescribedRoute['answers'], description?: string): DescribedRoute =>
  ({ tag: 'machines', by: ['signature'], summary, ...(description ? { description } : {}), body, example, answers });

const AT = '2026-01-12T21:04:05+01:00';

/** What machines send and ask: telephony, trackers of vehicles, telephones. */
export const MACHINE_ROUTES: Readonly<Record<string, DescribedRoute>> = {
  'POST /v1/emergency-calls/telephony/events': post('What became of calls', record(['events'],
    { events: many(EVENT, LIMITS.telephony_events_max) }),
    { events: [{ eventId: 'e1', callId: 'c1', centre: '9A0', kind: 'PRESENTED', at: AT, line: '15', ani: '+33612345678' }] },
    taken('Kept, durably.')),
  'POST /v1/emergency-calls/telephony/agents': post('Posts held, and what each agent does', record([], {
    posts: many(POST, LIMITS.posts_told_max), agents: many(AGENT, LIMITS.agents_told_max) }),
  { posts: [{ centre: '9A0', present: 5 }], agents: [{ centre: '9A0', agent: '12', role: 'arm', state: 'IN_CALL', callId: 'c1', at: AT }] },
  taken('Kept.'), 'Posts at least once a minute; an agent at each change.'),
  'POST /v1/emergency-calls/telephony/orders': post('What the telephony is asked to do', { type: 'object' }, {},
    { 200: { means: 'Orders, until they are obeyed or too old.', schema: record(['orders'], { orders: { type: 'array', items: ORDER } }) },
      401: taken('')['401']! }, 'Asked each second. DIVERT is obeyed by DIVERTED of the call and PRESENTED of the call `leg` at the '
      + 'helper; CONFERENCE by CONFERENCED.'),
  'POST /v1/emergency-calls/positions': post('Where vehicles are', record(['centre', 'fixes'],
    { centre, fixes: many(FIX, LIMITS.fixes_max) }),
    { centre: '9A0', fixes: [{ resourceId: 'SMUR-1', lat: 46.2, lon: -3.4, at: Date.parse(AT) }] },
      taken('How many moved, how many were refused.')),
  'POST /v1/emergency-calls/localisations': post('Where callers are, as the telephony hands it on', record(['centre', 'places'], { centre,
    places: many(PLACE, LIMITS.places_max) }), { centre: '9A0', places: [{ number: '+33612345678',
    text: 'A"ML=1;lt=+46.20000;lg=-3.40000;rd=20;pm=G' }] },
      taken('For each place the calls that it was matched to, or what is wrong with it.')),
  'POST /v1/emergency-calls/aml': { tag: 'machines', summary: 'Where a caller is, as telephones post it (AML over HTTPS)',
    description: 'Form fields of the published AML specification; with a key at the site, its `hmac` is required and checked. '
      + 'The same members as JSON are taken from a gateway that signs them as the other machine routes are signed.',
    query: { centre }, required: ['centre'], bodyType: 'application/x-www-form-urlencoded', body: { type: 'object' },
    answers: { 202: { means: 'The calls that it was matched to; kept for a call that comes later.', schema: { type: 'object' } },
      422: { means: 'What is wrong with it.' } } },
};
