import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Lang } from '#base/values/lang.ts';
import { referenceData } from '#test/reference-data.ts';
import { codeList, codeListNames, codesOf, labelOf, vectorCarries } from './code-lists.ts';

/** Codes of a published list: the second column; its fields may be quoted and hold line ends. */
const publishedCodes = (csv: string): string[] => {
  const rows = csv.replaceAll(/"(?:[^"]|"")*"/g, 'quoted').split('\n').slice(1);
  return rows.map((row) => row.split(',')[1]?.trim() ?? '').filter((code) => code !== '');
};

const nameOf = (file: string): string => {
  const name = file.replace(/\.csv$/, '').replace('HubSante.', '').replace('ISO 3166-ISO3166-2', 'country');
  return name.startsWith('EMSI-') ? name.replace('EMSI-', 'emsi.').toLowerCase().replaceAll('_', '-') : name;
};

describe('code lists', () => {
  it('hold the codes of the published lists, in their order', (t) => {
    const folder = referenceData(t, 'emergency-calls/nomenclatures');
    if (!folder) return;
    const names = readdirSync(folder).map((file) => {
      const name = nameOf(file);
      assert.deepEqual([...codesOf(name)], [...new Set(publishedCodes(readFileSync(join(folder, file), 'utf8')))], name);
      return name;
    });
    const ours = codeListNames().filter((name) => !names.includes(name));
    assert.deepEqual(ours.length, 11, 'lists that only the models publish');
  });

  it('have a French and an English label for each code', () => {
    for (const name of codeListNames()) {
      for (const { code, fr, en } of codeList(name)) assert.ok(fr && en, `${name} ${code}`);
    }
    assert.deepEqual(['fr', 'en'].map((lang) => labelOf('priorite', 'P0', lang as Lang)), ['Urgence vitale', 'Life-threatening emergency']);
    assert.equal(labelOf('langue', 'fr', 'en'), 'French');
    assert.equal(labelOf('motif', 'M99.99', 'fr'), undefined);
  });

  it('tell whether a vehicle carries a patient', () => {
    assert.deepEqual(['SMUR.AR', 'SMUR.VLM', 'AASC.VLSC', 'SMUR'].map(vectorCarries), ['yes', 'no', 'either', undefined]);
  });
});
