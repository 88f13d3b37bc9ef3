import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARM, OPENING, player, SYSTEM } from './fixtures/play.ts';
import { transferStage } from './transfer-stage.ts';

const OTHER = 'fr.health.samu780';
const asked = (priority: 'P0' | 'P2') => {
  const game = player();
  game.give(ARM, OPENING, { type: 'prioriser', priority }, { type: 'demanderTransfert', to: OTHER });
  return game;
};

test('a transfer is sent, delivered, then without an answer after 30 s for P0 and P1, 3 min else', () => {
  for (const [priority, silent] of [['P0', 30_000], ['P2', 180_000]] as const) {
    const game = asked(priority);
    const stage = () => transferStage(game.state, game.now)?.stage;
    assert.equal(stage(), 'sent');
    game.give(SYSTEM, { type: 'suivreEnvoi', message: 'm', model: 'RS-EDA', to: OTHER, state: 'queued' },
      { type: 'suivreEnvoi', message: 'm', model: 'RS-EDA', to: OTHER, state: 'delivered' });
    assert.equal(stage(), 'delivered');
    game.wait(silent - 1);
    assert.equal(stage(), 'delivered');
    game.wait(1);
    assert.equal(stage(), 'silent');
  }
});

test('who asked takes the question back and stays in charge; who was asked does not; an acceptance on the way counts', () => {
  const game = asked('P2');
  game.give(ARM, { type: 'reprendreTransfert' });
  assert.deepEqual([game.state.transfer?.answer, game.state.owner, transferStage(game.state, game.now)?.stage],
    ['withdrawn', 'fr.health.samu770', 'withdrawn']);
  assert.equal(game.take(ARM, { type: 'reprendreTransfert' }).problem?.code, 'TRANSFERT_ABSENT');
  assert.equal(game.take(ARM, { type: 'repondreTransfert', answer: 'refused', from: OTHER }).problem?.code, 'TRANSFERT_ABSENT');
  game.give({ ...SYSTEM, role: 'partenaire' }, { type: 'repondreTransfert', answer: 'accepted', from: OTHER });
  assert.equal(game.state.owner, OTHER);
  const ours = player();
  ours.give(ARM, { ...OPENING, owner: OTHER } as typeof OPENING, { type: 'demanderTransfert', to: 'fr.health.samu770' });
  assert.equal(ours.take(ARM, { type: 'reprendreTransfert' }).problem?.code, 'TRANSFERT_ABSENT');
  ours.give({ ...SYSTEM, role: 'partenaire' }, { type: 'reprendreTransfert' });
  assert.equal(ours.state.transfer?.answer, 'withdrawn');
});
