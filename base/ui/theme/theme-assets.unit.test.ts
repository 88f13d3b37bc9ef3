import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { themeAssets } from './theme-assets.ts';

const bundles = { name: 'screens', entries: {
  socle: { styles: ['socle.css'], scripts: [] }, etat: { styles: ['etat.css'], scripts: [] },
  look: { styles: ['look.css'], scripts: [] }, wall: { styles: [], scripts: ['wall.js'] },
} };

describe('files of a page in a theme', () => {
  it('are ours, then those of the page', () => {
    assert.deepEqual(themeAssets(bundles, undefined, ['look', 'wall']), { styles: ['socle.css', 'look.css'], scripts: ['wall.js'] });
  });

  it('are those of the State’s design system before all others, where it is chosen', () => {
    assert.deepEqual(themeAssets(bundles, 'etat', ['look']).styles,
      ['/theme/etat/dsfr.min.css', '/theme/etat/utility/utility.min.css', 'etat.css', 'look.css']);
  });

  it('are refused when the build has not one of the entries', () => {
    assert.throws(() => themeAssets(bundles, undefined, ['map']), /the build screens has no entry map/);
  });
});
