import assert from 'node:assert/strict';
import { it } from 'node:test';
import { catalogueFaults } from '#base/ui/i18n/catalogue.ts';
import { DESK_TEXTS } from './texts/texts.ts';

it('every text of the console is in both languages, with the same places', () =>
  assert.deepEqual(catalogueFaults(DESK_TEXTS), []));
