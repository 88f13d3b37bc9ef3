import assert from 'node:assert/strict';
import { it } from 'node:test';
import { judgeEnvelope } from '../read-envelope.ts';
import { buildEnvelope } from '../hub/build-envelope.ts';
import { cityForMessage } from './city-for-message.ts';

it('a commune of Corsica goes into words, since the models take five digits only', () => {
  assert.deepEqual(cityForMessage({ name: 'Lyon', inseeCode: '69123' }), { city: { name: 'Lyon', inseeCode: '69123' } });
  const corsica = cityForMessage({ name: 'Ajaccio', inseeCode: '2A004' });
  assert.deepEqual(corsica, { city: { name: 'Ajaccio' }, freetext: 'Commune INSEE 2A004 Ajaccio' });
  assert.deepEqual(cityForMessage({ inseeCode: '2B033' }), { city: {}, freetext: 'Commune INSEE 2B033' });
  assert.deepEqual(cityForMessage({}), { city: {} });
  const at = '2026-01-12T21:04:05+01:00';
  assert.ok(judgeEnvelope(buildEnvelope({ sender: 'fr.health.samu2A0', recipient: 'fr.health.samu130', unique: '1', at: 0 }, 'RS-EDA', {
    caseId: 'fr.health.samu2A0.DRFR152A02601200042', creation: at, owner: 'fr.health.samu2A0', qualification: {}, location: { ...corsica },
  })).ok);
});
