import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeLines } from './cause-text.ts';

const HEAD = '$.content[0].jsonContent.embeddedJsonContent.message';

test('a fault names the field of the dossier, else the last names of its path; other causes stay', () => {
  const two = `${HEAD}.createCaseHealth.location.detailedAddress.complete manque\n`
    + `${HEAD}.createCaseHealth.patient[0].detail.age n’a pas la forme attendue`;
  assert.deepEqual(causeLines(two, 'fr'), ['Adresse manque', 'Âge n’a pas la forme attendue']);
  assert.deepEqual(causeLines(`${HEAD}.resourcesRequest.request.deadline is missing`, 'en'), ['request › deadline is missing']);
  assert.deepEqual(causeLines(two, 'en'), ['Address is missing', 'Age has not the form expected']);
  assert.deepEqual(causeLines(`${HEAD}.emsi.EVENT.ID n’est pas du bon type (attendu : string)`, 'en'),
    ['EVENT › ID has the wrong type (expected : string)']);
  assert.deepEqual(['fr', 'en'].map((lang) => causeLines('the hub is out of reach', lang as 'fr')[0]),
    ['le hub est hors d’atteinte', 'the hub is out of reach']);
  assert.deepEqual(causeLines('destinataire inconnu : fr.health.samu9Z9', 'en'), ['unknown recipient : fr.health.samu9Z9']);
  assert.deepEqual(causeLines('hub fermé', 'fr'), ['hub fermé']);
  assert.deepEqual(causeLines('$.senderID manque', 'fr'), ['senderID manque']);
});
