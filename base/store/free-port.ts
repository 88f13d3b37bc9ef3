import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that Linux gives to outgoing connections and to listeners without a wish: nobody gets ours by chance. */
const FIRST = 12_000;
const END = 32_000;
const TRIES_MAX = 50;

const isFree = (port: number): Promise<boolean> => new Promise((done) => {
  const probe = createServer().once('error', () => done(false));
  probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
});

/** A port of the loopback interface that nobody uses at this moment, nor is likely to take before the caller does. */
export const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const port = randomInt(FIRST, END);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${FIRST} and ${END} in ${TRIES_MAX} tries`);
};
