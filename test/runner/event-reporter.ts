import { inspect } from 'node:util';
import type { TestEvent } from 'node:test/reporters';
import { END_OF_REPORTS } from '#test/runner/report.ts';
import type { TestReport } from '#test/runner/report.ts';

type Finished = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>;

const kindOf = (event: Finished): TestReport['kind'] => {
  const type = event.data.details.type as string | undefined;
  return type === 'suite' || type === 'test' ? type : 'hook';
};

const describeError = (error: Error): string => {
  const cause = error.cause ?? error;
  return typeof cause === 'string' ? cause : inspect(cause, { depth: 6, breakLength: 110, maxStringLength: 4_000 });
};

const reasonOf = (flag: string | boolean | undefined): { reason?: string } =>
  typeof flag === 'string' && flag !== '' ? { reason: flag } : {};

const reportOf = (event: Finished, path: string[], file: string | undefined): TestReport => {
  const { data } = event;
  const base = { path, kind: kindOf(event), duration_ms: data.details.duration_ms, ...(file === undefined ? {} : { file }) };
  if (event.type === 'test:fail') return { ...base, outcome: 'failed', error: describeError(event.data.details.error) };
  const flag = data.skip ?? data.todo;
  if (flag === undefined || flag === false) return { ...base, outcome: 'passed' };
  return { ...base, outcome: 'skipped', ...reasonOf(flag) };
};

/** A suite that fails only because a test inside it failed is no failure of its own. */
const isEcho = (event: Finished): boolean =>
  event.type === 'test:fail'
  && (event.data.details.error as { failureType?: string }).failureType === 'subtestsFailed';

/**
 * Reporter of `node:test` for the runner: one JSON line a finished test.
 * A default export because Node loads reporters that way.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const names: string[] = [];
  let file: string | undefined;
  for await (const event of events) {
    if (event.type === 'test:summary') yield `${END_OF_REPORTS}\n`;
    if (event.type === 'test:start') {
      names.splice(event.data.nesting, Infinity, event.data.name);
      if (event.data.nesting === 0) file = event.data.file;
    }
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    if (isEcho(event)) continue;
    yield `${JSON.stringify(reportOf(event, [...names.slice(0, event.data.nesting), event.data.name], file ?? event.data.file))}\n`;
  }
}
