import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueFaults } from '#base/ui/i18n/catalogue.ts';
import type { PublicService } from '../supervisor/public-state.ts';
import { securityTxt } from './security-txt.ts';
import { say } from './web/site/texts.ts';
import { demoView, offered, statusView } from './views.ts';

const service: PublicService = {
  name: 'echo', title: { fr: 'Écho', en: 'Echo' }, origin: 'http://echo.localhost', standIn: false, up: true, partitions: 1,
  figures: [], days: [
    { day: '2026-09-01', seen: 100, up: 0 }, { day: '2026-11-21', seen: 100, up: 50 }, { day: '2026-11-22', seen: 100, up: 100 },
  ],
};

test('every text of the portal exists in both languages with the same places', () => {
  assert.deepEqual(catalogueFaults(say.texts), []);
});

test('availability is counted by seconds, over today and thirty days; days nobody saw are not good days', () => {
  const view = statusView(service, '2026-11-22');
  assert.deepEqual([view.today, view.month], [1, 0.75]);
  assert.equal(view.days.length, 90);
  assert.deepEqual(view.days.at(-1), { day: '2026-11-22', share: 1 });
  assert.deepEqual(view.days.at(-3), { day: '2026-11-20', share: undefined });
  assert.equal(statusView({ ...service, days: [] }, '2026-11-22').month, undefined);
});

test('the home page offers services, not doubles nor itself', () => {
  const services = [service, { ...service, name: 'portal' }, { ...service, name: 'mailbox', standIn: true }];
  assert.deepEqual(offered({ at: 0, demo: true, accepting: true, demoPeople: [], services }).map(({ name }) => name), ['echo']);
});

test('in a demonstration people lead to where they begin, a tour to its page; a service that is not there leads nowhere', () => {
  const services = [{ ...service, tour: '/essayer' }, { ...service, name: 'mailbox', standIn: true, origin: 'http://mail' }];
  const person = (of: string) => ({ who: { fr: of, en: of }, how: { fr: of, en: of }, start: { service: of, path: '/mairie' } });
  const demo = demoView({ at: 0, demo: true, accepting: true, demoPeople: [person('echo'), person('gone')], services });
  assert.deepEqual(demo.people.map(({ href }) => href), ['http://echo.localhost/mairie', undefined]);
  assert.deepEqual([demo.tours.map(({ href }) => href), demo.mailbox], [['http://echo.localhost/essayer'], 'http://mail']);
});

test('security.txt says where to write and until when it is right', () => {
  const text = securityTxt('mailto:a@b.fr', ['https://portail.fr', 'https://vote.fr'], Date.UTC(2026, 0, 1));
  assert.match(text, /^Contact: mailto:a@b\.fr\nExpires: 2026-06-30T00:00:00\.000Z\n/);
  assert.ok(text.endsWith('Canonical: https://portail.fr/.well-known/security.txt\nCanonical: https://vote.fr/.well-known/security.txt\n'));
});
