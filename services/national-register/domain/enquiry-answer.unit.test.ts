import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANSWER_CHARS, enquiryAnswers, type EnquiryRow } from './enquiry-answer.ts';
import { TOLD_PROXIES_MAX } from './proxy.ts';

const TODAY = '2026-03-15';

const row = (more: Partial<EnquiryRow> = {}): EnquiryRow => ({ electeur: 'aa', nne: '100000001', typeListe: 'PRINCIPALE', commune: '44109',
  bureau: '44109_12', ordre: 7, du: null, au: null, motif: null, procurations: null, ...more });

const slots = (answers: Buffer): string[] => Array.from({ length: (answers.length + 1) / (ANSWER_CHARS + 1) }, (_, i) =>
  answers.toString('latin1', i * (ANSWER_CHARS + 1), i * (ANSWER_CHARS + 1) + ANSWER_CHARS));

test('every answer has the same number of bytes, all of ASCII, and reads back as it was', () => {
  const answers = enquiryAnswers([{ rows: [row()], matches: true }, { rows: [row()], matches: false },
    { rows: [], matches: false }], TODAY);
  assert.equal(answers.length, 3 * ANSWER_CHARS + 2);
  assert.ok(answers.every((byte) => byte < 0x80));
  const [found, other, none] = JSON.parse(`[${answers.toString()}]`);
  assert.equal(found.inscriptions[0].libelle, 'Bureau 12 – École Marie-Curie');
  assert.equal(found.inscriptions[0].electeur, undefined);
  const nobody = { trouvee: false, inscriptions: [], procurations: [] };
  assert.deepEqual([other, none], [nobody, nobody]);
  const texts = slots(answers);
  assert.equal(texts[1], texts[2], 'what was read for nothing leaves no trace');
});

test('the longest answer fits: four registrations, four proxies', () => {
  const long = row({ typeListe: 'COMPLEMENTAIRE_EUROPEENNE',
    nne: '999999999999', bureau: '9B001_9999', ordre: 99_999, du: 1_771_000_000_000,
    au: 1_771_000_000_000, motif: 'INSCRIPTION_AUTRE_COMMUNE',
    procurations: Array.from({ length: 9 }, () => ({ sens: 'DONNEE' as const, du: '2026-01-01', au: '2027-12-31' })) });
  const answers = enquiryAnswers([{ rows: [long, long, long, long, long], matches: true }], TODAY);
  const { inscriptions, procurations } = JSON.parse(answers.toString());
  assert.deepEqual([answers.length, inscriptions.length, procurations.length], [ANSWER_CHARS, 4, TOLD_PROXIES_MAX]);
});

test('two people whom the question does not tell apart are not answered', () => {
  const answers = enquiryAnswers([{ rows: [row(), row({ electeur: 'bb' })], matches: true }], TODAY);
  assert.equal(JSON.parse(answers.toString()).trouvee, false);
});
