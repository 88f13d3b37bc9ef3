import { readFileSync } from 'node:fs';
import type { Simulated } from '../domain/identify.ts';

type Case = { nomNaissance: string; answer: Simulated };

/** Fixed answers by normalised family name, read once. */
export const demoCases = (): ReadonlyMap<string, Simulated> => {
  const { cases } = JSON.parse(readFileSync(new URL('./demo-cases.json', import.meta.url),
    'utf8')) as { cases: Case[] };
  return new Map(cases.map(({ nomNaissance, answer }) => [nomNaissance, answer]));
};
