import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findLeftovers } from '#test/runner/leftovers.ts';
import type { ProcessTable } from '#test/runner/leftovers.ts';

const PROCESSES: Record<number, { environ: string; command: string }> = {
  41: { environ: 'TMPDIR=/tmp/socle-t-abc\n', command: 'node server.ts' },
  12: { environ: '', command: 'postgres -D /tmp/socle-t-abc/data' },
  77: { environ: 'TMPDIR=/tmp/socle-t-other\n', command: 'node other.ts' },
  99: { environ: 'TMPDIR=/tmp/socle-t-abc\n', command: 'node runner.ts' },
};

const table: ProcessTable = {
  pids: () => Object.keys(PROCESSES).map(Number),
  environ: (pid) => PROCESSES[pid]?.environ ?? '',
  command: (pid) => PROCESSES[pid]?.command ?? '',
};

describe('processes left behind by tests', () => {
  it('finds them by environment or command line, and spares the runner and other runs', () => {
    assert.deepEqual(findLeftovers('/tmp/socle-t-abc', [99], table), [
      { pid: 12, command: 'postgres -D /tmp/socle-t-abc/data' }, { pid: 41, command: 'node server.ts' },
    ]);
  });
});
