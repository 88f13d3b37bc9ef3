import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createDeposit } from '#services/voter-registration/api/deposit.ts';
import { communes } from '#services/voter-registration/data/communes.ts';
import { shippedClosings } from '#services/voter-registration/data/calendar.ts';
import { plausiblePeople } from '#services/voter-registration/data/people/plausible-people.ts';
import { forkServer, type BenchServer } from './bench-server.ts';
import type { Usage } from './child.ts';
import { registerOfGround } from './fill.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { openVoterGround, type VoterGround } from './voter-ground.ts';

const BOARDS = 101;
const CONSOLES = 505;
const EVENTS_PER_S = 50;
const SETTLE_MS = 2_000;
const figure = figuresOf('live');

/** Hundreds of screens on one process: 101 boards that see everything, 505 consoles that see their own département. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openVoterGround();
  const { end: _end, crash: _crash, start: _start, ...plain } = ground;
  const server = await forkServer('live-server.ts', plain);
  try {
    const boards = await Promise.all(Array.from({ length: BOARDS }, () => follow(server.port, '*')));
    const consoles = await Promise.all(Array.from({ length: CONSOLES }, (_, i) => follow(server.port, departmentOf(i))));
    const seconds = smoke ? 10 : 60;
    const idle = await idleShare(server, smoke ? 3 : 15);
    const before = { ...await server.ask<Usage>('usage'), reads: await server.ask<number>('reads') };
    const filed = await fileSteadily(ground, seconds * EVENTS_PER_S);
    await new Promise((done) => { setTimeout(done, SETTLE_MS); });
    const after = { ...await server.ask<Usage>('usage'), reads: await server.ask<number>('reads') };
    const latencies = boards.flatMap(({ seenAt }) => filed.flatMap(({ numero, at }) => {
      const seen = seenAt.get(numero);
      return seen === undefined ? [] : [Math.max(0, seen - at)];
    })).sort((a, b) => a - b);
    const deliveries = [...boards, ...consoles].reduce((sum, { seenAt }) => sum + seenAt.size, 0);
    const cpuMs = after.cpuMs - before.cpuMs;
    const streams = boards.length + consoles.length;
    say(`${streams} streams, ${filed.length} events, ${deliveries} deliveries, ${after.reads - before.reads} reads`);
    return [
      figure('lost', BOARDS * filed.length - latencies.length, 'count'),
      figure('latency_p99_ms', percentile(latencies, 0.99), 'ms'), figure('latency_p50_ms', percentile(latencies, 0.5), 'ms'),
      figure('cpu_us_per_delivery', 1_000 * cpuMs / deliveries, 'µs'), figure('cpu_ms_per_event', cpuMs / filed.length, 'ms'),
      figure('reads_per_event', (after.reads - before.reads) / filed.length, 'reads'),
      figure('idle_cpu_percent', idle, '%'), figure('rss_mb', after.rssMb, 'MB'),
      figure('streams', streams, 'streams'), figure('events_per_s', EVENTS_PER_S, '/s'),
    ];
  } finally {
    await server.stop();
    await ground.end();
  }
};

const departmentOf = (i: number): string => String(1 + (i % 95)).padStart(2, '0');

/** One stream: when each number was seen, on this machine's clock. */
const follow = async (port: number, department: string): Promise<{ socket: Socket; seenAt: Map<string, number> }> => {
  const socket = connect(port, '127.0.0.1');
  const seenAt = new Map<string, number>();
  let rest = '';
  socket.on('error', () => undefined);
  const standing = new Promise<void>((done) => {
    socket.setEncoding('utf8').on('data', (text: string) => {
      const at = performance.now();
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        if (block.includes('event: bonjour')) done();
        const numero = /"numero":"([^"]+)"/.exec(block)?.[1];
        if (numero !== undefined) seenAt.set(numero, at);
      }
    });
  });
  await once(socket, 'connect');
  socket.write(`GET /live/${encodeURIComponent(department)} HTTP/1.1\r\nhost: bench\r\n\r\n`);
  await standing;
  return { socket, seenAt };
};

/** Share of one core that open streams cost while nothing happens, %. */
const idleShare = async (server: BenchServer, seconds: number): Promise<number> => {
  const before = await server.ask<Usage>('usage');
  await new Promise((done) => { setTimeout(done, seconds * 1_000); });
  return ((await server.ask<Usage>('usage')).cpuMs - before.cpuMs) / (seconds * 10);
};

/** Files requests at a steady rate from another process than the one that serves; when each was acknowledged. */
const fileSteadily = async (ground: VoterGround, count: number): Promise<{ numero: string; at: number }[]> => {
  const register = registerOfGround(ground);
  const deposit = createDeposit(register, shippedClosings(), { service: 'Bench', contactService: 'bench@localhost' });
  const people = plausiblePeople(communes());
  const start = performance.now();
  const filed = await Promise.all(Array.from({ length: count }, async (_, i) => {
    await new Promise((done) => { setTimeout(done, Math.max(0, start + 1_000 * i / EVENTS_PER_S - performance.now())); });
    const { numero } = await deposit({ actor: { id: `personne-${i}`, role: 'usager', territories: [] }, key: `demande-${i}`,
      demande: people.personAt(7, i), canal: 'EN_LIGNE', arrivee: Date.now() });
    return { numero, at: performance.now() };
  }));
  await register.close();
  return filed;
};
