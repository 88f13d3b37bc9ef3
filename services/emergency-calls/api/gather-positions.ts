import { atOnce, systemContext } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Regulation } from '../store/open-regulation.ts';
import { moveResources, type Fix } from '../store/resources.ts';

/** How long the first post of a round waits for others: far under the second at which screens are told. */
const GATHER_MS = 100;
const CONTEXT = systemContext('positions', 'suivi');

type Post = { centre: string; fixes: readonly Fix[]; done(moved: number): void; failed(error: unknown): void };

/**
 * Writes positions of many gateways in one transaction: a nation's fleet posts fifty times a second, and each commit of its own would
 * cost as much as its rows. A round that fails is written post by post, so that one holds up no other. Gives how many vehicles moved,
 * once it is durable.
 */
export const gatherPositions = (regulation: Regulation): ((centre: string, fixes: readonly Fix[]) => Promise<number>) => {
  let round: Post[] = [];
  // In one order everywhere: two processes wait for each other's rows, never in a ring.
  const inOrder = (posts: readonly Post[]) => posts.toSorted((a, b) => (a.centre < b.centre ? -1 : 1));
  const write = async (posts: readonly Post[]): Promise<void> => {
    const moved = await atOnce(regulation.app, CONTEXT, (tx) => pipelined(posts.map(({ centre, fixes }) =>
      moveResources(tx, regulation.partitionOfCentre(centre), centre, fixes))));
    for (const [i, { done }] of posts.entries()) done(moved[i]!);
  };
  const flush = async (): Promise<void> => {
    const posts = inOrder(round);
    round = [];
    await write(posts).catch(async () => {
      for (const post of posts) await write([post]).catch(post.failed);
    });
  };
  return (centre, fixes) => new Promise((done, failed) => {
    if (round.length === 0) setTimeout(() => { void flush(); }, GATHER_MS);
    round.push({ centre, fixes, done, failed });
  });
};
