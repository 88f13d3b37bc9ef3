import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { form, piece, REFERENCE } from '../fixtures/form.ts';
import { validateDemande } from './validate-demande.ts';

type Loose = Record<string, unknown>;

/** `pointer code` of every error of a form, in order. */
const errors = (raw: unknown, online = true, today = REFERENCE.today): string[] => {
  const result = validateDemande(raw, { ...REFERENCE, today }, online);
  return result.ok ? [] : result.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};
const civil = (change: Loose): Loose => ({ ...form(), etatCivil: { ...form().etatCivil, ...change } });
const address = (change: Loose): Loose =>
  ({ ...form(), adresseRattachement: { ...form().adresseRattachement, ...change } });

describe('a deposit form', () => {
  it('that is right is given back with known fields only, and says which were left out', () => {
    const raw = { ...form(), parti: 'secret', etatCivil: { ...form().etatCivil, nir: 'x' }, 'a/b~c': 1 };
    const result = validateDemande(raw, REFERENCE);
    assert.ok(result.ok);
    assert.deepEqual(result.demande, form());
    assert.deepEqual(result.ignores, ['/parti', '/a~1b~0c', '/etatCivil/nir']);
  });

  it('that is empty gives every error at once, each with its pointer', () => {
    assert.deepEqual(errors({}),
      ['/typeListe MANQUANT', '/nature MANQUANT', '/communeDemandee MANQUANT', '/attache MANQUANT',
      '/etatCivil MANQUANT', '/adresseRattachement MANQUANT', '/declarationHonneur DECLARATION']);
  });

  it('every message says how to mend the field, in both languages, with no hole in it', () => {
    const raw = { ...form(), typeListe: 1, nature: 'L30', communeDemandee: '75056', attache: 'DETENU', etatCivil: {
      nomNaissance: '', prenoms: [], sexe: 'X', dateNaissance: '31/02/1980', paysNaissance: '00000' },
    contact: { courriel: 'a',
      telephone: '1' }, pieces: [{ id: 'x', type: 'CNI', mime: 'image/heic', octets: 60_000_000 }],
    declarationHonneur: {} };
    const result = validateDemande(raw, REFERENCE);
    assert.ok(!result.ok && result.errors.length > 12);
    for (const { detail, pointer } of result.errors) {
      assert.ok(detail.fr.length > 12 && detail.en.length > 12, pointer);
      assert.doesNotMatch(detail.fr + detail.en, /\{|undefined|cette information|this information/, pointer);
    }
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (raw) => void validateDemande(raw, REFERENCE)));
    fc.assert(fc.property(fc.constantFrom(...Object.keys(form())), fc.anything(), (key, value) =>
      void validateDemande({ ...form(), [key]: value }, REFERENCE)));
    fc.assert(fc.property(fc.constantFrom(...Object.keys(form().etatCivil)), fc.anything(), (key, value) =>
      void validateDemande(civil({ [key]: value }), REFERENCE)));
  });
});

describe('identity', () => {
  it('names are stored as typed, in NFC: apostrophes, ligatures, hyphens, other scripts', () => {
    const names = { nomNaissance: 'L’Hostis-Œuvrard', nomUsage: "D'Æther",
      prenoms: ['José María'.normalize('NFD'), 'Нина'] };
    const result = validateDemande(civil(names), REFERENCE);
    assert.ok(result.ok);
    assert.deepEqual(result.demande.etatCivil.prenoms, ['José María', 'Нина']);
    assert.equal(result.demande.etatCivil.nomNaissance, 'L’Hostis-Œuvrard');
    assert.deepEqual(errors(civil({ nomNaissance: 'AZERTYUIOPMLKJHGFDSQWXCVBNAZERTYUIOPMLKJHGFDSQWXCVBN' })), []);
  });

  it('an impossible, future or too old birth date is a field error; 1992-00-00 is accepted as presumed', () => {
    const at = '/etatCivil/dateNaissance';
    const date = (dateNaissance: string): string[] => errors(civil({ dateNaissance, precision: undefined }));
    assert.deepEqual(date('31/02/1980'), [`${at} DATE_IMPOSSIBLE`]);
    assert.deepEqual(date('1977-00-03'), [`${at} DATE_IMPOSSIBLE`]);
    assert.deepEqual(date('2030-01-01'), [`${at} DATE_FUTURE`]);
    assert.deepEqual(date('1890-01-01'), [`${at} DATE_TROP_ANCIENNE`]);
    assert.deepEqual(date('hier'), [`${at} DATE_ILLISIBLE`]);
    assert.deepEqual(date('1992-00-00'), []);
    assert.deepEqual(date('24.8.62'), []);
    assert.deepEqual(errors(civil({ precision: 'ANNEE' })), ['/etatCivil/precision CODE_INCONNU']);
  });

  it('L.11 II: at 17 the answer is when registration will be automatic, unless 18 before a coming ballot', () => {
    const minor = validateDemande(civil({ dateNaissance: '2010-05-02' }), REFERENCE);
    assert.ok(!minor.ok);
    assert.deepEqual(minor.errors.map(({ code }) => code), ['MINEUR']);
    assert.match(minor.errors[0]!.detail.fr, /2 mai 2028/);
    assert.deepEqual(errors(civil({ dateNaissance: '2009-05-01' })), [],
      '18 on the eve of the second round of a coming ballot');
    assert.deepEqual(errors(civil({ dateNaissance: '2008-00-00', precision: 'ANNEE' })), [],
      'uncertain: an agent looks');
  });

  it('a birth in France needs a commune, known today or in the past, or at least its name', () => {
    const at = '/etatCivil/communeNaissance';
    assert.deepEqual(errors(civil({ communeNaissance: undefined })), [`${at} MANQUANT`]);
    assert.deepEqual(errors(civil({ communeNaissance: undefined, libelleLieuNaissance: 'Châlons-sur-Marne' })), []);
    assert.deepEqual(errors(civil({ communeNaissance: '95999' })), [`${at} LIEU_NAISSANCE_A_PRECISER`]);
    assert.deepEqual(errors(civil({ communeNaissance: '91352', libelleLieuNaissance: 'Alger' })), []);
    assert.deepEqual(errors(civil({ communeNaissance: 'AAAAA' })), [`${at} CODE_INCONNU`]);
    assert.deepEqual(errors(civil({ communeNaissance: '75056' })), [], 'Paris is a birth place, not a roll');
    assert.deepEqual(errors(civil({ communeNaissance: '31555' })), []);
  });

  it('a birth abroad needs a country of the official list, and no commune', () => {
    assert.deepEqual(errors(civil({ paysNaissance: '99352', communeNaissance: undefined })), []);
    assert.deepEqual(errors(civil({ paysNaissance: '99352' })), ['/etatCivil/communeNaissance SANS_OBJET']);
    assert.deepEqual(errors(civil({ paysNaissance: 'AZERT' })), ['/etatCivil/paysNaissance CODE_INCONNU']);
  });

  it('a social security number is never stored, wherever it is typed', () => {
    assert.deepEqual(errors(address({ complement1: 'NIR 2620875107005' })),
      ['/adresseRattachement/complement1 NIR_INTERDIT']);
  });
});

describe('commune and address', () => {
  it('L.16 I: at Paris, Lyon and Marseille the arrondissement is asked, never guessed', () => {
    for (const code of ['75056', '69123', '13055']) {
      const found = errors({ ...form(), communeDemandee: code });
      assert.ok(found.includes('/communeDemandee ARRONDISSEMENT_A_CHOISIR'), code);
    }
    assert.deepEqual(errors({ ...address({ codePostal: '75115', commune: '75115' }), communeDemandee: '75115' }),
      ['/adresseRattachement/codePostal CODE_POSTAL_AUTRE_COMMUNE']);
    assert.deepEqual(errors({ ...address({ codePostal: '75015', commune: '75115' }), communeDemandee: '75115' }), []);
  });

  it('a former commune is answered with the one it is now part of', () => {
    const result = validateDemande({ ...form(), communeDemandee: '01120' }, REFERENCE);
    assert.ok(!result.ok);
    assert.equal(result.errors[0]!.code, 'PARTIE_DE_COMMUNE');
    assert.match(result.errors[0]!.detail.fr, /Montluel/);
  });

  it('an address in another commune, or a postal code of another one, is an error that names the choices', () => {
    assert.deepEqual(errors(address({ commune: '44162', codePostal: '44800' })),
      ['/adresseRattachement/commune ADRESSE_HORS_COMMUNE']);
    const result = validateDemande(address({ codePostal: '35000' }), REFERENCE);
    assert.ok(!result.ok);
    assert.match(result.errors[0]!.detail.fr, /Nantes.*44000/);
    assert.deepEqual(errors(address({ codePostal: '4400' })), ['/adresseRattachement/codePostal CODE_POSTAL']);
  });

  it('a street or a locality is needed, one of them is enough', () => {
    assert.deepEqual(errors(address({ voie: undefined })), ['/adresseRattachement/voie MANQUANT']);
    assert.deepEqual(errors(address({ voie: undefined, numero: undefined, lieuDit: 'La Chauvinière' })), []);
  });

  it('an uninhabited territory has no roll', () => {
    assert.ok(errors({ ...form(), communeDemandee: '98412' }).includes('/communeDemandee COMMUNE_SANS_ELECTEURS'));
    assert.ok(errors({ ...form(), communeDemandee: '99999' }).includes('/communeDemandee COMMUNE_INCONNUE'));
  });
});

describe('attachment', () => {
  const child = (dateNaissance: string): Loose => ({ ...civil({ dateNaissance }), attache: 'ENFANT_MOINS_26',
    precisionsAttache: { parent: { nomNaissance: 'DUBOIS', prenom: 'Marie' } } });

  it('L.11 I 1°: a child must be under 26 on the day of deposit, and names the parent', () => {
    assert.deepEqual(errors(child('2000-11-23')), []);
    assert.deepEqual(errors(child('2000-11-22')), ['/attache PLUS_DE_26_ANS']);
    assert.deepEqual(errors({ ...child('2004-01-01'), precisionsAttache: {} }), ['/precisionsAttache/parent MANQUANT']);
  });

  it('L.11 I 1°: six full months of residence on the day of deposit', () => {
    const since = (residentDepuis?: string): Loose =>
      ({ ...form({ attache: 'RESIDENCE_6M' }), precisionsAttache: { residentDepuis } });
    assert.deepEqual(errors(since('2026-05-22')), []);
    assert.deepEqual(errors(since('2026-05-23')), ['/precisionsAttache/residentDepuis RESIDENCE_TROP_COURTE']);
    assert.deepEqual(errors(since('22/05/2026')), []);
    assert.deepEqual(errors(since()), ['/precisionsAttache/residentDepuis MANQUANT']);
    assert.deepEqual(errors(since('2026-05-00')), ['/precisionsAttache/residentDepuis DATE_ILLISIBLE']);
    assert.deepEqual(errors(since('2025-08-31'), true, '2026-02-28'), []);
    assert.deepEqual(errors(since('2025-08-31'), true, '2026-02-27'),
      ['/precisionsAttache/residentDepuis RESIDENCE_TROP_COURTE']);
  });

  it('those not open online are sent to the town hall, which can enter them', () => {
    assert.deepEqual(errors(form({ attache: 'DETENU' })), ['/attache HORS_LIGNE']);
    assert.deepEqual(errors(form({ attache: 'DETENU' }), false), []);
  });

  it('a consular list is that of a post, with the one link and an address of the district; a post holds no other list', () => {
    const abroad = form({ typeListe: 'CONSULAIRE', communeDemandee: '9B019', attache: 'CIRCONSCRIPTION',
      adresseContact: { voie: 'Harrington Road', codePostal: 'sw7 3hg', commune: 'London', pays: 'Royaume-Uni' } });
    const read = validateDemande(abroad, REFERENCE);
    assert.deepEqual(read.ok && read.demande.adresseRattachement,
      { voie: 'Harrington Road', lieuDit: 'London, Royaume-Uni', codePostal: 'SW7 3HG', commune: '9B019' });
    const { adresseContact: _home, ...homeless } = abroad;
    assert.deepEqual(errors(homeless), ['/adresseContact MANQUANT']);
    assert.deepEqual(errors({ ...abroad, communeDemandee: '44109' }), ['/communeDemandee POSTE_OU_COMMUNE']);
    assert.deepEqual(errors(form({ communeDemandee: '9B019', attache: 'ETRANGER_ASCENDANT', adresseContact: abroad.adresseContact! })),
      ['/communeDemandee POSTE_OU_COMMUNE']);
    assert.deepEqual(errors({ ...abroad, attache: 'DOMICILE' }).filter((error) => error.startsWith('/attache')),
      ['/attache ATTACHE_AUTRE_LISTE']);
    assert.deepEqual(errors(form({ attache: 'CIRCONSCRIPTION', adresseContact: abroad.adresseContact! })),
      ['/attache ATTACHE_AUTRE_LISTE']);
  });

  it('L.30: a late registration names its motive', () => {
    assert.deepEqual(errors(form({ nature: 'L30' })), ['/motifL30 MANQUANT']);
    assert.deepEqual(errors(form({ nature: 'L30', motifL30: '2bis' })), []);
    assert.deepEqual(errors({ ...form({ nature: 'L30' }), motifL30: '6' }), ['/motifL30 CODE_INCONNU']);
  });
});

describe('contact, documents, declaration', () => {
  it('contact data are never required, but a consent needs its address', () => {
    assert.deepEqual(errors(form({ contact: {}, consentements: { courriel: false, sms: false } })), []);
    assert.deepEqual(errors(form({ contact: {}, consentements: { courriel: true, sms: true } })),
      ['/contact/courriel CONTACT_POUR_CONSENTEMENT', '/contact/telephone CONTACT_POUR_CONSENTEMENT']);
    assert.deepEqual(errors({ ...form(), contact: { courriel: 'x' } }), ['/contact/courriel COURRIEL']);
    assert.deepEqual(errors({ ...form(), contact: undefined, consentements: undefined }), []);
  });

  it('documents may come later; a wrong file is refused alone, the others stay', () => {
    assert.deepEqual(errors(form({ pieces: [] })), []);
    assert.deepEqual(errors({ ...form(), pieces: [piece(1), { ...piece(2), mime: 'image/heic' }] }),
      ['/pieces/1/mime FORMAT_REFUSE']);
    assert.deepEqual(errors({ ...form(), pieces: [piece(1), piece(1)] }), ['/pieces/1 PIECE_DEJA_JOINTE']);
    assert.deepEqual(errors({ ...form(), pieces: [{ ...piece(1), octets: 0 }] }), ['/pieces/0/octets TYPE']);
  });

  it('L.88, L.113: without the sworn statement, in a version that exists, nothing is sent', () => {
    for (const declarationHonneur of [undefined, { accepte: false }, { accepte: 'true', version: '2026-1' },
      { accepte: true, version: 'toString' }]) {
      assert.deepEqual(errors({ ...form(), declarationHonneur }), ['/declarationHonneur DECLARATION']);
    }
  });
});
