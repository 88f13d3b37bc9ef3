import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf, gather } from '../../domain/indicators/figures.ts';
import { settingsOf } from '../../domain/indicators/settings.ts';
import { service } from '../../service.ts';
import { dayFigures } from '../../store/day-figures.ts';
import { indicatorRound } from '../../store/indicators-follow.ts';
import { readCells } from '../../store/indicators.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { callsSite } from '../fixtures/calls-site.ts';
import { seedDayOfCalls } from './seed-calls.ts';

test('the day before of a demonstration: hundreds of calls, most answered in time, nobody left to call back', async (t) => {
  const { web: { regulation }, signIn } = await callsSite(t);
  await seedDayOfCalls(regulation, '9A0');
  while (await indicatorRound(regulation)());
  const now = regulation.clock();
  const cells = await inContext(regulation.app, systemContext('test', 'test'), (tx) =>
    readCells(tx, { partition: regulation.partitionOfCentre('9A0'), centre: '9A0' }, now - 2 * 86_400_000, now));
  const seen = figuresOf(gather(cells), settingsOf({}));
  assert.ok(seen.presented! > 400 && seen.qs1All! > 80 && seen.abandoned! > 10, JSON.stringify(seen));
  assert.equal(seen.calledBack, 100);
  const { body } = await (await signIn('arm-valmont'))('GET', 'appels');
  assert.deepEqual([body.waiting, body.callBack], [[], []]);

  const figures = await dayFigures(regulation);
  const lastDay = gather(cells.filter(({ hour }) => hour * 3_600_000 > now - 86_400_000));
  assert.deepEqual(figures, { presented_24h: figuresOf(lastDay, settingsOf({})).presented,
    answered_24h: figuresOf(lastDay, settingsOf({})).answered });
  assert.ok(figures.presented_24h > figures.answered_24h && figures.answered_24h > 100);
  assert.deepEqual(service.publicFigures.map(({ name }) => name), Object.keys(figures));
});
