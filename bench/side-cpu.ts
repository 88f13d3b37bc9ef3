import type { BenchServer } from './bench-server.ts';
import { usage, type Usage } from './child.ts';
import type { VoterGround } from './voter-ground.ts';

/** CPU that each side of a bench used so far, in ms. */
export type SideCpu = { service: number; postgres: number; identity: number; generator: number };

/** Reads it, the service's over all of its web processes; without an identity provider its side is 0. */
export const sideCpu = async (
  ground: VoterGround, servers: readonly BenchServer[], identity?: BenchServer,
): Promise<SideCpu> => ({
  service: (await Promise.all(servers.map((server) => server.ask<Usage>('usage')))).reduce((sum, { cpuMs }) => sum + cpuMs, 0),
  postgres: ground.postgresCpuMs(),
  identity: identity ? (await identity.ask<Usage>('usage')).cpuMs : 0, generator: usage().cpuMs });

/** What was used between two readings, each of `items`. */
export const cpuEach = (before: SideCpu, after: SideCpu, items: number): SideCpu & { all: number } => {
  const each = (side: keyof SideCpu): number => (after[side] - before[side]) / Math.max(1, items);
  const sides = { service: each('service'), postgres: each('postgres'), identity: each('identity'), generator: each('generator') };
  return { ...sides, all: sides.service + sides.postgres + sides.identity + sides.generator };
};
