import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { testForm } from '#test/house/rules/test-form.ts';

const found = (text: string): string => findingsIn(testForm, 'base/log/a.unit.test.ts', text).join();

describe('test-form', () => {
  it('refuses a test without its sort', () => {
    assert.match(findingsIn(testForm, 'base/log/a.test.ts', '').join(), /name it/);
    assert.equal(found(''), '');
  });

  it('refuses a test that hides the others', () => {
    assert.match(found("it.only('a', () => {});"), /hides the other tests/);
  });

  it('refuses to sleep, and accepts a poll', () => {
    assert.match(found('await new Promise((done) => setTimeout(done, 100));'), /sleeps/);
    const imported = "import { setTimeout as delay } from 'node:timers/promises';";
    assert.match(found(`${imported}\nawait delay(100);`), /2: the test sleeps/);
    assert.equal(found('while (!ready()) { await new Promise((done) => setTimeout(done, 10)); }'), '');
  });

  it('refuses the assertion module that compares loosely', () => {
    assert.match(found("import assert from 'node:assert';"), /assert\/strict/);
    assert.equal(found("import assert from 'node:assert/strict';"), '');
  });
});
