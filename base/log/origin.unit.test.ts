import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { coversOrigin, logName, newOrigin, originOf, parseLogName } from './origin.ts';

describe('origins', () => {
  it('name host, service, partition, and the epoch from the second one on', () => {
    assert.equal(originOf('socle.localhost/voter-registration', 3), 'socle.localhost/voter-registration/3');
    assert.equal(originOf('socle.localhost/voter-registration', 3, 2), 'socle.localhost/voter-registration/3-2');
    for (const [partition, epoch] of [[0, 1], [31, 1], [7, 12]] as const) {
      assert.deepEqual(parseLogName(logName(partition, epoch)), { partition, epoch });
    }
    for (const bad of ['', 'x', '01', '1-1', '1-', '-1', '1-02', '1/2']) assert.equal(parseLogName(bad), undefined);
  });

  it('are followed by the next one after a restore older than the last checkpoint', () => {
    assert.equal(newOrigin('socle.localhost/voter-registration/0'), 'socle.localhost/voter-registration/0-2');
    assert.equal(newOrigin('socle.localhost/voter-registration/0-2'), 'socle.localhost/voter-registration/0-3');
    assert.throws(() => newOrigin('socle.localhost'), RangeError);
  });

  it('are covered by the key of their service only', () => {
    assert.ok(coversOrigin('h/svc', 'h/svc/0'));
    assert.ok(coversOrigin('h/svc', 'h/svc/0-2'));
    for (const origin of ['h/svc', 'h/svc2/0', 'h/svc/0/1', 'i/svc/0', 'h/svc/x']) {
      assert.ok(!coversOrigin('h/svc', origin), origin);
    }
  });
});
