import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { referenceData, referenceDataFolder } from '#test/reference-data.ts';

const skips: string[] = [];
const t = { skip: (reason?: string) => { skips.push(reason ?? ''); } };

describe('reference data', () => {
  it('gives the path of a file that is there', (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'socle-reference-'));
    context.after(() => { rmSync(folder, { recursive: true }); });
    writeFileSync(join(folder, 'codes.csv'), 'a;b\n');
    const env = { SOCLE_REFERENCE_DATA: folder, CI: 'true' };
    assert.equal(referenceData(t, 'codes.csv', env), join(folder, 'codes.csv'));
  });

  it('skips with the remedy where the file is absent', () => {
    skips.length = 0;
    assert.equal(referenceData(t, 'no-such-file', { SOCLE_REFERENCE_DATA: tmpdir() }), undefined);
    assert.deepEqual(skips, ['reference data absent: set SOCLE_REFERENCE_DATA']);
  });

  it('fails instead of skipping in CI', () => {
    skips.length = 0;
    const env = { SOCLE_REFERENCE_DATA: tmpdir(), CI: 'true' };
    assert.throws(() => referenceData(t, 'no-such-file', env), /required in CI but absent/);
    assert.deepEqual(skips, []);
  });

  it('looks beside the project by default', () => {
    assert.match(referenceDataFolder({}), /shared\/data$/);
  });
});
