import { usage, type Usage } from './child.ts';
import type { BenchServer } from './bench-server.ts';
import { KeptBodies } from './kept-bodies.ts';
import type { Figure } from './figure.ts';
import { httpLoad, type LoadAnswer, type LoadRequest } from './http-load.ts';

export type Sample = {
  seconds: number; answers: number; errors: number; ms: number[];
  /** Bodies of accepted answers, when they are kept. */
  bodies: KeptBodies;
  server: Usage; generator: Usage;
  /** CPU of PostgreSQL in ms; 0 when nobody asked. */
  postgresMs: number;
};

/** Before a measure: some twenty thousand requests until the engine has compiled what they run, or a request costs up to twice as much. */
export const WARM_UP_S = 10;

export type SampleOptions = {
  server: BenchServer; connections: number; seconds: number; keep: boolean; ratePerS?: number;
  request(tag: number): LoadRequest; firstTag?: number;
  postgresCpuMs?: () => number;
  accepted?: (answer: LoadAnswer) => boolean;
  localAddress?: (connection: number) => string;
};

/** Loads a server for a time and gives what came back, with the CPU that each side used. */
export const sample = async (options: SampleOptions): Promise<Sample> => {
  const postgresMs = options.postgresCpuMs ?? (() => 0);
  const before = { server: await options.server.ask<Usage>('usage'), generator: usage(), postgresMs: postgresMs() };
  const result: Sample = { seconds: 0, answers: 0, errors: 0, ms: [], bodies: new KeptBodies(), ...before };
  const accepted = options.accepted ?? (({ status }) => status === 202 || status === 200);
  const start = performance.now();
  const end = start + options.seconds * 1_000;
  let tag = options.firstTag ?? 0;
  await httpLoad({
    port: options.server.port, connections: options.connections, ...(options.ratePerS ? { ratePerS: options.ratePerS } : {}),
    ...(options.localAddress ? { localAddress: options.localAddress } : {}),
    next: () => (performance.now() < end ? options.request(tag++) : undefined),
    onAnswer: (answer) => {
      result.ms.push(answer.ms);
      if (!accepted(answer)) result.errors++;
      else {
        result.answers++;
        if (options.keep) result.bodies.add(answer.body);
      }
    },
    onBroken: () => { result.errors++; },
  });
  result.seconds = (performance.now() - start) / 1_000;
  const after = { server: await options.server.ask<Usage>('usage'), generator: usage() };
  result.postgresMs = postgresMs() - before.postgresMs;
  result.server = minus(after.server, before.server);
  result.generator = minus(after.generator, before.generator);
  return result;
};

const minus = (after: Usage, before: Usage): Usage => ({ cpuMs: after.cpuMs - before.cpuMs, rssMb: after.rssMb });

/** Rate of accepted answers a second. */
export const rateOf = ({ answers, seconds }: Sample): number => answers / seconds;

/** The load generator's share of the CPU that both sides of HTTP used, in percent. */
export const generatorShare = ({ server, generator }: Sample): number => (100 * generator.cpuMs) / (server.cpuMs + generator.cpuMs);

type Make = (figure: string, value: number, unit: string) => Figure;

/** Where the CPU of an accepted request goes, in µs: figures that a busy machine blurs less than a rate. */
export const cpuFigures = (figure: Make, { answers, server, postgresMs, generator }: Sample): Figure[] => {
  const perItem = (ms: number): number => (1_000 * ms) / answers;
  return [
    figure('web_cpu_us_per_item', perItem(server.cpuMs), 'µs'),
    figure('postgres_cpu_us_per_item', perItem(postgresMs), 'µs'),
    figure('generator_cpu_us_per_item', perItem(generator.cpuMs), 'µs'),
  ];
};
