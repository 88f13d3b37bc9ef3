import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { messagesOf } from './envelope.ts';
import { createEnvelopeReader } from './envelope-reader.ts';
import { buildEnvelope, buildReference } from './hub/build-envelope.ts';
import type { HubDelivery } from './hub-link.ts';
import { DEFAULT_HUB_ID } from './hub/hub-codes.ts';
import { LoopbackHub } from './loopback-hub.ts';
import { CONTENT_TYPES, writeEnvelope } from './write-envelope.ts';

const AT = Date.UTC(2026, 0, 12, 20, 4, 5);
const [A, B, SAMU] = ['fr.health.samu750', 'fr.health.samu940', 'fr.health.samuA'];
const [FIRE, OLD] = ['fr.fire.sdis94', 'fr.health.samu770'];
const STATUS = { caseId: `${A}.DRFR157502601200042`, resourceId: `${A}.resource.VLM3`,
  state: { datetime: '2026-01-12T21:03:58+01:00', status: 'DEPART' } };

const hubOf = () => {
  let ids = 0;
  const hub = new LoopbackHub({
    clients: [{ id: A, form: 'json' }, { id: B, form: 'xml' }, { id: FIRE, form: 'xml' }, { id: SAMU, form: 'json' },
      { id: OLD, form: 'json', version: 'v1' }],
    clock: () => AT, newId: () => `${++ids}`, reader: createEnvelopeReader(),
  });
  const got = new Map<string, HubDelivery[]>();
  const listen = (id: string) => {
    const link = hub.link(id);
    link.onMessage(async (delivery) => { got.set(id, [...got.get(id) ?? [], delivery]); });
    return link;
  };
  return { hub, listen, got };
};

const errorOf = (delivery: HubDelivery | undefined): string => {
  assert.ok(delivery?.reading.ok);
  const [content] = delivery.reading.contents;
  assert.ok(content?.info);
  assert.equal(content.info.kind, 'RS-ERROR');
  assert.deepEqual([delivery.queue, delivery.reading.envelope.senderID], ['info', DEFAULT_HUB_ID]);
  return (content.body['errorCode'] as { statusString: string }).statusString;
};

describe('the loopback hub', () => {
  it('carries messages and acknowledgements between clients, each in its own form', async () => {
    const { listen, got } = hubOf();
    const [a, b] = [listen(A), listen(B)];
    const status = buildEnvelope({ sender: A, recipient: B, unique: '1', at: AT }, 'RS-SR', STATUS);
    await a.send(status);
    await b.send(buildReference({ sender: B, recipient: A, unique: '2', at: AT }, status.distributionID));
    const [came] = got.get(B)!;
    assert.ok(came?.reading.ok && came.reading.form === 'xml');
    assert.deepEqual([came.queue, came.reading.envelope], ['message', status]);
    assert.equal(got.get(A)?.[0]?.queue, 'ack');
    assert.equal(a.isUp(), true);
  });

  it('confirms only what the recipient has written, and tells when nobody listens', async () => {
    const { hub, listen } = hubOf();
    const a = listen(A);
    const status = buildEnvelope({ sender: A, recipient: B, unique: '1', at: AT }, 'RS-SR', STATUS);
    await assert.rejects(a.send(status), /not listening/);
    const b = hub.link(B);
    b.onMessage(async () => { throw new Error('disk full'); });
    await assert.rejects(a.send(status), /disk full/);
    await b.close();
    await assert.rejects(a.send(status), /not listening/);
    assert.throws(() => hub.link('fr.health.nobody'), /no client/);
  });

  it('converts between a centre and a fire service, both ways', async () => {
    const { listen, got } = hubOf();
    const [a, fire] = [listen(A), listen(FIRE)];
    const health = { caseId: STATUS.caseId, creation: '2026-01-12T21:04:05+01:00', owner: A, qualification: {},
      location: { freetext: 'x' }, patient: [{ patientId: `${A}.patient.1` }] };
    await a.send(buildEnvelope({ sender: A, recipient: FIRE, unique: '1', at: AT }, 'RS-EDA', health));
    const resource = { datetime: '2026-01-12T21:04:05+01:00', resourceId: `${FIRE}.resource.V1`, vehicleType: 'SIS', state: STATUS.state };
    const list = { caseId: STATUS.caseId, resource: [resource] };
    await fire.send(buildEnvelope({ sender: FIRE, recipient: A, unique: '1', at: AT }, 'RC-RI', list));
    const kinds = (id: string) => got.get(id)?.map(({ reading }) => reading.ok ? reading.contents[0]?.info?.kind : reading.faults);
    assert.deepEqual([kinds(FIRE), kinds(A)], [['RC-EDA'], ['RS-RI', 'RS-SR']]);
    assert.equal(JSON.stringify(got.get(FIRE)?.map(({ reading }) => reading.ok && reading.envelope)).includes('patient'), false);
  });

  it('learns nothing of a case from who is not its sender', async () => {
    const { hub, listen, got } = hubOf();
    const [a] = [listen(A), listen(B), listen(FIRE)];
    const list = { caseId: STATUS.caseId, resource: [{ datetime: '2026-01-12T21:04:05+01:00', resourceId: STATUS.resourceId,
      vehicleType: 'SMUR' }] };
    const feigned = writeEnvelope(buildEnvelope({ sender: A, recipient: FIRE, unique: '1', at: AT }, 'RS-RI', list), 'xml');
    await hub.post(B, CONTENT_TYPES.xml, Buffer.from(feigned));
    await a.send(buildEnvelope({ sender: A, recipient: FIRE, unique: '2', at: AT }, 'RS-SR', STATUS));
    assert.deepEqual([errorOf(got.get(B)?.[0]), errorOf(got.get(A)?.[0])], ['SENDER_INCONSISTENCY', 'MESSAGE_CONVERSION_ERROR']);
  });

  it('speaks an older release of the models to a client that has it', async () => {
    const { listen, got } = hubOf();
    const [a, old] = [listen(A), listen(OLD)];
    await a.send(buildEnvelope({ sender: A, recipient: OLD, unique: '1', at: AT }, 'RS-SR', STATUS));
    const [came] = got.get(OLD)!;
    assert.ok(came?.reading.ok);
    const { state: { status, datetime }, ...rest } = STATUS;
    assert.deepEqual(messagesOf(came.reading.envelope)[0]?.['resourcesStatus'], { ...rest, status, datetime });
    await old.send(buildEnvelope({ sender: OLD, recipient: A, unique: '1', at: AT }, 'RS-SR', { ...rest, status: 'ARRIVE', datetime }));
    const [back] = got.get(A)!;
    assert.ok(back?.reading.ok);
    assert.deepEqual(back.reading.contents[0]?.info && back.reading.contents[0].body, { ...rest, state: { datetime, status: 'ARRIVEE' } });
  });

  it('reports to the sender what it refuses', async (t) => {
    const { hub, listen, got } = hubOf();
    listen(A);
    await hub.post(A, 'text/plain', Buffer.from('x'));
    await listen(A).send(buildEnvelope({ sender: A, recipient: FIRE, unique: '1', at: AT }, 'RS-SR', STATUS));
    assert.deepEqual(got.get(A)?.map(errorOf), ['NOT_ALLOWED_CONTENT_TYPE', 'MESSAGE_CONVERSION_ERROR']);
    await listen(A).send(buildEnvelope({ sender: A, recipient: FIRE, unique: '2', at: AT }, 'RS-BPV', { caseId: STATUS.caseId,
      reportId: 'r', redactor: { role: 'MEDECIN' }, creation: '2026-01-12T21:04:05+01:00',
      patient: { patientId: `${A}.patient.1`, lastName: 'a', firstName: 'b' } }));
    assert.equal(errorOf(got.get(A)?.at(-1)), 'MESSAGE_CONVERSION_ERROR');
    const path = referenceData(t, 'emergency-calls/invalid/hub-routing/inexistent-recipient-queue.json');
    if (!path) return;
    const other = hubOf();
    other.listen(SAMU);
    await other.hub.post(SAMU, CONTENT_TYPES.json, readFileSync(path));
    assert.deepEqual(other.got.get(SAMU)?.map(errorOf), ['UNROUTABLE_MESSAGE']);
  });
});
