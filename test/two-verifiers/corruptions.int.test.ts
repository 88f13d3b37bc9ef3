import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verifyExport } from '#base/log/verify-export.ts';
import { verifyReceipt } from '#base/log/verify-receipt.ts';
import { CORRUPTIONS } from './corruptions.ts';
import { checkExport, readKeys } from '#test/second-verifier/export.ts';
import { readKey } from '#test/second-verifier/note.ts';
import { checkReceipt } from '#test/second-verifier/receipt.ts';
import { COUNTS, HISTORY, sampleEvents, sampleLog, writeSampleExport, type SampleEvent } from './sample-export.ts';

const COMMAND = fileURLToPath(new URL('../second-verifier/verify.ts', import.meta.url));
let root: string;
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'socle-export-'));
  await writeSampleExport(join(root, 'clean'));
});
after(() => rm(root, { recursive: true }));

describe('both verifiers', () => {
  it('accept a good export', async () => {
    const reports = await verifyExport(join(root, 'clean'));
    assert.deepEqual(reports.map(({ ok, size }) => [ok, size]), COUNTS.map((count) => [true, count]));
    for (const { checks } of reports) {
      assert.deepEqual(checks.filter(({ state }) => state !== 'pass').map(({ check }) => check), ['content']);
    }
    assert.deepEqual(checkExport(join(root, 'clean')), []);
  });

  it('accept facts of the register between the events of dossiers, but no emptied one', async () => {
    const withFacts = (erased: boolean) => (events: SampleEvent[]): SampleEvent[] => events.flatMap((event, i) => (i % 100 === 50
      ? [{ ...event, type: 'DroitDecide', fact: true, ...(erased ? { erased } : {}) }, event] : [event]));
    for (const erased of [false, true]) {
      const folder = join(root, `facts-${erased}`);
      await writeSampleExport(folder, withFacts(erased));
      assert.equal((await verifyExport(folder)).every(({ ok }) => ok), !erased);
      assert.equal(checkExport(folder).length > 0, erased);
    }
  });

  it('accept the same with keys known from elsewhere, and refuse it with other keys', async () => {
    assert.ok((await verifyExport(join(root, 'clean'), { history: HISTORY })).every(({ ok }) => ok));
    const reports = await verifyExport(join(root, 'clean'), { history: { ...HISTORY, keys: [] } });
    assert.ok(reports.every(({ ok }) => !ok));
    assert.notDeepEqual(checkExport(join(root, 'clean'), { service: HISTORY.service, keys: [] }), []);
  });

  for (const [n, { name, blames, files, events }] of CORRUPTIONS.entries()) {
    it(`find ${name}`, async () => {
      const folder = join(root, `bad-${n}`);
      if (events) await writeSampleExport(folder, events);
      else await cp(join(root, 'clean'), folder, { recursive: true });
      files?.(folder);
      const reports = await verifyExport(folder);
      const failed = reports.flatMap(({ checks }) => checks).filter(({ state }) => state === 'fail')
        .map(({ check }) => check);
      assert.ok(failed.includes(blames), `first verifier blamed ${failed.join(', ') || 'nothing'}`);
      assert.ok(reports.some(({ first }) => first?.text.fr && first.text.en));
      assert.notDeepEqual(checkExport(folder), [], 'the second verifier found nothing');
    });
  }

  it('agree on receipts, good and altered', () => {
    const keys = { service: HISTORY.service, keys: HISTORY.keys.map(({ vkey }) => readKey(vkey)) };
    const { receipts } = sampleLog(0, sampleEvents(200));
    const accepts = (receipt: unknown): boolean => {
      try {
        checkReceipt(receipt, keys);
        return true;
      } catch {
        return false;
      }
    };
    const text = JSON.stringify(receipts[12]);
    assert.ok(accepts(receipts[12]) && verifyReceipt(receipts[12], HISTORY).ok);
    // Each character is replaced by a neighbour: no altered receipt may pass, and the two never disagree.
    for (let at = 0; at < text.length; at++) {
      const other = String.fromCharCode(text.charCodeAt(at) ^ 1);
      let altered: unknown;
      try {
        altered = JSON.parse(text.slice(0, at) + other + text.slice(at + 1));
      } catch {
        continue;
      }
      const [first, second] = [verifyReceipt(altered, HISTORY).ok, accepts(altered)];
      assert.deepEqual([first, second], [false, false], `${at}: ${other}`);
    }
  });
});

describe('the second verifier’s command', () => {
  const run = (...args: string[]): { code: number; out: string } => {
    try {
      const out = execFileSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', stdio: 'pipe' });
      return { code: 0, out };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { code: status, out: stdout };
    }
  };

  it('verifies an export and a receipt, and says what is wrong', async () => {
    assert.deepEqual(run(join(root, 'clean')), { code: 0, out: 'export verified\n' });
    const [receipt] = sampleLog(0, sampleEvents(611)).receipts;
    const keys = join(root, 'clean', 'keys.json');
    await writeFile(join(root, 'r.json'), JSON.stringify(receipt));
    assert.deepEqual(run(join(root, 'r.json'), keys),
      { code: 0, out: 'receipt verified: entry 0 of socle.localhost/voter-registration/0 at size 70\n' });
    await writeFile(join(root, 'r2.json'), JSON.stringify({ ...receipt, body: {} }));
    assert.deepEqual(run(join(root, 'r2.json'), keys),
      { code: 1, out: 'receipt REFUSED: this content is not in the register\n' });
    assert.equal(run(join(root, 'r.json')).code, 2);
    assert.equal(run().code, 2);
    assert.equal(readKeys(keys).keys.length, 1);
  });
});
