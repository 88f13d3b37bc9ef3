import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createEnvelopeReader } from '#services/emergency-calls/exchange/envelope-reader.ts';
import { EXCHANGE_LIMITS } from '#services/emergency-calls/exchange/exchange-limits.ts';
import { readEnvelope, type Form } from '#services/emergency-calls/exchange/read-envelope.ts';
import { writeEnvelope } from '#services/emergency-calls/exchange/write-envelope.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { hostileMessages, ordinaryEnvelope } from './hostile-messages.ts';

const figure = figuresOf('hostile');

/**
 * Messages made to stop a centre: identifiers on which the published patterns backtrack for seconds, deep nesting, endless
 * lists and keys, in JSON and XML. Small ones are read on the event loop, large ones by the thread of the reader.
 */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const small = measureSmall(smoke ? 15 : 30, say);
  const large = await measureLarge(smoke ? 4 : 8, say);
  const ordinary = (['json', 'xml'] as const).map((form) => measureOrdinary(form, smoke ? 500 : 5_000));
  return [
    figure('small_ms_max', small, 'ms'), figure('large_ms_max', large.ms, 'ms'),
    figure('loop_held_ms_max', large.held, 'ms'),
    figure('ordinary_json_us', ordinary[0]!, 'µs'), figure('ordinary_xml_us', ordinary[1]!, 'µs'),
  ];
};

/** The slowest answer to a message of 64 kB; the best of several tries each, since other work disturbs the clock. */
const measureSmall = (tries: number, say: (text: string) => void): number => {
  let worst = 0;
  for (const { name, form, bytes } of hostileMessages(EXCHANGE_LIMITS.inline_bytes_max)) {
    const ms = Math.min(...Array.from({ length: tries }, () => timed(() => readEnvelope(bytes, form))));
    say(`64 kB ${form} ${name}: ${ms.toFixed(2)} ms`);
    worst = Math.max(worst, ms);
  }
  return worst;
};

const timed = (task: () => unknown): number => {
  const start = performance.now();
  task();
  return performance.now() - start;
};

/** The slowest answer to a message of 5 MB, and how long the event loop stood still meanwhile. */
const measureLarge = async (tries: number, say: (text: string) => void): Promise<{ ms: number; held: number }> => {
  const reader = createEnvelopeReader();
  const worst = { ms: 0, held: 0 };
  const [first] = hostileMessages(EXCHANGE_LIMITS.inline_bytes_max + 1);
  await reader.read(first!.bytes, first!.form);
  for (const { name, form, bytes } of hostileMessages(EXCHANGE_LIMITS.message_bytes_max)) {
    const runs = [];
    for (let i = 0; i < tries; i++) runs.push(await readLarge(() => reader.read(bytes, form)));
    const ms = Math.min(...runs.map((one) => one.ms));
    const held = Math.min(...runs.map((one) => one.held));
    say(`${(bytes.length / 2 ** 20).toFixed(1)} MB ${form} ${name}: ${ms.toFixed(0)} ms, loop held ${held.toFixed(1)} ms`);
    worst.ms = Math.max(worst.ms, ms);
    worst.held = Math.max(worst.held, held);
  }
  await reader.close();
  return worst;
};

const readLarge = async (read: () => Promise<unknown>): Promise<{ ms: number; held: number }> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await new Promise((resolve) => setImmediate(resolve));
  delay.enable();
  const start = performance.now();
  await read();
  const ms = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 2));
  delay.disable();
  return { ms, held: delay.max / 1e6 };
};

const measureOrdinary = (form: Form, count: number): number => {
  const bytes = writeEnvelope(ordinaryEnvelope(), form);
  for (let i = 0; i < count / 5; i++) readEnvelope(bytes, form);
  return timed(() => { for (let i = 0; i < count; i++) readEnvelope(bytes, form); }) * 1_000 / count;
};
