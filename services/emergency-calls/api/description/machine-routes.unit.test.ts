import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parseAgentEvent } from '../../domain/calls/agent-states.ts';
import { parseCallEvent } from '../../domain/calls/call-events.ts';
import { parseAmlSms } from '../../exchange/aml/parse-sms.ts';
import { MACHINE_ROUTES } from './machine-routes.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const route = (name: string) => MACHINE_ROUTES[`POST /v1/emergency-calls/${name}`]!;
type Example = { events: object[]; agents: object[]; places: { text: string }[] };

test('each example that machines are shown fits the schema beside it', () => {
  const shown = Object.entries(MACHINE_ROUTES).filter(([, { example }]) => example !== undefined);
  assert.ok(shown.length >= 5);
  for (const [name, { body, example }] of shown) assert.equal(ajv.validate(body!, example), true, `${name}: ${ajv.errorsText()}`);
});

test('what is shown is what the service reads', () => {
  const { events } = route('telephony/events').example as Example;
  assert.deepEqual(events.map((one, i) => 'event' in parseCallEvent(one, i)), [true]);
  const { agents } = route('telephony/agents').example as Example;
  assert.deepEqual(agents.map((one, i) => 'event' in parseAgentEvent(one, i)), [true]);
  assert.ok('aml' in parseAmlSms((route('localisations').example as Example).places[0]!.text));
});

test('the schema refuses what the service refuses', () => {
  const [good] = (route('telephony/events').example as Example).events;
  for (const change of [{ kind: 'RANG' }, { at: 'yesterday' }, { centre: '77' }, { callId: '' }, { cause: 'TIRED' },
    { ani: 'x'.repeat(121) }]) {
    const event = { ...good, ...change };
    assert.equal(ajv.validate(route('telephony/events').body!, { events: [event] }), false, JSON.stringify(change));
    assert.ok('errors' in parseCallEvent(event, 0), JSON.stringify(change));
  }
});
