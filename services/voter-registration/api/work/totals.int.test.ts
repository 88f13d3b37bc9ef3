import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openVoter } from '#test/voter.ts';
import { service } from '../../service.ts';
import { countTotals } from './totals.ts';

test('the public totals are those of the register, over all its partitions', async (t) => {
  const { register, file, db } = await openVoter(t);
  assert.deepEqual(await countTotals(register), { filed_total: 0, registered_total: 0 });
  for (let n = 0; n < 9; n += 1) await file(n);
  await db.admin.query("update dossier set state = 'INSCRITE' where dossier_id in (select dossier_id from dossier limit 2)");
  const totals = await countTotals(register);
  assert.deepEqual(totals, { filed_total: 9, registered_total: 2 });
  assert.deepEqual(service.publicFigures.map(({ name }) => name), Object.keys(totals));
});
