import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlatformConfig } from './platform-config.ts';
import { settingsTable } from './print-settings.ts';
import { platformSettings } from './settings.ts';

test('every setting is printed with its origin, and no secret', () => {
  const { values } = checkPlatformConfig({
    file: {}, environment: { SOCLE_DATABASE_URL: 'postgres://u:hunter2@db/x' }, command: {},
  }, '/srv');
  const lines = settingsTable(values.values(), 'fr');
  assert.equal(lines.length, platformSettings.length);
  assert.ok(lines.every((line) => /défaut|environnement/.test(line)));
  assert.ok(!lines.join('\n').includes('hunter2'));
});
