import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext } from '#base/store/context.ts';
import { decideGrant } from '#base/access/grants.ts';
import { extraPeople } from '../fixtures/cast.ts';
import { agentPages } from '../desk/fixtures/agent-pages.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite } from '../desk/fixtures/desk-site.ts';

const DAY_MS = 86_400_000;
const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

test('a delegate signs until the mayor ends it: their open session ends with it', async (t) => {
  const site = await deskSite(t, {}, extraPeople);
  const mayor = agentPages(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', 'maire-manosque'));
  const asked = await mayor.send('/delegations', '/delegations', { nom: 'Premier adjoint', courriel: 'sans-droit@agents.demo.example',
    arrete: 'Arrêté 2026-12', du: dayIn(0), au: dayIn(9) });
  assert.equal(asked.statusCode, 303);
  const { rows: [grant] } = await site.db.admin.query<{ grant_id: string }>('select grant_id from role_grant where until_at is not null');
  const approver = { actor: 'system:test-approves', kind: 'system', roles: ['rights-manager'], territories: ['*'],
    purpose: 'rights' } as const;
  await inContext(site.web.register.app, { ...approver, roles: [...approver.roles], territories: [...approver.territories] }, (tx) =>
    decideGrant(tx, grant!.grant_id, 'approved', approver.actor, 'Arrêté vu ce jour', site.register.clock()));
  const delegate = agentPages(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', 'sans-droit'));
  assert.equal((await delegate.get('/liste')).statusCode, 200);
  assert.equal((await mayor.send('/delegations', '/delegations/fin', { delegation: grant!.grant_id })).statusCode, 303);
  const { rows: [session] } = await site.db.admin.query<{ open: boolean }>(`select bool_or(revoked_at is null) as open from session s
    join invitation_claim c on c.actor_id = s.actor_id join role_grant g on g.holder = c.invite where g.grant_id = $1`, [grant!.grant_id]);
  assert.equal(session!.open, false);
});

test('a clerk who opens the mayor’s page is told so among the clerk’s own screens, and a program as ever', async (t) => {
  const site = await deskSite(t, {}, extraPeople);
  const cookie = await signIn(site.web.app, 'proconnect', 'claire-manosque');
  const page = await agentPages(site.web.app, site.origin, cookie).get('/delegations');
  assert.deepEqual([page.statusCode, /href="\/liste"/.test(page.body), /Mes demandes/.test(page.body), /ACCESS_DENIED/.test(page.body)],
    [403, true, false, true]);
  const program = await site.web.app.inject({ url: '/delegations', headers: { cookie, accept: 'application/json' } });
  assert.deepEqual([program.statusCode, program.json().code], [403, 'ACCESS_DENIED']);
  const gone = await agentPages(site.web.app, site.origin).get('/delegations');
  assert.equal(gone.statusCode, 303);
});
