import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentPages } from '../desk/fixtures/agent-pages.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite } from '../desk/fixtures/desk-site.ts';
import { giveCommands, MANOSQUE, personForm, transmitted } from '../desk/fixtures/transmitted.ts';
import { numberRolls, type AskRoll } from '../work/number-rolls.ts';
import { openWork } from '../work/open-work.ts';

const REF = 'REU-0G5T2M9QXAB-7';
const DAY = 86_400_000;
const clockAt = (instant: string): number => Date.parse(instant) - Date.now();

test('the roll shows the register’s order numbers, frozen from the 20th day before a ballot; the export has them', async (t) => {
  const clockOffset = clockAt('2027-03-20T10:00:00Z');
  const site = await deskSite(t, { clockOffset });
  site.time.offset = clockOffset;
  const registered = async (index: number): Promise<string> => {
    const numero = await transmitted(site.register, personForm(index), { type: 'instruire', sens: 'ACCEPTER' });
    await giveCommands(site.register, numero, 'maire', { type: 'viser', sens: 'ACCEPTER' });
    await giveCommands(site.register, numero, 'registre',
      { type: 'inscrire', refReu: REF, nne: `41208736${index}`, bureau: '04112_1', effetLe: '2027-03-20' });
    return numero;
  };
  const numbers = [await registered(1), await registered(2)];
  const asked: Parameters<AskRoll>[0][] = [];
  const opened = openWork(site.context);
  t.after(() => opened.register.close());
  const work = { ...opened, register: site.register, rolls: (async (about) => {
    asked.push(about);
    return { arreteeLe: about.scrutin === null ? null : '2027-03-29T00:05:00Z', electeurs: 2,
      numeros: numbers.map((numero, i) => ({ numero, ordre: 17 + i })) };
  }) as AskRoll };
  const clerk = agentPages(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', 'claire-manosque'));
  assert.match((await clerk.get('/liste')).body, /à venir/);

  assert.equal(await numberRolls(work), 1);
  assert.deepEqual(asked, [{ commune: MANOSQUE, typeListe: 'PRINCIPALE', scrutin: null }]);
  const { body } = await clerk.get('/liste');
  assert.match(body, />17</);
  assert.match(body, /peuvent encore changer. Le répertoire les fige le 29 mars 2027/);
  assert.equal(await numberRolls(work), 0, 'nobody lacks a number: nothing is asked');
  const csv = (await clerk.get('/liste/export.csv')).body.trim().split('\r\n').map((line) => line.split(';')[6]);
  assert.deepEqual(csv.toSorted(), ['17', '18', 'NoElecteurGeneral']);

  site.time.offset += 10 * DAY;
  assert.equal(await numberRolls(work), 1);
  assert.equal(asked.at(-1)!.scrutin, 'pre-2027');
  assert.equal(await numberRolls(work), 0, 'a roll is closed once');
  numbers.push(await registered(3));
  assert.equal(await numberRolls(work), 1, 'who comes later is asked for');
  assert.match((await clerk.get('/liste')).body, />19</);

  const silent = { ...work, rolls: (async () => { throw new Error('closed'); }) as AskRoll };
  numbers.push(await registered(4));
  assert.equal(await numberRolls(silent), 1);
  assert.equal(await numberRolls(work), 1, 'what failed is asked again');
});
