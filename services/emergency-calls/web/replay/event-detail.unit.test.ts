import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReplayedEvent } from '../../domain/replay/replay.ts';
import { eventDetail } from './event-detail.ts';

const event = (type: string, facts = {}, content?: unknown): ReplayedEvent =>
  ({ type, version: 1, position: 1, at: 0, typedAt: 0, actor: 'a', facts, content });

test('what an event carries is told in words; nothing of a content whose key is gone, nor of an event that is not known', () => {
  assert.equal(eventDetail(event('StatutRecu', { status: 'DEPART' }), 'fr'), 'Départ');
  assert.equal(eventDetail(event('EtatChange', { state: 'VALIDE' }), 'en'), 'Validated');
  assert.equal(eventDetail(event('ChampsModifies', { paths: ['location.detailedAddress.complete'] }), 'fr'), 'Adresse');
  assert.equal(eventDetail(event('PrioriteFixee', {}, { priority: 'P1' }), 'en'), 'P1');
  assert.equal(eventDetail(event('PrioriteFixee'), 'en'), '');
  assert.equal(eventDetail(event('DeDemain'), 'fr'), '');
});
