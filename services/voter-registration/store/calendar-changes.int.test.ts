import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openVoter } from '#test/voter.ts';
import { transmitted } from '../api/desk/fixtures/transmitted.ts';
import type { Ballot } from '../domain/calendar/ballot.ts';
import { concerns } from '../domain/calendar/calendar.ts';
import { form } from '../domain/fixtures/form.ts';
import { countAffected } from './calendar-changes.ts';

const START = Date.UTC(2026, 10, 23);

test('whom a moved closing concerns: requests of the territories where the ballot is held, and of no other', async (t) => {
  const { register } = await openVoter(t, () => START);
  for (const [commune, codePostal] of [['44109', '44000'], ['35238', '35000'], ['98735', '98714']] as const) {
    await transmitted(register, form({ communeDemandee: commune, adresseRattachement: { voie: 'rue du Port', codePostal, commune } }));
  }
  const counted = async (perimetre: Ballot['perimetre']): Promise<number> => {
    const votes = (commune: string): boolean => concerns({ perimetre } as Ballot, commune);
    return (await countAffected(register.app, register.partitions, { lists: ['PRINCIPALE'], channel: 'EN_LIGNE', votes,
      from: START - 1, to: START + 60_000 })).demandes;
  };
  assert.equal(await counted('NATIONAL'), 3);
  assert.equal(await counted({ territoires: ['35'] }), 1);
  assert.equal(await counted({ sauf: ['987'] }), 2);
  assert.equal(await counted({ communes: ['44109'] }), 1);
  assert.equal(await counted({ territoires: ['75'] }), 0);
});
