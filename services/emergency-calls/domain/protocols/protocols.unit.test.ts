import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROTOCOLS, VITAL_PROTOCOL } from '../../data/protocols/protocols.ts';
import { beatAt, beatMs, clampTempo, countOf } from './beat.ts';
import { BACK, CLOSED, OPENED, openProtocol, progressOf, stampOf, type Protocol, type Step } from './protocol.ts';

const stamps = (...steps: string[]) => steps.map((step, at) => ({ protocol: VITAL_PROTOCOL.id, step, at }));
const now = (...steps: string[]): string | undefined => progressOf(VITAL_PROTOCOL, stamps(...steps))?.current?.id;

describe('protocols on screen', () => {
  it('go by the answers, one step at a time, to compressions', () => {
    assert.deepEqual([now(), now(OPENED), now(OPENED, 'conscience:non'), now(OPENED, 'conscience:non', 'respiration:non'),
      now(OPENED, 'conscience:non', 'respiration:non', 'sol', 'mains')], [undefined, 'conscience', 'respiration', 'sol', 'masser']);
    assert.equal(now(OPENED, 'conscience:oui'), 'conscient');
  });

  it('take a step back, end, close and open again', () => {
    assert.deepEqual([now(OPENED, 'conscience:oui', BACK), now(OPENED, BACK), now(OPENED, CLOSED), now(OPENED, CLOSED, OPENED)],
      ['conscience', 'conscience', undefined, 'conscience']);
    const ended = progressOf(VITAL_PROTOCOL, stamps(OPENED, 'conscience:oui', 'conscient'))!;
    assert.deepEqual([ended.current, ended.done.length, ended.done[0]?.answer?.id], [null, 2, 'oui']);
  });

  it('go on from their stamps on another console, whatever steps are unknown there', () => {
    assert.equal(now(OPENED, 'conscience:non', 'an-old-step', 'respiration:non'), 'sol');
    assert.equal(openProtocol(PROTOCOLS, [{ protocol: 'AVC', step: OPENED, at: 1 }, ...stamps(OPENED).map((one) => ({ ...one, at: 2 }))])
      ?.protocol.id, VITAL_PROTOCOL.id);
  });

  const leads = (protocol: Protocol, step: Step): string[] => step.answers?.map(({ to }) => to)
    ?? (step.last ? [] : [protocol.steps[protocol.steps.indexOf(step) + 1]?.id ?? 'nowhere']);

  for (const protocol of PROTOCOLS) {
    it(`${protocol.id}: every step is reached, leads somewhere or ends, and fits its stamp`, () => {
      const ids = protocol.steps.map(({ id }) => id);
      const reached = new Set([ids[0], ...protocol.steps.flatMap((step) => leads(protocol, step))]);
      assert.deepEqual([...reached].sort(), [...ids].sort());
      for (const step of protocol.steps) {
        for (const answer of step.answers ?? [null]) assert.ok(stampOf(step, answer).length <= 60);
        assert.ok(step.text.fr.length > 0 && step.text.en.length > 0);
      }
    });
  }

  it('beat one hundred to one hundred and twenty times a minute and count to thirty', () => {
    assert.deepEqual([clampTempo(90), clampTempo(112.4), clampTempo(200)], [100, 112, 120]);
    assert.deepEqual([beatAt(1_000, 120, 999), beatAt(1_000, 120, 1_000), beatAt(1_000, 120, 1_499), beatAt(1_000, 120, 1_500)],
      [0, 1, 1, 2]);
    assert.equal(beatAt(0, 100, 60_000 - 1), 100);
    assert.deepEqual([countOf(0), countOf(1), countOf(30), countOf(31), beatMs(100)], [0, 1, 30, 1, 600]);
  });
});
