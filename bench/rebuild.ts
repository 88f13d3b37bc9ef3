import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { fill } from './fill.ts';
import { rebuildDifferences } from './rebuild-check.ts';
import { openVoterGround } from './voter-ground.ts';

const figure = figuresOf('rebuild');

/** Every projection made again from the events of 700,000 dossiers; the digests before and after must be equal. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openVoterGround();
  const dossiers = smoke ? 5_000 : 700_000;
  try {
    const filledS = await fill(ground, dossiers, say);
    const start = performance.now();
    const differences = await rebuildDifferences(ground);
    const seconds = (performance.now() - start) / 1_000;
    return [
      figure('duration_s', seconds, 's'), figure('differences', differences, 'count'), figure('dossiers', dossiers, 'dossiers'),
      figure('rate_per_s', dossiers / seconds, '/s', dossiers / filledS),
    ];
  } finally {
    await ground.end();
  }
};
