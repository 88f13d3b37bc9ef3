import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { privateLogs } from '#test/house/rules/private-logs.ts';

const found = (text: string): string[] => findingsIn(privateLogs, 'base/access/a.ts', text);

describe('private-logs', () => {
  it('refuses personal fields, however they are written', () => {
    const personal = [
      'log.info({ email });', 'logger.warn({ nomNaissance: x }, "m");', "req.log.error({ 'family_name': x });",
      'log.info({ person: { birth_date: d } });', 'log.info(`refused ${person.prenoms}`);', 'log.debug(body);',
      'this.logger.info({ remoteAddress: a });', 'log.info({ a: claims.given_name });',
    ];
    for (const text of personal) assert.equal(found(text).length, 1, text);
  });

  it('accepts pseudonyms, codes and counts', () => {
    const fine = ['log.info({ actor_id: a.id, code, dur_ms }, "accepted");', 'logger.error({ err: error });',
      'show.info({ email });', 'dialog.open({ email });', 'log.info({ number: 3 }, "names of 3 tables");'];
    for (const text of fine) assert.deepEqual(found(text), [], text);
  });

  it('refuses personal labels of metrics', () => {
    assert.deepEqual(found("counter({ name: 'a', labelNames: ['route', 'email'] });"), ['1: "email" in a label']);
  });
});
