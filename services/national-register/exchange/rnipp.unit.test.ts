import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { referenceData } from '#test/reference-data.ts';
import { cpuMs } from '#test/cpu-time.ts';
import { lookedUp } from '../domain/look-up.ts';
import { LIMITS } from '../limits.ts';
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
    const outcome = (type: string): string => {
      const looked = lookedUp(parseRnipp(xml(type)));
      return looked.kind === 'answer' ? looked.found.answer : looked.kind;
    };
    assert.deepEqual(['2', '3', '4', '6', '7', '8', '9', '5', '42'].map(outcome), ['TROUVEE', 'RECTIFIEE', 'UN_ECHO', 'PLUSIEURS_ECHOS',
      'NOM_MARITAL', 'AUCUN_ECHO', 'fault', 'REPONSE_INCONNUE', 'REPONSE_INCONNUE']);
    assert.deepEqual(lookedUp(parseRnipp('<html/>')), { kind: 'again' });
  });

  it('a dead person is one, whatever the rest says', () => {
    const dead = xml('2', '<el:SituationActuelle><ec:Individu><ie:Deces/></ec:Individu></el:SituationActuelle>');
    assert.equal(answer(dead).decede, true);
    assert.deepEqual(lookedUp(parseRnipp(dead)), { kind: 'answer', found: { answer: 'DECES', divergences: [] } });
  });

  it('what differs is told with the registry’s own spelling', () => {
    const told = lookedUp(parseRnipp(xml('3', '<Divergences><DivergencePrenoms>true</DivergencePrenoms><DivergenceNom>false</DivergenceNom>'
      + '</Divergences><SituationActuelle><Individu><Prenoms><Prenom>ANNE</Prenom><Prenom>LISE</Prenom></Prenoms></Individu>'
      + '</SituationActuelle>')));
    assert.deepEqual(told, { kind: 'answer', found: { answer: 'RECTIFIEE', divergences: [{ trait: 'PRENOMS', propose: 'ANNE LISE' }] } });
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
      assert.ok(!read.ok, text);
    }
  });

  it('entities and document types are never expanded', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "1"><!ENTITY c "&b;&b;">]>' + xml('2');
    assert.deepEqual(parseRnipp(bomb), { ok: false, raison: 'PAS_XML' });
    assert.deepEqual(parseRnipp('<!doctype a SYSTEM "file:///etc/passwd">' + xml('2')),
      { ok: false, raison: 'PAS_XML' });
  });

  it('an answer that is too long is none', () => {
    const raison = (size: number): string => {
      const read = parseRnipp('<a><IdentificationsIndividusCitoyens/></a>'.padEnd(size));
      return read.ok ? '' : read.raison;
    };
    assert.equal(raison(LIMITS.registry_answer_chars_max), 'FORME');
    assert.equal(raison(LIMITS.registry_answer_chars_max + 1), 'TROP_GRAND');
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
    'E010004.xml': '4 DATE_NAISSANCE', 'E010006.xml': '6 DATE_NAISSANCE',
    'E010008.xml': '8 DATE_NAISSANCE',
    'E010009.xml': '9 DATE_NAISSANCE', 'E010013.xml': '2 ', 'E010015.xml': '3 ',
    'identifie-sans-rectification.xml': '2 ',
  };

  it('are all read as what they are', (t) => {
    const folder = referenceData(t, 'voter-registration/rnipp');
    if (!folder) return;
    for (const [file, expected] of Object.entries(EXPECTED)) {
      const { type, divergences } = answer(readFileSync(`${folder}/${file}`, 'utf8'));
      assert.equal(`${type} ${divergences.join()}`, expected, file);
    }
    const { personne } = answer(readFileSync(`${folder}/identifie-sans-rectification.xml`, 'utf8'));
    assert.deepEqual(personne, { nomNaissance: 'DUBOIS', nomUsage: null, prenoms: ['Angela Claire Louise'], sexe: 'F',
      dateNaissance: '1962-08-24', lieuNaissance: '75107' });
  });
});
