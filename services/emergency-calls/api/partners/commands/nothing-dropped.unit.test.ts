import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARM, OPENING, player } from '../../../domain/fixtures/play.ts';
import { anyBody, chances } from '../../../exchange/fixtures/right-bodies.ts';
import type { Kind } from '../../../exchange/schema/kinds.ts';
import { getKind } from '../../../exchange/schema/kinds.ts';
import type { PartnerMessage } from '../partner-message.ts';
import { openingCommands } from './case-commands.ts';
import { commandsOf } from './commands-of.ts';
import { restCommands, restOf } from './report-commands.ts';

const SENDER = 'fr.health.samu940';
const BODIES = 150;
/** Kinds that enter the fields of a dossier; the others are kept with it as they came. */
const READ: readonly Kind[] = ['RS-EDA', 'RS-EDA-MAJ', 'RS-RI', 'RC-RI', 'RS-DR', 'RS-BPV'];

const canariesIn = (value: unknown): string[] => JSON.stringify(value).match(/canari\d+x/g) ?? [];
const canaryPaths = (value: unknown, path = '$'): [canary: string, path: string][] => (typeof value !== 'object' || value === null
  ? canariesIn(value).map((canary) => [canary, path])
  : Object.entries(value).flatMap(([key, inner]) => canaryPaths(inner, `${path}.${key}`)));

const opened = () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'engager', mission: 'm1', resource: 'VLM1', name: 'VLM 1', vehicleType: 'SMUR.VLM' });
  return game.state;
};

test('every text and number of a message comes out in what is made of it: a field, a list, or what is kept with the case', () => {
  const state = opened();
  for (const kind of READ) {
    const chance = chances(7);
    for (let nth = 0; nth < BODIES; nth++) {
      const body = anyBody(getKind(kind).body, chance);
      const message: PartnerMessage = { centre: '9A0', sender: SENDER, id: `${SENDER}_${nth}`, kind, body, exercise: false, at: 0,
    isPartner: () => true };
      for (const opening of kind === 'RS-EDA' ? [true, false] : [false]) {
        const commands = [...(opening ? openingCommands(message, state) : commandsOf(message, state)),
          ...restCommands(message, state, restOf(message, opening))];
        const told = new Set(canariesIn(commands));
        const silent = canaryPaths(body).filter(([canary]) => !told.has(canary)).map(([, path]) => path);
        assert.deepEqual(silent, [], `${kind} ${opening ? 'opening' : 'following'} ${nth}`);
      }
    }
  }
});

test('what is kept of a message is kept once, and only when there is something', () => {
  const state = opened();
  const body = { caseId: 'fr.health.samu940.C1', location: { externalInfo: [{ freetext: 'BAN', uri: 'x' }] } };
  const message: PartnerMessage = { centre: '9A0', sender: SENDER, id: 'a', kind: 'RS-EDA-MAJ', body, exercise: false, at: 0,
    isPartner: () => true };
  const [kept] = restCommands(message, state, restOf(message, false));
  assert.ok(kept?.type === 'garderMessage');
  assert.deepEqual(kept.body, { location: { externalInfo: [{ freetext: 'BAN', uri: 'x' }] } });
  const after = { ...state, kept: [{ id: kept.message, from: SENDER, kind: kept.kind, at: 0, body: kept.body, flag: kept.flag!,
    warnings: [] }] };
  assert.deepEqual(restCommands({ ...message, id: 'b' }, after, restOf(message, false)), []);
  assert.equal(restOf({ ...message, body: { caseId: 'fr.health.samu940.C1', medicalNote: [{ medicalNoteId: 'a.b.c.medicalNote.n',
    operator: { role: 'MEDECIN', label: 'Dr A' }, freetext: 'x' }] } }, false), undefined);
});
