import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FileInspector } from '#base/files/file-inspector.ts';
import { FILE_LIMITS } from '#base/files/limits.ts';
import { mixOfFiles, mixSize, mixType, sampleFile, unitSource } from './file-samples.ts';

const ACCEPTS = ['image/jpeg', 'image/png', 'application/pdf'] as const;

describe('the files of a bench', () => {
  it('are taken at the border, whatever their type and size', () => {
    for (const type of ACCEPTS) {
      for (const size of [20_000, 600_000, 5_200_000]) {
        const { name, bytes } = sampleFile(type, size, unitSource(size));
        const inspector = new FileInspector({ slot: 'x', accepts: ACCEPTS }, { name, declaredType: type }, FILE_LIMITS);
        inspector.push(bytes);
        const found = inspector.conclude();
        assert.equal(found.type, type);
        assert.ok(Math.abs(found.size - size) < 0.02 * size + 1_000, `${type} of ${found.size} for ${size}`);
      }
    }
  });

  it('have the sizes and types of the mix: median 0.6 MB, one in twenty above 4 MB, three quarters PDF', () => {
    const unit = unitSource(1);
    const sizes = Array.from({ length: 20_000 }, () => mixSize(unit(), unit())).toSorted((a, b) => a - b);
    assert.ok(Math.abs(sizes[10_000]! - 600_000) < 30_000);
    assert.ok(Math.abs(sizes[19_000]! - 4_000_000) < 300_000);
    const types = Array.from({ length: 20_000 }, () => mixType(unit()));
    assert.ok(Math.abs(types.filter((type) => type === 'application/pdf').length / 20_000 - 0.74) < 0.02);
    assert.ok(types.includes('image/png'));
  });

  it('are the same for the same seed', () => {
    const [a, b] = [mixOfFiles(3, 5), mixOfFiles(3, 5)];
    assert.deepEqual(a.map(({ bytes }) => bytes.toString('base64')), b.map(({ bytes }) => bytes.toString('base64')));
  });
});
