import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { S3Client, type S3Config } from '#base/files/s3-client.ts';
import { missingPeer, type Missing } from './peer.ts';

export type S3Server = { config: S3Config; stop(): Promise<void> };

const PYTHON = '/usr/bin/python3';
const SCRIPT = join(import.meta.dirname, 'swift-s3.py');
const REGION = 'us-east-1';

/**
 * A real S3 server with an empty bucket: the one of `SOCLE_TEST_S3_URL` (with `SOCLE_TEST_S3_KEY`,
 * `SOCLE_TEST_S3_SECRET`, and `SOCLE_TEST_S3_REGION` where it matters), or else Debian's OpenStack
 * Swift on the loopback, which checks signatures as the cloud's own does.
 */
export const startS3Server = async (): Promise<S3Server | Missing> => {
  const url = process.env['SOCLE_TEST_S3_URL'];
  if (url !== undefined) return withBucket(configOf(url), async () => undefined);
  if (!existsSync(PYTHON) || spawnSync(PYTHON, ['-c', 'import swift.obj.mem_server']).status !== 0) {
    return missingPeer('no S3 server: set SOCLE_TEST_S3_URL, or apt-get install --no-install-recommends python3-swift');
  }
  return startSwift();
};

const configOf = (endpoint: string): S3Config => ({
  endpoint,
  region: process.env['SOCLE_TEST_S3_REGION'] ?? REGION,
  bucket: `socle-test-${randomBytes(6).toString('hex')}`,
  credentials: {
    accessKeyId: process.env['SOCLE_TEST_S3_KEY'] ?? '',
    secretAccessKey: process.env['SOCLE_TEST_S3_SECRET'] ?? '',
  },
});

const startSwift = async (): Promise<S3Server> => {
  const folder = await mkdtemp(join(tmpdir(), 'socle-swift-'));
  const credentials = { accessKeyId: 'socle:tester', secretAccessKey: randomBytes(16).toString('hex') };
  const child = spawn(PYTHON, [SCRIPT, folder, credentials.accessKeyId, credentials.secretAccessKey], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    const ended = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined;
    child.stdin.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const endpoint = `http://127.0.0.1:${await firstLine(child)}`;
    return await withBucket({ ...configOf(endpoint), credentials, writeOnce: 'check' }, stop);
  } catch (error) {
    await stop();
    throw error;
  }
};

const firstLine = (child: ChildProcess): Promise<string> => new Promise((resolve, reject) => {
  createInterface({ input: child.stdout! }).once('line', resolve);
  child.once('exit', (code) => reject(new Error(`the S3 server stopped with ${code} before it was ready`)));
  child.once('error', reject);
});

const withBucket = async (config: S3Config, stop: () => Promise<void>): Promise<S3Server> => {
  const client = new S3Client(config);
  const answer = await client.call({ method: 'PUT' });
  answer.body.resume();
  client.close();
  if (answer.status !== 200) throw new Error(`the bucket ${config.bucket} was refused with ${answer.status}`);
  return { config, stop };
};
