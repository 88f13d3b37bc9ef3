import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects } from './dialects.ts';
import type { DemoPerson } from './people.ts';
import { loginPage } from './screens.ts';

const person = (id: string, service?: string): DemoPerson => ({
  id, kind: 'agent', label: { fr: id, en: id }, level: 'eidas1', amr: [], claims: { given_name: id },
  ...(service ? { start: { service, path: '/' } } : {}) });
const dialect = dialects.find(({ kind }) => kind === 'agent')!;
const shown = (clientId: string, people: DemoPerson[]): string =>
  loginPage({ lang: 'fr', dialect, clientName: clientId, clientId, scope: 'openid', people });

test('people of the service that asks stand first, those of another are folded away', () => {
  const html = shown('votes', [person('ines', 'calls'), person('claire', 'votes'), person('anybody')]);
  const at = (id: string): number => html.indexOf(`value="${id}"`);
  const fold = html.indexOf('<details>');
  assert.ok(at('claire') < fold && at('anybody') < fold && fold < at('ines') && at('claire') > 0);
});

test('nobody is folded away for a service that knows nobody', () => {
  assert.ok(!shown('other', [person('ines', 'calls'), person('claire', 'votes')]).includes('<details>'));
});
