import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tileOf } from '../crs/web-mercator.ts';
import { generateDepartement } from '../departement/departement.ts';
import { GEO_LIMITS } from '../limits.ts';
import { openBaseMap } from './base-map.ts';
import { baseStyle } from './base-style.ts';
import { BASE_LAYERS } from '../tiles/departement-features.ts';

const departement = generateDepartement({ seed: 3, communes: 8, width: 20_000, height: 16_000 });

describe('the base map', () => {
  const map = openBaseMap(departement);

  it('gives the same tile again without cutting it, until others took its place', () => {
    const { x, y } = tileOf(departement.communes[0]!.at, 14);
    const first = map.tile(14, x, y);
    assert.ok(first);
    assert.equal(map.tile(14, x, y), first);
    for (let other = 0; other < GEO_LIMITS.tiles_kept_max; other++) assert.equal(map.tile(16, other, 0), undefined);
    const again = map.tile(14, x, y);
    assert.notEqual(again, first);
    assert.deepEqual(again, first);
  });

  it('numbers the houses at its deepest', () => {
    const { lon, lat } = departement.houses;
    const { x, y } = tileOf([lon[0]!, lat[0]!], GEO_LIMITS.tile_zoom_max);
    assert.ok(map.tile(GEO_LIMITS.tile_zoom_max, x, y)!.gzip.length > 100);
  });

  it('has a style in two themes that names only layers of the tiles, and no address but theirs', () => {
    for (const theme of ['light', 'dark'] as const) {
      const style = baseStyle(theme, 'http://here/{z}/{x}/{y}', map.bounds);
      for (const layer of style.layers) {
        if ('source-layer' in layer) assert.ok((BASE_LAYERS as readonly string[]).includes(layer['source-layer'] as string), layer.id);
      }
      assert.equal(new Set(style.layers.map(({ id }) => id)).size, style.layers.length);
      assert.equal(style.glyphs ?? style.sprite, undefined);
    }
  });
});
