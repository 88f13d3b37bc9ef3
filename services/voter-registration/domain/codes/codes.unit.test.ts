import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missingNeeds, isProven, needServedBy } from '../pieces.ts';
import { ATTACHMENTS, type AttachmentEntry } from './attachments.ts';
import { CHANNELS } from './channels.ts';
import { codesOf, isCodeOf } from './code-list.ts';
import { COMPLETION_MOTIVES } from './completion-motives.ts';
import { L30_MOTIVES } from './l30-motives.ts';
import { LISTS } from './lists.ts';
import { NATURES } from './natures.ts';
import { PIECE_NEEDS } from './piece-needs.ts';
import { PIECE_STATUSES } from './piece-statuses.ts';
import { PIECE_TYPES } from './piece-types.ts';
import { REFUSAL_MOTIVES } from './refusal-motives.ts';
import { ROLES } from './roles.ts';
import { STATES } from './states.ts';
import { STRIKE_OFF_MOTIVES } from './strike-off-motives.ts';

describe('code lists', () => {
  it('every text is there in both languages', () => {
    const lists = { ATTACHMENTS, CHANNELS, COMPLETION_MOTIVES, L30_MOTIVES, LISTS, NATURES, PIECE_NEEDS, PIECE_STATUSES,
      PIECE_TYPES, REFUSAL_MOTIVES, ROLES, STATES, STRIKE_OFF_MOTIVES };
    let texts = 0;
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('fr' in value || 'en' in value) {
        const { fr, en } = value as { fr: string; en: string };
        assert.ok(fr.trim().length > 0 && en.trim().length > 0, path);
        texts++;
      } else for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    };
    walk(lists, '');
    assert.ok(texts > 120);
  });

  it('only own keys are codes', () => {
    for (const name of ['__proto__', 'toString', 'constructor', '', 1, null, undefined,
      {}]) assert.ok(!isCodeOf(ATTACHMENTS, name));
    assert.ok(isCodeOf(ATTACHMENTS, 'DOMICILE'));
  });

  it('L.11 to L.15-1: the closed list of attachments, all online but that of a person in prison', () => {
    const entries = Object.entries(ATTACHMENTS) as [string, AttachmentEntry][];
    assert.equal(entries.length, 18);
    assert.deepEqual(entries.filter(([, { enLigne }]) => !enLigne).map(([code]) => code), ['DETENU']);
    for (const [code, { article, besoins }] of entries) {
      assert.match(article, code === 'CIRCONSCRIPTION' ? /76-97/ : /^L\.1[1-5]/, code);
      assert.equal(besoins[0], 'IDENTITE', code);
      assert.ok(besoins.length > 1, code);
    }
  });

  it('a suspicion of impersonation is never said to the person', () => {
    assert.doesNotMatch(JSON.stringify(REFUSAL_MOTIVES.USURPATION_SUSPECTEE.citoyen), /usurp|fraud|imperson/i);
  });
});

describe('arrêté of 16 November 2018: proofs', () => {
  it('a card or a passport alone proves identity and nationality; failing that, one document of each', () => {
    assert.ok(isProven('IDENTITE', ['CNI']) && isProven('IDENTITE', ['PASSEPORT']));
    assert.ok(isProven('IDENTITE', ['ACTE_NAISSANCE', 'PERMIS_CONDUIRE']));
    assert.ok(!isProven('IDENTITE', ['ACTE_NAISSANCE']) && !isProven('IDENTITE', ['PERMIS_CONDUIRE', 'CARTE_VITALE']));
  });

  it('a hosted person brings three documents', () => {
    const three = ['HEBERGEANT_IDENTITE', 'HEBERGEANT_ADRESSE', 'ATTESTATION_HEBERGEMENT'] as const;
    assert.deepEqual(missingNeeds({ attache: 'DOMICILE', typeListe: 'PRINCIPALE' }, ['CNI', ...three]), []);
    for (const left of three) {
      assert.deepEqual(missingNeeds({ attache: 'DOMICILE', typeListe: 'PRINCIPALE' }, ['CNI', ...three.filter((type) => type !== left)]),
        ['ADRESSE'], left);
    }
  });

  it('each document serves the proof that asks for it', () => {
    assert.equal(needServedBy('DOMICILE', 'FACTURE_EAU'), 'ADRESSE');
    assert.equal(needServedBy('ENFANT_MOINS_26', 'FACTURE_EAU'), 'ADRESSE_PARENT');
    assert.equal(needServedBy('DOMICILE', 'ACTE_MARIAGE'), undefined);
  });
});
