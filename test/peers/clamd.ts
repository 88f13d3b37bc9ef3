import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { ClamdClient, type ClamdAddress } from '#base/files/clamd-client.ts';
import { eicar } from '#test/files/eicar.ts';
import { missingPeer, type Missing } from './peer.ts';

export type Clamd = { address: ClamdAddress; stop(): Promise<void> };

const PROGRAM = '/usr/sbin/clamd';
const STREAM_MIB_MAX = 25;
const READY_TRIES = 200;

/**
 * Debian's clamd in a folder of its own, with two signatures for the EICAR test file (whole file by
 * MD5, body by hexadecimal): Debian ships no signature database, and tests need no other. Files
 * beyond its limits are reported, not passed, as production's configuration must say.
 */
export const startClamd = async (): Promise<Clamd | Missing> => {
  if (!existsSync(PROGRAM)) {
    return missingPeer('no clamd: apt-get install --no-install-recommends clamav-daemon');
  }
  const folder = await mkdtemp(join(tmpdir(), 'socle-clamd-'));
  await chmod(folder, 0o755);
  const path = join(folder, 'clamd.socket');
  await writeSignatures(folder);
  await writeFile(join(folder, 'clamd.conf'), [
    `DatabaseDirectory ${folder}`, `LocalSocket ${path}`, 'Foreground yes', 'OfficialDatabaseOnly no',
    `StreamMaxLength ${STREAM_MIB_MAX}M`, 'AlertExceedsMax yes', 'MaxThreads 4', 'LogTime no', 'User root', '',
  ].filter((line) => line !== 'User root' || process.getuid?.() === 0).join('\n'));
  const child = spawn(PROGRAM, ['--config-file', join(folder, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (l) => said.push(l));
  const stop = async (): Promise<void> => {
    const ended = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined;
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const client = new ClamdClient({ path });
  for (let tries = 0; !(await client.ping()); tries++) {
    if (tries === READY_TRIES || child.exitCode !== null) {
      await stop();
      throw new Error(`clamd did not start: ${said.slice(-5).join(' | ')}`);
    }
    await pause(25);
  }
  return { address: { path }, stop };
};

const writeSignatures = async (folder: string): Promise<void> => {
  const file = eicar();
  const md5 = createHash('md5').update(file).digest('hex');
  await writeFile(join(folder, 'local.hdb'), `${md5}:${file.length}:Test.Eicar.Whole\n`);
  await writeFile(join(folder, 'local.ndb'), `Test.Eicar.Body:0:*:${file.subarray(0, 60).toString('hex')}\n`);
};
