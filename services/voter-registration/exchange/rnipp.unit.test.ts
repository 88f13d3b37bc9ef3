import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { referenceData } from '#test/reference-data.ts';
import { cpuMs } from '../domain/fixtures/cpu-time.ts';
import { parseRnipp, type RnippAnswer } from './rnipp.ts';

const xml = (type: string, inner = ''): string =>
  `<?xml version="1.0"?><el:IdentificationsIndividusCitoyens xmlns:el="e" uriDemande="?a=1&amp;b=2">`
  + `<el:TypeReponseIdentification>${type}</el:TypeReponseIdentification>`
  + `<el:IdentificationIndividuCitoyen>${inner}</el:IdentificationIndividuCitoyen>`
  + '</el:IdentificationsIndividusCitoyens>';

const answer = (text: string): RnippAnswer => {
  const read = parseRnipp(text);
  assert.ok(read.ok);
  return read.answer;
};

describe('answers of the civil registry (§6.4)', () => {
  it('each sort of answer has its consequence', () => {
    const outcome = (type: string): string => `${answer(xml(type)).controle} ${answer(xml(type)).action}`;
    assert.equal(outcome('2'), 'IDENTIFIEE CONTINUER');
    assert.equal(outcome('3'), 'RECTIFIEE CONTINUER');
    for (const type of ['4', '6', '7', '5', '42']) assert.equal(outcome(type), 'A_VERIFIER AGENT', type);
    assert.equal(outcome('8'), 'ACTE_A_DEMANDER ACTE');
    assert.equal(outcome('9'), 'NON_CONTROLEE ALARME');
  });

  it('a dead person is looked at by an agent only, whatever the rest says', () => {
    const dead = answer(xml('2',
      '<el:SituationActuelle><ec:Individu><ie:Deces/></ec:Individu></el:SituationActuelle>'));
    assert.deepEqual([dead.controle, dead.action, dead.decede], ['DECES_SIGNALE', 'AGENT', true]);
  });

  it('names are decoded once, and only the five entities of XML', () => {
    const named = answer(xml('3',
      '<S:SituationActuelle><Individu><Noms><NomFamille>O&apos;CONNOR &amp;lt; &#60;</NomFamille></Noms>'
      + '<Prenoms><Prenom>Jean</Prenom><Prenom>Luc</Prenom></Prenoms><Sexe>M</Sexe></Individu></S:SituationActuelle>'));
    assert.equal(named.personne?.nomNaissance, 'O\'CONNOR &lt; &#60;');
    assert.deepEqual(named.personne?.prenoms, ['Jean', 'Luc']);
  });

  it('what is not an answer is tried again, and the dossier stays where it is', () => {
    for (const text of ['', 'non', '{"a":1}', '<a/>', '<html><body>502</body></html>', xml('deux'), xml(''),
      '<a><b></a>']) {
      const read = parseRnipp(text);
      assert.ok(!read.ok && read.action === 'REESSAYER', text);
    }
  });

  it('entities and document types are never expanded', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "1"><!ENTITY c "&b;&b;">]>' + xml('2');
    assert.deepEqual(parseRnipp(bomb), { ok: false, raison: 'PAS_XML', action: 'REESSAYER' });
    assert.deepEqual(parseRnipp('<!doctype a SYSTEM "file:///etc/passwd">' + xml('2')),
      { ok: false, raison: 'PAS_XML', action: 'REESSAYER' });
  });

  it('never throws and stays quick, whatever comes', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
      parseRnipp(text);
      parseRnipp(`<${text}`);
      parseRnipp(xml('2', text));
    }));
    for (const part of ['<', '<a>', '<a b="', '<!--', '<![CDATA[', '<?', '</a>', '&amp;', 'x ', '<__proto__>',
      ' b="1"']) {
      const text = `<a${part.repeat(Math.floor(65_000 / part.length))}`.slice(0, 65_000);
      assert.ok(cpuMs(() => parseRnipp(text)) < 500, part);
    }
  });

  it('a name that is also a property of every object is only a name', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      parseRnipp(xml('2', `<${name}><x>1</x></${name}>`));
      assert.equal(({} as Record<string, unknown>)['x'], undefined);
    }
  });
});

describe('the answers of the reference folder', () => {
  const EXPECTED: Readonly<Record<string, string>> = {
    'E010004.xml': '4 AGENT DATE_NAISSANCE', 'E010006.xml': '6 AGENT DATE_NAISSANCE',
    'E010008.xml': '8 ACTE DATE_NAISSANCE',
    'E010009.xml': '9 ALARME DATE_NAISSANCE', 'E010013.xml': '2 CONTINUER ', 'E010015.xml': '3 AGENT ',
    'identifie-sans-rectification.xml': '2 CONTINUER ',
  };

  it('are all read as what they are', (t) => {
    const folder = referenceData(t, 'voter-registration/rnipp');
    if (!folder) return;
    for (const [file, expected] of Object.entries(EXPECTED)) {
      const { type, action, divergences } = answer(readFileSync(`${folder}/${file}`, 'utf8'));
      assert.equal(`${type} ${action} ${divergences.join()}`, expected, file);
    }
    const { personne } = answer(readFileSync(`${folder}/identifie-sans-rectification.xml`, 'utf8'));
    assert.deepEqual(personne, { nomNaissance: 'DUBOIS', nomUsage: null, prenoms: ['Angela Claire Louise'], sexe: 'F',
      dateNaissance: '1962-08-24', lieuNaissance: '75107' });
  });
});
