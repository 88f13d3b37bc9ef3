import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryRoom } from '#test/runner/run-folder.ts';

const line = (kind: string, flags: string): string => `/dev/vda / ext4 rw 0 0\ntmpfs /dev/shm ${kind} ${flags} 0 0\n`;

describe('room for a run in memory', () => {
  it('is what the folder and the machine both have left', () => {
    assert.equal(memoryRoom(line('tmpfs', 'rw,relatime'), 20, 30), 20);
    assert.equal(memoryRoom(line('tmpfs', 'rw,relatime'), 20, 10), 10);
  });
  it('is none where the folder is absent, lies on a disk or lets no program run', () => {
    assert.equal(memoryRoom('/dev/vda / ext4 rw 0 0\n', 20, 30), 0);
    assert.equal(memoryRoom(line('ext4', 'rw'), 20, 30), 0);
    assert.equal(memoryRoom(line('tmpfs', 'rw,nosuid,noexec'), 20, 30), 0);
  });
});
