import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { callsSite } from '../fixtures/calls-site.ts';
import { openCase } from '../open-case.ts';
import { leaseNumbers } from '../lease-numbers.ts';
import { systemContext } from '#base/store/context.ts';
import { caseIdOf, organisationOf } from '../../domain/identifiers/case-ids.ts';
import { lifeRound } from './life-round.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CENTRE = '9A0';

test('dossiers go through their life by themselves: what is planned begins, what is done ends, what is complete is validated and put away',
  async (t) => {
    const site = await callsSite(t);
    const { regulation } = site.web;
    const arm = await site.signIn('arm-valmont');
    const give = async (id: string, ...commands: object[]) => {
      const { body } = await arm('POST', `dossiers/${id}/commandes`, { commands: commands.map((one) => ({ id: newId(), ...one })) });
      assert.ok(body.outcomes?.every((one: { ok: boolean }) => one.ok), JSON.stringify(body));
    };
    const [prank, sent, planned] = [newId(), newId(), newId()];
    for (const id of [prank, sent]) await arm('PUT', `dossiers/${id}`, {});
    const [number] = await leaseNumbers(regulation, systemContext('test', 'regulation'), CENTRE, 1);
    const organisation = organisationOf(CENTRE);
    await openCase(regulation, { id: 'a', role: 'arm', label: 'ARM', centre: CENTRE }, planned, { type: 'ouvrir', id: newId(),
      number: number!, centre: CENTRE, organisation, caseId: caseIdOf(organisation, number!),
      planned: { activateAt: Date.now() + 3 * DAY, attribution: 'DRM.MRU.MU' } });
    await give(prank, { type: 'changerEtat', state: 'ACHEVE' },
      { type: 'modifier', changes: [{ path: 'qualification.origin', value: '15', seen: 1 }] });
    await give(sent, { type: 'engager', mission: 'm', resource: 'v', name: 'VLM', vehicleType: 'SMUR.VLM' },
      { type: 'statuer', mission: 'm', status: 'DEPART', le: Date.now() });
    const seen = new Map<string, number>();
    const after = async (ms: number) => {
      await lifeRound({ ...regulation, clock: () => Date.now() + ms }, [], seen)();
      const { rows } = await site.db.admin.query('select dossier_id, etat from dossier_urgence');
      const states = new Map(rows.map(({ dossier_id: id, etat }) => [id, etat]));
      return [prank, sent, planned].map((id) => states.get(id));
    };
    assert.deepEqual(await after(0), ['ACHEVE', 'ACTIF', 'PROGRAM']);
    await give(sent, { type: 'statuer', mission: 'm', status: 'FINPEC', le: Date.now() });
    assert.deepEqual(await after(0), ['ACHEVE', 'ACHEVE', 'PROGRAM'], 'the crew is free; the other was written into a moment ago');
    assert.deepEqual(await after(6 * MINUTE), ['VALIDE', 'ACHEVE', 'PROGRAM'], 'the second still lacks its motive');
    assert.deepEqual(await after(4 * DAY), ['CLOTURE', 'ACHEVE', 'ACTIF']);
    assert.deepEqual(await after(92 * DAY), ['CLASSE', 'ACHEVE', 'ACTIF']);
    assert.deepEqual(await after(731 * DAY), ['ARCHIVE', 'ACHEVE', 'ACTIF']);
    const { rows: [audit] } = await site.db.admin.query(
      "select count(*)::int as n, count(distinct actor_id)::int as who from event where type = 'EtatChange' and actor_id like 'system:%'");
    assert.deepEqual([audit.n, audit.who], [6, 1], 'each passage is an event of the machine’s own');
  });
