import { readFileSync } from 'node:fs';
import type { Answer } from '../domain/identify.ts';

type Case = { nomNaissance: string; answer: Answer };

/** Fixed answers by normalised family name, read once. */
export const demoCases = (): ReadonlyMap<string, Answer> => {
  const { cases } = JSON.parse(readFileSync(new URL('./demo-cases.json', import.meta.url),
    'utf8')) as { cases: Case[] };
  return new Map(cases.map(({ nomNaissance, answer }) => [nomNaissance, answer]));
};
