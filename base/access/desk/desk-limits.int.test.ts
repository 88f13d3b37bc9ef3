import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inContext, type RowContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { accessKit, PARTITIONS, START } from '#test/access-kit.ts';
import { ACCESS_LIMITS } from '../limits.ts';
import { latestReviews } from '../break-glass-review.ts';
import { glassHtml } from './glass-page.ts';
import { newRightHtml, rightHtml } from './rights-page.ts';
import { listRights, type Right } from './rights-list.ts';
import { readRightForm } from './read-right-form.ts';

const everywhere = (role: string): RowContext =>
  ({ actor: 'M'.repeat(43), kind: 'agent', roles: [role], territories: ['*'], purpose: 'test' });
const FORM = { email: 'a@b.example', structure: '21040112100012', role: 'clerk', places: '', from: '', until: '', reason: 'a good reason' };

describe('the bounds of the administration', () => {
  it('a page of rights, and the next one', async (t) => {
    const kit = await accessKit(t);
    const most = ACCESS_LIMITS.grants_per_page_max;
    await kit.db.admin.query(`insert into role_grant select gen_random_uuid(), 'h' || n, 'clerk', '{here}', '{p}', now(), null, false,
      'system:x', now() + n * interval '1 s', 'a good reason' from generate_series(0, ${most}) n`);
    const page = (after?: string) => inContext(kit.db.pools.app, everywhere('rights-manager'), (tx) =>
      listRights(tx, { keys: kit.keys, partitions: PARTITIONS }, { state: 'all', address: '', place: '', ...(after ? { after } : {}) },
        START));
    const first = await page();
    const next = await page(first.at(-1)!.id);
    assert.deepEqual([first.length, first[0]!.holder, next.map(({ holder }) => holder)], [most, `h${most}`, ['h0']]);
  });

  it('territories of one right, each of which exists and is covered', async (t) => {
    const { keys, login: { roles } } = await accessKit(t);
    const reader = { keys, roles, zone: 'Europe/Paris', placesOf: () => [], placeName: (code: string) => (code === 'nowhere' ? undefined
      : code) };
    const read = (places: string, covered: readonly string[] = ['*']): string[] => {
      const result = readRightForm(reader, { ...FORM, places }, covered, START);
      return result.errors.map(({ pointer, code }) => `${pointer} ${code}`);
    };
    const many = Array.from({ length: ACCESS_LIMITS.grant_territories_max }, (_, n) => `p${n}`);
    assert.deepEqual(read(many.join(' ')), []);
    assert.deepEqual(read([...many, 'more'].join(' ')), ['/places too-many']);
    assert.deepEqual([read(''), read('nowhere'), read('p1', ['p2']), read('*', ['p2'])],
      [['/places missing'], ['/places unknown'], ['/places outside'], ['/places outside']]);
  });

  it('reasons and remarks are as long as their fields say', () => {
    const words = { lang: 'fr', roles: new Map(), zone: 'Europe/Paris', path: '/x', formToken: 't', placeName: () => undefined } as const;
    const right: Right = { id: newId(), who: 'w', holder: 'h', role: 'r', territories: [], purposes: [], from: 0, by: 'b', at: 0,
      reason: 'r',
      state: 'in-force', signedIn: true, decisions: [] };
    assert.ok(ACCESS_LIMITS.grant_reason_chars_min < ACCESS_LIMITS.grant_reason_chars_max);
    for (const page of [rightHtml(words, right, []), newRightHtml(words, { ...FORM, reason: '' }, [])]) {
      assert.ok(page.html.includes(`maxlength="${ACCESS_LIMITS.grant_reason_chars_max}"`));
    }
    const glass = glassHtml({ ...words, reasons: new Map(), roleName: (role) => role, names: new Map() }, [{ partition: 0, id: newId(),
      actorId: 'a', role: 'r', dossier: 'd', reasonCode: 'c', explanation: 'e', from: 0, until: 0, dueOn: '2026-11-24', late: true }], [],
    undefined, false);
    assert.ok(ACCESS_LIMITS.glass_remark_chars_min < ACCESS_LIMITS.glass_remark_chars_max);
    assert.ok(glass.html.includes(`maxlength="${ACCESS_LIMITS.glass_remark_chars_max}"`) && glass.html.includes('en retard'));
  });

  it('the latest judgments', async (t) => {
    const kit = await accessKit(t);
    const most = ACCESS_LIMITS.glass_reviewed_shown_max;
    await kit.db.admin.query(`with opened as (insert into break_glass select 0, gen_random_uuid(), 'a', 'clerk', null, gen_random_uuid(),
      'here', 'urgent', 'x', now(), now() + interval '1 h', '2026-11-24' from generate_series(0, ${most}) returning break_glass_id)
      insert into break_glass_review select 0, break_glass_id, 'r', now(), 'justified', 'x' from opened`);
    const found = await inContext(kit.db.pools.app, everywhere('break-glass-reviewer'), (tx) => latestReviews(tx, 0));
    assert.equal(found.length, most);
  });
});
