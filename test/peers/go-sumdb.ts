import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { missingPeer, type Missing } from './peer.ts';

const PROGRAM = fileURLToPath(new URL('go-sumdb.go', import.meta.url));
const [GO, PACKAGES] = ['/usr/bin/go', '/usr/share/gocode'];
const RUN_MS_MAX = 120_000;

/** Proves every entry of a log that is served at an address; what it says of it. Rejects when anything is not proved. */
export type GoSumdb = { prove(address: string): Promise<string> };

/** Debian's golang.org/x/mod/sumdb: the verifier of the Go project's own transparent log, in a language and by people that are not ours. */
export const findGoSumdb = (): GoSumdb | Missing => {
  if (!existsSync(GO) || !existsSync(join(PACKAGES, 'src/golang.org/x/mod/sumdb/tlog'))) {
    return missingPeer('Go’s sumdb absent: apt-get install --no-install-recommends golang-go golang-golang-x-mod-dev');
  }
  return { prove: async (address) => {
    const cache = await mkdtemp(join(tmpdir(), 'socle-go-'));
    try {
      const env = { PATH: process.env['PATH'], HOME: cache, GOPATH: PACKAGES, GO111MODULE: 'off', GOCACHE: cache, GOFLAGS: '-p=1' };
      return (await promisify(execFile)(GO, ['run', PROGRAM, address], { env, timeout: RUN_MS_MAX })).stdout.trim();
    } finally {
      await rm(cache, { recursive: true, force: true });
    }
  } };
};
