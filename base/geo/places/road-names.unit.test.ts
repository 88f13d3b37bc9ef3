import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitCrossing } from './find-crossings.ts';
import { findPosts } from './find-posts.ts';
import { withRoadNames } from './road-names.ts';

test('numbered roads are read however they are said; a house number and a building stay what they are', () => {
  for (const [said, read] of [['RN 7', 'N7'], ['r.n. 7', 'N7'], ['rn7', 'N7'], ['nationale 7', 'N7'], ['route nationale 7', 'N7'],
    ['RD 906', 'D906'], ['CD 906', 'D906'], ['départementale 906 Malvenac', 'D906 Malvenac'], ['D-906', 'D906'], ['autoroute A 7', 'A7'],
    ['autoroute 7', 'A7'], ['sur la A 7', 'sur la A7'], ['A 7 / RD 12', 'A7 / D12'], ['N 7', 'N7'],
    ['12 rue Basse', '12 rue Basse'], ['12 rue Basse batiment A 3', '12 rue Basse batiment A 3'],
      ['rue du 8 mai 1945', 'rue du 8 mai 1945'],
    ['3 r d', '3 r d'], ['route de Lyon 12', 'route de Lyon 12']] as const) assert.equal(withRoadNames(said), read, said);
});

test('a kilometre post is found in any of its wordings', () => {
  const posts = [0, 20_000].flatMap((metres) => ['vers Lyon', 'vers Marseille'].map((direction) => ({ ref: 'A7', direction, metres,
    at: [4 + metres / 1e6, 45] as [number, number] })));
  for (const said of ['A7 PK 12+300 sens Lyon', 'a7 pk12+300 dir Lyon', 'autoroute A 7 borne 12,3 vers lyon', 'A-7 au km 12,3 sens Lyon',
    'sur la A7 PK 12.3 direction Lyon', 'A7 kilomètre 12,3 sens lyon', 'A7 point kilométrique 12,3 lyon', 'autoroute 7 pk 12.300 Lyon',
    "l'A7 pr 12+300 vers Lyon"]) assert.equal(findPosts(posts, said)[0]?.label, 'A7 PK 12,3 vers Lyon', said);
  assert.deepEqual(['A7', 'A8 PK 12', 'pk 12', 'rue A 7 PK'].map((said) => findPosts(posts, said).length), [0, 0, 0, 0]);
});

test('two streets joined by "et" are a crossing when each is said to be a street', () => {
  assert.deepEqual(splitCrossing('avenue Foch et rue Basse'), ['avenue Foch', 'rue Basse']);
  assert.deepEqual(splitCrossing('av Foch et la rue Basse, Lyon'), ['av Foch', 'rue Basse, Lyon']);
  assert.equal(splitCrossing('rue Pierre et Marie Curie'), undefined);
  assert.equal(splitCrossing('rue des Arts et Métiers'), undefined);
});
