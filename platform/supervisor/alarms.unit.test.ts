import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LoadSample } from '../host/ipc.ts';
import { AlarmBell, standingAlarms } from './alarms.ts';

const DOWN = { fr: 'en panne', en: 'down' };
const LATE = { fr: 'en retard', en: 'late' };
const sample = (...alarms: { fr: string; en: string }[]): LoadSample =>
  ({ queue: 0, inFlight: 0, eventLoop: 0, rss_bytes: 0, alarms });

test('what two processes say is one alarm; a process that said nothing yet says nothing', () => {
  assert.deepEqual(standingAlarms([sample(DOWN), undefined, sample(DOWN, LATE)]), [DOWN, LATE]);
  assert.deepEqual(standingAlarms([]), []);
});

test('an alarm rings when it begins and not each second, and its end is told', () => {
  const said: string[] = [];
  const bell = new AlarmBell({ alarm: ({ en }) => said.push(`! ${en}`), say: ({ en }) => said.push(en) });
  bell.hear([{ service: 'a', text: DOWN }]);
  bell.hear([{ service: 'a', text: DOWN }, { service: 'b', text: DOWN }]);
  bell.hear([{ service: 'b', text: DOWN }]);
  bell.hear([]);
  bell.hear([{ service: 'a', text: DOWN }]);
  assert.deepEqual(said, ['! a: down', '! b: down', 'a: over: down', 'b: over: down', '! a: down']);
});
