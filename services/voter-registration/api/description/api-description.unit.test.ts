import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { validateDemande } from '../../domain/demande/validate-demande.ts';
import { form, piece, REFERENCE } from '../../domain/fixtures/form.ts';
import { DECOY } from '../../domain/enquiry/answer.ts';
import { answerJson } from '../../domain/enquiry/answer-text.ts';
import { API_DESCRIPTION } from './api-description.ts';

const SUBMIT = API_DESCRIPTION.routes['POST /v1/voter-registration/demandes']!;
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const fits = ajv.compile(SUBMIT.body!);

test('the example that programs are shown is taken by the service and fits the schema beside it', () => {
  const verdict = validateDemande(SUBMIT.example, REFERENCE);
  assert.deepEqual(verdict.ok ? [] : verdict.errors, []);
  assert.equal(fits(SUBMIT.example), true, ajv.errorsText(fits.errors));
});

test('what the service takes fits the schema, and what the schema refuses the service refuses', () => {
  const people = [form(), form({ pieces: [piece(1)] }), form({ nature: 'PREMIERE', langue: 'en' }),
    form({ attache: 'ENFANT_MOINS_26', precisionsAttache: { parent: { nomNaissance: 'DUBOIS', prenom: 'Ana' } } })];
  for (const one of people) assert.equal(fits(one), true, ajv.errorsText(fits.errors));
  const wrong: object[] = [{ typeListe: 'AUTRE' }, { nature: 'x' }, { communeDemandee: 44109 },
    { declarationHonneur: { accepte: false, version: '2026-1' } },
    { etatCivil: { ...form().etatCivil, prenoms: [] } }, { contact: { courriel: 7 } }, { pieces: [{ ...piece(1), octets: 0 }] },
      { langue: 'de' }];
  for (const change of wrong) {
    const one = { ...form(), ...change };
    assert.equal(fits(one), false, JSON.stringify(change));
    assert.equal(validateDemande(one, REFERENCE).ok, false, JSON.stringify(change));
  }
});

test('what an enquiry answers, found or not, fits the schema that programs are shown', () => {
  const schema = API_DESCRIPTION.routes['POST /v1/voter-registration/enquiries']!.answers['200']!.schema!;
  const answers = ajv.compile(schema);
  const proxies = [{ sens: 'DONNEE', du: '2026-01-01', au: '2026-12-31' }] as const;
  for (const found of [true, false]) {
    assert.equal(answers(JSON.parse(answerJson(found, { ...DECOY, proxies }, 'word'))), true, ajv.errorsText(answers.errors));
  }
});
