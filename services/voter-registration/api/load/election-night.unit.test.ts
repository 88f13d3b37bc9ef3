import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ServiceContext } from '#base/http/service-context.ts';
import { shippedClosings } from '../../data/calendar.ts';
import { CLOSING_DAYS } from './closing-day.ts';
import { electionNight, readNightArguments } from './election-night.ts';
import { lastClosingDay } from './last-closing.ts';
import { nightPlan } from './night-plan.ts';

const DAY_MS = 86_400_000;

describe('the closing day that is played again', () => {
  it('is refused outside the demonstration', async () => {
    const result = await electionNight({ demo: false } as ServiceContext, [], () => assert.fail('nothing is reported'));
    assert.equal(result.ok, false);
  });

  it('takes its size and its day, in either spelling, and refuses what it does not know', () => {
    assert.deepEqual(readNightArguments([]), { day: CLOSING_DAYS.design, count: 700_000 });
    assert.deepEqual(readNightArguments(['--day', 'uk-2016']), { day: CLOSING_DAYS['uk-2016'], count: 515_256 });
    assert.deepEqual(readNightArguments(['count=50', '--day=design']), { day: CLOSING_DAYS.design, count: 50 });
    for (const args of [['--size', '3'], ['day=other'], ['--count', '0'], ['count=x'], ['--count']]) {
      assert.ok('refusal' in readNightArguments(args), args.join(' '));
    }
  });

  it('is the last one of the calendar, whole, and before now', () => {
    const now = Date.UTC(2026, 2, 1);
    const { midnight, closing } = lastClosingDay(shippedClosings(), now);
    assert.ok(closing <= now && closing - midnight === DAY_MS);
    assert.throws(() => lastClosingDay(shippedClosings(), 0));
  });

  it('has people who send again, click twice or have a slow line, and documents for one in two hundred', () => {
    const plan = nightPlan(CLOSING_DAYS.design!, 20_000, 1_000);
    const all = Array.from({ length: 20_000 }, (_, i) => plan(i));
    const share = (of: string): number => all.filter(({ manner }) => manner === of).length / all.length;
    assert.ok(Math.abs(share('again') - 0.1) < 0.01);
    assert.ok(Math.abs(share('double') - 0.03) < 0.005);
    assert.ok(Math.abs(share('slow') - 0.01) < 0.003);
    assert.equal(all.filter(({ pieces }) => pieces).length, 100);
    assert.ok(all.every(({ at }, i) => at >= 1_000 && at < 1_000 + DAY_MS && (i === 0 || at >= all[i - 1]!.at)));
  });
});
