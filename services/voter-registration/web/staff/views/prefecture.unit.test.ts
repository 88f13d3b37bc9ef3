import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prefectureHome } from './prefecture.ts';

const counts = (commune: string, deposees: number) => ({ commune, deposees, acceptees: 0, refusees: 0, inscrites: 0, recours: 0 });

test('a count under eleven shows as secret in the table of the prefecture, never as zero; zero shows as it is', () => {
  const { blocks } = prefectureHome({ lang: 'fr', departement: { code: '04', nom: 'Exemple' }, cases: [], tables: [],
    nameOf: (code) => code,
    counts: [counts('04112', 2), counts('04070', 1_500), counts('04088', 40)] });
  const table = blocks.find((block) => block.kind === 'table');
  assert.deepEqual(table?.rows.map((row) => row.slice(0, 3)),
    [['04112', 's', '0'], ['04070', '1\u202f500', '0'], ['04088', 's', '0'], ['Ensemble du département', '1\u202f542', '0']]);
});

test('L.20 I: each table of a commission has the last day on which the prefect may go to court', () => {
  const { blocks } = prefectureHome({ lang: 'fr', departement: { code: '44', nom: 'Exemple' }, cases: [], counts: [],
    nameOf: () => 'Nantes',
    tables: [{ commune: '44109', closeLe: Date.UTC(2026, 1, 22, 17) }] });
  const table = blocks.find((block) => block.kind === 'table' && block.caption.startsWith('Tableaux'));
  assert.deepEqual(table?.kind === 'table' && table.rows, [['Nantes', '23 février 2026', '2 mars 2026']]);
});
