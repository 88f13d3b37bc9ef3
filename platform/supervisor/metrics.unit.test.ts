import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlatformConfig } from '../config/platform-config.ts';
import { SCRAPE_LIMITS } from './ask-metrics.ts';
import { mergeFamilies, metricsText } from './metric-family.ts';
import { readProcessMetrics } from './read-process-metrics.ts';

const said = (metrics: unknown) => readProcessMetrics({ service: 'echo', process: 'web-1', json: JSON.stringify(metrics) });
const counter = (name: string, values: unknown[]) => ({ name, help: 'h', type: 'counter', values });

test('nothing that a process says of itself replaces what the supervisor knows', () => {
  assert.deepEqual(said([counter('a', [{ value: 1, labels: { service: 'other', process: 'x' } }])])![0]!.samples,
    [{ name: 'a', value: 1, labels: { service: 'echo', process: 'web-1' } }]);
  assert.deepEqual(said([counter('socle_platform_database_up', [{ value: 1, labels: {} }])]), []);
  assert.deepEqual(said([counter('a', [{ value: 1, labels: {}, metricName: 'socle_platform_up' }])])![0]!.samples, []);
});

test('what is no metric is left out, what is no answer is silence', () => {
  assert.deepEqual(said([null, 7, counter('a b', []), { name: 'a', type: 'odd', values: [] }]), []);
  assert.deepEqual(said([counter('a', [null, { value: 'x' }, { value: 1, labels: { 'b"': 1 } }])])![0]!.samples, []);
  assert.equal(said({}), undefined);
  assert.equal(readProcessMetrics({ service: 'echo', process: 'web-1', json: '[' }), undefined);
  assert.equal(readProcessMetrics({ service: 'echo', process: 'web-1' }), undefined);
});

test('more samples than the bound are left out, family by family', () => {
  const many = Array.from({ length: 20_001 }, (_, n) => ({ value: n, labels: { n } }));
  assert.deepEqual(said([counter('many', many), counter('few', [{ value: 1, labels: {} }])])!.map(({ name }) => name), ['few']);
  assert.equal(SCRAPE_LIMITS.answer_chars_max, 4_000_000);
});

test('families of all processes become one, and texts are escaped', () => {
  const family = { name: 'a', help: 'one\ntwo', type: 'gauge' as const };
  const text = metricsText(mergeFamilies([
    { ...family, samples: [{ name: 'a', labels: { l: 'x"\\\n' }, value: 1 }] },
    { ...family, samples: [{ name: 'a', labels: {}, value: 2 }] }]));
  assert.equal(text, '# HELP a one\\ntwo\n# TYPE a gauge\na{l="x\\"\\\\\\n"} 1\na 2\n');
});

test('beyond this host, metrics need a token', () => {
  const check = (command: Record<string, string>) =>
    checkPlatformConfig({ file: {}, environment: {}, command }, '/').errors.map(({ name }) => name);
  assert.deepEqual(check({ SOCLE_METRICS_PORT: '9100', SOCLE_METRICS_HOST: '0.0.0.0' }), ['SOCLE_METRICS_HOST']);
  assert.deepEqual(check({ SOCLE_METRICS_PORT: '9100', SOCLE_METRICS_HOST: '0.0.0.0', SOCLE_METRICS_TOKEN_FILE: '/t' }), []);
  assert.deepEqual(check({ SOCLE_METRICS_PORT: '9100' }), []);
});
