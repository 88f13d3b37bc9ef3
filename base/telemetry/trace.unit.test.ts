import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newTraceId, parseTraceparent, traceFields, traceparent } from './trace.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

test('a traceparent gives its trace id; one of a version to come may say more', () => {
  for (const header of [`00-${TRACE}-${PARENT}-01`, `00-${TRACE}-${PARENT}-00`, `cc-${TRACE}-${PARENT}-01`,
    `cc-${TRACE}-${PARENT}-01-what-comes-later`]) assert.equal(parseTraceparent(header), TRACE, header);
});

test('what is no traceparent is none', () => {
  for (const header of [undefined, '', 'x', TRACE, `00-${TRACE}-${PARENT}`, `00-${TRACE}-${PARENT}-01-more`,
    `cc-${TRACE}-${PARENT}-01.more`, `ff-${TRACE}-${PARENT}-01`, `00-${TRACE.toUpperCase()}-${PARENT}-01`, 
      `00-${'0'.repeat(32)}-${PARENT}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`, `00-${TRACE.slice(1)}-${PARENT}-01`, `00-${TRACE}-${PARENT}-0x`, ` 00-${TRACE}-${PARENT}-01`,
    `00-${TRACE}-${PARENT}-01\n`, `00-${TRACE}-${PARENT}-01, 00-${TRACE}-${PARENT}-01`, [`00-${TRACE}-${PARENT}-01`]]) {
    assert.equal(parseTraceparent(header), undefined, String(header));
  }
});

test('a request belongs to its caller\'s trace, else to its own; passed on, the trace is the same and the parent another', () => {
  const id = newTraceId();
  assert.deepEqual(traceFields({ id, headers: {} }), { trace_id: id, request_id: id });
  assert.deepEqual(traceFields({ id, headers: { traceparent: 'nonsense' } }), { trace_id: id, request_id: id });
  const passed = traceparent(TRACE);
  assert.deepEqual(traceFields({ id, headers: { traceparent: passed } }), { trace_id: TRACE, request_id: id });
  assert.notEqual(passed, traceparent(TRACE));
});

test('new ids are trace ids and differ, past the end of what is drawn at a time', () => {
  const ids = Array.from({ length: 1_000 }, newTraceId);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.equal(parseTraceparent(`00-${id}-${PARENT}-01`), id);
});
