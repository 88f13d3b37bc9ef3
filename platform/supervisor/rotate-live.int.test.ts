import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { armFailpoints, disarmFailpoints } from '#base/telemetry/failpoint.ts';
import type { SerialisedKeyring } from '#base/values/keyring.ts';
import { steadyLoad } from '../fixtures/steady-load.ts';
import { removeDataDir, testDataDir, testPlatform } from '../fixtures/test-platform.ts';
import { openMasterKey } from '../secrets/master-key.ts';
import { openSecretsStore } from '../secrets/service-secrets.ts';
import { askPlatform } from './control-client.ts';

const ringOf = (dataDir: string): SerialisedKeyring => openSecretsStore({ dir: join(dataDir, 'secrets'), now: 0, demo: false,
  production: false, master: openMasterKey(join(dataDir, 'master-key'), false) }).forService('echo').keyring;

test('keys change beside the work: no request fails, no process of before is left', async (t) => {
  const { dataDir, echo, pids } = await testPlatform(t);
  const before = [...pids().web, ...pids().worker];
  const load = steadyLoad(`${echo}/who`, 8);
  await askPlatform(dataDir, { op: 'rotate', args: { kind: 'signing-keys' } });
  const { failed, answered } = await load.stop();
  assert.deepEqual(failed, []);
  assert.ok(answered > 50, `${answered} answers`);
  assert.ok([...pids().web, ...pids().worker].every((pid) => !before.includes(pid)));
  const { signing, pastSigning } = ringOf(dataDir);
  assert.deepEqual([signing.kid, pastSigning!.map(({ kid, until }) => [kid, typeof until])], ['s2', [['s1', 'number']]]);
  await assert.rejects(askPlatform(dataDir, { op: 'rotate', args: { kind: 'toString' } }), { code: 'PLATFORM_ORDER_FAILED' });
});

test('a rotation that dies at any step leaves a platform that starts, and ends what was begun', async (t) => {
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  t.after(disarmFailpoints);
  const steps = [['signing-keys', 'rotate-processes-renewed'], ['data-keys', 'rotate-key-made']] as const;
  for (const [kind, step] of steps) {
    const { platform } = await testPlatform(t, { dataDir });
    armFailpoints([`${step}:throw`]);
    await assert.rejects(askPlatform(dataDir, { op: 'rotate', args: { kind } }), { code: 'PLATFORM_ORDER_FAILED' }, step);
    await platform.stop();
  }
  const { platform, echo } = await testPlatform(t, { dataDir });
  const dropOld = () => askPlatform(dataDir, { op: 'rotate', args: { kind: 'old-data-keys' } });
  const detailOf = async (refused: Promise<unknown>): Promise<string | undefined> =>
    refused.then(() => undefined, ({ options: { detail } }: { options: { detail: { en: string } } }) => detail.en);
  assert.match((await detailOf(dropOld()))!, /echo: a rotation is not over/);
  await askPlatform(dataDir, { op: 'rotate', args: { kind: 'data-keys' } });
  const { signing, pastSigning, keks, activeKek } = ringOf(dataDir);
  assert.equal(signing.kid, 's2');
  assert.ok(pastSigning!.every(({ until }) => until !== null));
  assert.equal(activeKek, Object.keys(keks).at(-1));
  assert.deepEqual(Object.keys(keks), ['k1', 'k2'], 'a key that waited is taken, none is made beside it');

  await fetch(`${echo}/note?text=k1`);
  assert.match((await detailOf(dropOld()))!, /echo: note × 1: npx socle rotate data-keys/, 'a row needs it');
  assert.deepEqual(Object.keys(ringOf(dataDir).keks), ['k1', 'k2']);
  await askPlatform(dataDir, { op: 'rotate', args: { kind: 'data-keys' } });
  for (const step of ['rotate-processes-renewed', 'rotate-key-dropped', undefined]) {
    armFailpoints(step ? [`${step}:throw`] : []);
    assert.equal(await detailOf(dropOld()), step && `failpoint ${step}`);
  }
  assert.deepEqual(ringOf(dataDir).keks, { k3: ringOf(dataDir).keks.k3 });
  assert.equal((await fetch(`${echo}/who`)).status, 200);
  await platform.stop();
});
