import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messagesOf, recipientOf, type Envelope } from '../envelope.ts';
import { createEnvelopeReader } from '../envelope-reader.ts';
import type { HubDelivery } from '../hub-link.ts';
import { LoopbackHub } from '../loopback-hub.ts';
import type { JsonObject } from '../schema/json.ts';
import { CONTENT_TYPES, writeEnvelope } from '../write-envelope.ts';
import { buildEnvelope, NO_DISTRIBUTION_ID } from './build-envelope.ts';
import { isConsistentCode, type HubCode } from './hub-codes.ts';

const AT = Date.UTC(2026, 0, 12, 20, 4, 5);
const [A, B, FIRE, V1, V2] = ['fr.health.samu750', 'fr.health.samu940', 'fr.fire.sdis94', 'fr.health.samu770',
  'fr.health.samu780'];
const TIME = '2026-01-12T21:03:58+01:00';
const STATUS = { caseId: `${A}.DRFR157502601200042`, resourceId: `${A}.resource.VLM3`, state: { datetime: TIME, status: 'DEPART' } };

const hubOf = () => {
  let ids = 0;
  const reader = createEnvelopeReader();
  const hub = new LoopbackHub({ clients: [{ id: A, form: 'json' }, { id: B, form: 'json' }, { id: FIRE, form: 'xml' },
    { id: V1, form: 'json', version: 'v1' }, { id: V2, form: 'json', version: 'v2' }], clock: () => AT, newId: () => `${++ids}`, reader });
  const got = new Map<string, HubDelivery[]>();
  for (const id of [A, B, FIRE, V1, V2]) hub.link(id).onMessage(async (one) => { got.set(id, [...got.get(id) ?? [], one]); });
  return { hub, got, close: reader.close.bind(reader) };
};

type Post = { as?: string; type?: string; bytes?: Uint8Array; persistent?: boolean };

/** What its sender hears of a post: the code and id of one RS-ERROR, or that it went through. Nobody else hears anything of a refusal. */
const said = async ({ as = A, type = CONTENT_TYPES.json, bytes = bytesOf(), persistent = true }: Post): Promise<string> => {
  const { hub, got, close } = hubOf();
  await hub.post(as, type, bytes, persistent);
  await close();
  const told = got.get(as)?.[0]?.reading;
  const [message] = told?.ok ? messagesOf(told.envelope) : [];
  const error = message?.['error'] as any;
  if (!error) return `through to ${[...got.keys()].join()}`;
  assert.equal(got.size, 1, 'only the sender hears of it');
  assert.ok(isConsistentCode(error.errorCode.statusCode, error.errorCode.statusString));
  return `${error.errorCode.statusString} ${error.referencedDistributionID}`;
};

const envelope = (change: Partial<Record<keyof Envelope, unknown>> = {}, kind: Parameters<typeof buildEnvelope>[1] = 'RS-SR',
  body: JsonObject = STATUS, recipient = B): Envelope => ({ ...buildEnvelope({ sender: A, recipient, unique: '1', at: AT }, kind, body),
  ...change }) as Envelope;
const bytesOf = (...args: Parameters<typeof envelope>): Uint8Array => Buffer.from(JSON.stringify(envelope(...args)));
const to = (explicitAddressValue: unknown, explicitAddressScheme: unknown = 'hubex') =>
  ({ descriptor: { language: 'fr-FR', explicitAddress: { explicitAddressScheme, explicitAddressValue } } });
const without = (key: keyof Envelope): Uint8Array => {
  const { [key]: _gone, ...rest } = envelope();
  return Buffer.from(JSON.stringify(rest));
};
const xml = (one = envelope()): Buffer => Buffer.from(writeEnvelope(one, 'xml'));
const text = (from: string, into: string): Uint8Array => Buffer.from(JSON.stringify(envelope()).replace(from, into));
const contents = (...bodies: object[]) => ({ content: bodies.map((message) => ({ jsonContent: { embeddedJsonContent: { message } } })) });
const [HEADED] = messagesOf(envelope());

/** Name of the case, what is posted, and what its sender hears. */
const CASES: readonly (readonly [string, Post, HubCode | 'through', string?])[] = [
  ['right', {}, 'through'],
  ['right, as XML', { type: CONTENT_TYPES.xml, bytes: xml() }, 'through'],
  ['content type with a charset', { type: 'application/json; charset=utf-8' }, 'through'],
  ['no content type', { type: '' }, 'NOT_ALLOWED_CONTENT_TYPE', NO_DISTRIBUTION_ID],
  ['text', { type: 'text/plain' }, 'NOT_ALLOWED_CONTENT_TYPE', NO_DISTRIBUTION_ID],
  ['text/xml', { type: 'text/xml', bytes: xml() }, 'NOT_ALLOWED_CONTENT_TYPE', NO_DISTRIBUTION_ID],
  ['JSON said to be XML', { type: CONTENT_TYPES.xml }, 'UNRECOGNIZED_MESSAGE_FORMAT', NO_DISTRIBUTION_ID],
  ['XML said to be JSON', { bytes: xml() }, 'UNRECOGNIZED_MESSAGE_FORMAT', NO_DISTRIBUTION_ID],
  ['empty', { bytes: Buffer.alloc(0) }, 'UNRECOGNIZED_MESSAGE_FORMAT', NO_DISTRIBUTION_ID],
  ['cut', { bytes: bytesOf().subarray(0, -9) }, 'UNRECOGNIZED_MESSAGE_FORMAT'],
  ['a list', { bytes: Buffer.from('[]') }, 'INVALID_MESSAGE', NO_DISTRIBUTION_ID],
  ['null', { bytes: Buffer.from('null') }, 'INVALID_MESSAGE', NO_DISTRIBUTION_ID],
  ['a key twice', { bytes: text('{', '{"senderID":"fr.health.samu940",') }, 'UNRECOGNIZED_MESSAGE_FORMAT'],
  ['a key that reaches prototypes', { bytes: text('{"caseId"', '{"__proto__":{},"caseId"') }, 'UNRECOGNIZED_MESSAGE_FORMAT'],
  ['too deep', { bytes: text('{"caseId"', `{"x":${'['.repeat(99)}${']'.repeat(99)},"caseId"`) }, 'UNRECOGNIZED_MESSAGE_FORMAT'],
  ['a number beyond every double', { bytes: text('{"caseId"', '{"x":1e999,"caseId"') }, 'UNRECOGNIZED_MESSAGE_FORMAT'],
  ['not UTF-8', { bytes: Buffer.from([0x7b, 0xff, 0x7d]) }, 'UNRECOGNIZED_MESSAGE_FORMAT', NO_DISTRIBUTION_ID],
  ['document type', { type: CONTENT_TYPES.xml, bytes: Buffer.concat([Buffer.from(
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), xml()]) }, 'UNRECOGNIZED_MESSAGE_FORMAT'],
  ['too large', { bytes: Buffer.alloc(5 * 1024 * 1024 + 1, ' ') }, 'UNRECOGNIZED_MESSAGE_FORMAT', NO_DISTRIBUTION_ID],
  ...(['senderID', 'dateTimeSent', 'dateTimeExpires', 'distributionStatus', 'distributionKind', 'descriptor', 'content'] as const)
    .map((key) => [`no ${key}`, { bytes: without(key) }, 'INVALID_MESSAGE'] as const),
  ['no distributionID', { bytes: without('distributionID') }, 'INVALID_MESSAGE', NO_DISTRIBUTION_ID],
  ['no recipient', { bytes: bytesOf(to(undefined)) }, 'INVALID_MESSAGE'],
  ['several recipients', { bytes: bytesOf(to([B, FIRE])) }, 'INVALID_MESSAGE'],
  ['several addresses', { bytes: bytesOf({ descriptor: { language: 'fr-FR', explicitAddress: [1, 2] } }) }, 'INVALID_MESSAGE'],
  ['several contents', { bytes: bytesOf(contents({ ...HEADED, resourcesStatus: STATUS, createCaseHealthUpdate: { caseId: A } })) },
    'INVALID_MESSAGE'],
  ['no content', { bytes: bytesOf({ content: [] }) }, 'INVALID_MESSAGE'],
  ['unknown use case', { bytes: bytesOf(contents({ ...HEADED, resourcesStatus: undefined, unknownUseCase: {} })) }, 'INVALID_MESSAGE'],
  ['a kind that is none', { bytes: bytesOf({ distributionKind: 'Alert' }) }, 'INVALID_MESSAGE'],
  ['a status that is none', { bytes: bytesOf({ distributionStatus: 'System' }) }, 'INVALID_MESSAGE'],
  ['an expiry that no clock shows', { bytes: bytesOf({ dateTimeExpires: '2026-02-30T00:00:00+01:00' }) }, 'INVALID_MESSAGE'],
  ['another release of the model', { bytes: bytesOf({}, 'RS-SR', { ...STATUS, state: { datetime: TIME, status: 'ARRIVE' } }) },
    'INVALID_MESSAGE'],
  ['expired', { bytes: bytesOf({ dateTimeExpires: '2026-01-12T21:04:05+01:00' }) }, 'EXPIRED_MESSAGE_BEFORE_ROUTING'],
  ['expired years ago', { bytes: bytesOf({ dateTimeExpires: '1926-01-12T21:04:05+01:00' }) }, 'EXPIRED_MESSAGE_BEFORE_ROUTING'],
  ['sender is not the certificate', { as: B }, 'SENDER_INCONSISTENCY'],
  ['sender in other letters, who is nobody of health', { bytes: bytesOf({ senderID: A.toUpperCase() }) }, 'MESSAGE_CONVERSION_ERROR'],
  ['id of another sender', { bytes: bytesOf({ distributionID: `${B}_1` }) }, 'SENDER_INCONSISTENCY', `${B}_1`],
  ['id of a sender with a longer name', { bytes: bytesOf({ distributionID: `${A}1_1` }) }, 'SENDER_INCONSISTENCY', `${A}1_1`],
  ['not persistent', { persistent: false }, 'DELIVERY_MODE_INCONSISTENCY'],
  ['unknown recipient', { bytes: bytesOf(to('fr.health.samu999')) }, 'UNROUTABLE_MESSAGE'],
  ['a recipient with a name of objects', { bytes: bytesOf(to('__proto__')) }, 'MESSAGE_CONVERSION_ERROR'],
  ['nobody of health', { as: FIRE, bytes: bytesOf({ senderID: FIRE, distributionID: `${FIRE}_1`, ...to('fr.police.x') }) },
    'UNROUTABLE_MESSAGE', `${FIRE}_1`],
  ['a kind that does not pass to fire', { bytes: bytesOf({}, 'RS-URL', { caseId: `${A}.1`, document: [{ url: 'https://x/' }] }, FIRE) },
    'MESSAGE_CONVERSION_ERROR'],
  ['what does not pass to fire, from another sender, not persistent', { as: B, persistent: false,
    bytes: bytesOf({}, 'RS-SR', STATUS, FIRE) },
    'MESSAGE_CONVERSION_ERROR'],
  ['a status to fire without a list', { bytes: bytesOf({}, 'RS-SR', STATUS, FIRE) }, 'MESSAGE_CONVERSION_ERROR'],
];

describe('routing cases at the hub', () => {
  for (const [name, post, expected, id = `${A}_1`] of CASES) {
    it(`${name}: ${expected}`, async () => {
      const found = await said(post);
      assert.equal(expected === 'through' ? found.split(' ')[0] : found, expected === 'through' ? 'through' : `${expected} ${id}`);
    });
  }

  it('of a client of an older release: whatever it posts, it is told and the hub goes on', async () => {
    const bodies: unknown[] = [null, 1, 'x', [], {}, { caseId: 1 }, { caseId: A, resource: 1 }, { caseId: A, resource: [null, 1, {}] },
      { caseId: A, mobilizedResource: [null, { state: {} }], position: [1] }, { patient: [null, { hypothesis: 1 }], medicalNote: {} },
      { status: { status: 1 }, state: 'x', request: [] }, { initialAlert: [], qualification: 'x', location: [[]] }];
    const roots = ['createCaseHealth', 'createCaseHealthUpdate', 'resourcesInfo', 'resourcesStatus', 'resourcesRequest',
      'resourcesResponse', 'resourcesEngagement', 'geoPositionsUpdate', 'geoResourcesDetails', 'reference', 'error', 'unknown'];
    for (const as of [V1, V2]) {
      for (const root of roots) {
        for (const body of bodies) {
          const bytes = bytesOf({ senderID: as, distributionID: `${as}_1`, ...contents({ ...HEADED, resourcesStatus: undefined,
            [root]: body }) });
          const found = await said({ as, bytes });
          assert.match(found, /^(INVALID_MESSAGE|through)/, `${as} ${root} ${JSON.stringify(body)}`);
        }
      }
      assert.equal(await said({ as, bytes: Buffer.from('{') }), `UNRECOGNIZED_MESSAGE_FORMAT ${NO_DISTRIBUTION_ID}`);
      assert.equal(await said({ as, type: CONTENT_TYPES.xml, bytes: xml() }), `SENDER_INCONSISTENCY ${A}_1`);
    }
  });
});
