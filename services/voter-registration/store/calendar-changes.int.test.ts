import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openVoter } from '#test/voter.ts';
import { giveCommands, transmitted } from '../api/desk/fixtures/transmitted.ts';
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

test('a request still on its way to the register counts, once, on its list and channel; one that was withdrawn does not', async (t) => {
  const { register, file } = await openVoter(t, () => START);
  const counted = async (channel = 'EN_LIGNE', lists = ['PRINCIPALE']): Promise<number> =>
    (await countAffected(register.app, register.partitions, { lists, channel, votes: (commune) => commune === '44109',
      from: START - 1, to: START + 60_000 })).demandes;
  const [first, second] = [await file(1, '44109'), await file(2, '44109')];
  await file(3, '35238');
  assert.equal(await counted(), 2);
  assert.equal(await counted('PAPIER'), 0);
  assert.equal(await counted('EN_LIGNE', ['CONSULAIRE']), 0);
  await giveCommands(register, first.numero, 'systeme', { type: 'controlerAuto', identite: 'IDENTIFIEE', divergences: [] });
  await giveCommands(register, first.numero, 'registre', { type: 'transmettre', refReu: 'REU-0G5T2M9QXAB-7' });
  assert.equal(await counted(), 2, 'taken in by the register, it is not counted twice');
  await giveCommands(register, second.numero, 'usager', { type: 'retirer' });
  assert.equal(await counted(), 1);
});
