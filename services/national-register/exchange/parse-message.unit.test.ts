import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { decision, inscription, retrait } from './fixtures/portal.ts';
import { LIMITS } from '../limits.ts';
import { INCOMING, OUTGOING } from './message-shapes.ts';
import { messageSchema } from './message-schema.ts';
import { parseMessage } from './parse-message.ts';
import type { Fault } from './shape.ts';

const faultsOf = (value: unknown): string[] => {
  const parsed = parseMessage(value);
  return parsed.ok ? [] : parsed.faults.map(({ chemin, code }) => `${chemin} ${code}`);
};
const { empreinte: _print, ...plain } = inscription('a');
const withDemande = (change: object): unknown => ({ ...plain, demande: { ...plain.demande, ...change } });
const withCivil = (change: object): unknown =>
  withDemande({ etatCivil: { ...plain.demande.etatCivil, ...change } });

test('the three messages of a portal are read', () => {
  for (const message of [inscription('a'), decision('a', 'ACCEPTEE'), decision('a', 'REFUSEE'), retrait('a')]) {
    assert.deepEqual(parseMessage(message), { ok: true, message });
  }
});

test('all faults are told at once, each with its place', () => {
  const { demande: { attache: _gone, ...demande } } = plain;
  assert.deepEqual(faultsOf({ ...plain, extra: 1, emis: 'hier',
    demande: { ...demande, nature: 'AUTRE', pieces: [{}] } }), [
    '/extra INCONNU', '/emis FORME', '/demande/nature CODE_INCONNU', '/demande/attache MANQUANT',
    '/demande/pieces/0/type MANQUANT', '/demande/pieces/0/sha256 MANQUANT', '/demande/pieces/0/octets MANQUANT',
    '/demande/pieces/0/mime MANQUANT']);
});

test('a refusal lists so many faults and no more', () => {
  const junk = Object.fromEntries(Array.from({ length: LIMITS.faults_max + 50 }, (_, i) => [`x${i}`, 1]));
  assert.equal(faultsOf({ ...plain, ...junk }).length, LIMITS.faults_max);
});

test('dates that do not exist are refused, presumed ones are known', () => {
  for (const [dateNaissance, precision] of [['1992-00-00', 'ANNEE'], ['1992-07-00', 'MOIS'], ['2000-02-29', 'JOUR']]) {
    assert.deepEqual(faultsOf(withCivil({ dateNaissance, precision })), []);
  }
  for (const [dateNaissance, precision] of [['1992-00-00', 'JOUR'], ['1992-00-03', 'MOIS'], ['1900-02-29', 'JOUR'],
    ['1992-13-00', 'MOIS'], ['1992-07-00', 'ANNEE']]) {
    assert.deepEqual(faultsOf(withCivil({ dateNaissance, precision })), ['/demande/etatCivil/dateNaissance FORME']);
  }
  assert.deepEqual(faultsOf({ ...plain, emis: '2026-13-04T22:59:58Z' }), ['/emis FORME']);
});

test('L16 I: Paris, Lyon and Marseille have no roll of their own, their arrondissements have', () => {
  for (const commune of ['75056', '69123', '13055']) {
    assert.deepEqual(faultsOf(withDemande({ communeDemandee: commune })), ['/demande/communeDemandee CODE_INCONNU']);
  }
  for (const commune of ['75101', '69381', '13201', '2A004', '97105']) {
    assert.deepEqual(faultsOf(withDemande({ communeDemandee: commune })), []);
  }
});

test('L30: the motive comes with the nature, and only with it', () => {
  assert.deepEqual(faultsOf(withDemande({ nature: 'L30' })), ['/demande/motifL30 MANQUANT']);
  assert.deepEqual(faultsOf(withDemande({ motifL30: '2bis' })), ['/demande/motifL30 INCONNU']);
  assert.deepEqual(faultsOf(withDemande({ nature: 'L30', motifL30: '2bis' })), []);
});

test('a number with a wrong check character is refused', () => {
  const numero = plain.demande.numero;
  const wrong = numero.slice(0, -1) + (numero.endsWith('0') ? '1' : '0');
  assert.deepEqual(faultsOf(withDemande({ numero: wrong })), ['/demande/numero FORME']);
});

test('a refusal has a motive, an acceptance a station at most', () => {
  const { empreinte: _a, ...no } = decision('a', 'REFUSEE');
  const { empreinte: _b, ...yes } = decision('a', 'ACCEPTEE');
  assert.deepEqual(faultsOf({ ...no, motif: null, bureau: '44109_1' }), ['/motif MANQUANT', '/bureau INCONNU']);
  assert.deepEqual(faultsOf({ ...yes, motif: 'AGE' }), ['/motif INCONNU']);
});

test('a wrong digest is refused, whatever the rank', () => {
  const message = inscription('a');
  assert.deepEqual(faultsOf({ ...message, rang: 7 }), []);
  assert.deepEqual(faultsOf({ ...message, emis: '2026-02-04T23:00:00.000Z' }), ['/empreinte FORME']);
});

test('nothing that comes throws or passes by accident', () => {
  fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (value) => !parseMessage(value).ok));
  const paths = [['v'], ['id'], ['demande'], ['demande', 'etatCivil'], ['demande', 'etatCivil', 'prenoms'],
    ['demande', 'pieces']];
  fc.assert(fc.property(fc.constantFrom(...paths), fc.anything(), (path, junk) => {
    const copy = structuredClone(plain) as Record<string, unknown>;
    let at = copy;
    for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>;
    at[path.at(-1)!] = junk;
    const parsed = parseMessage(copy);
    return parsed.ok ? JSON.stringify(parsed.message) === JSON.stringify(copy) : parsed.faults.length > 0;
  }));
});

test('the published schema is that of the code', () => {
  const committed = JSON.parse(readFileSync(new URL('./messages.schema.json', import.meta.url), 'utf8')) as object;
  assert.deepEqual(committed, JSON.parse(JSON.stringify(messageSchema())),
    'write messageSchema() to messages.schema.json');
});

test('every example of the published prose is a good message', () => {
  const prose = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
  // The answer of a roll has no type: it is no message of the exchange.
  const lines = [...prose.matchAll(/^\{"v":1.*"type":.*\}$/gm)].map(([line]) => JSON.parse(line) as { type: string });
  assert.equal(lines.length, 7);
  for (const line of lines) {
    const faults: Fault[] = [];
    ({ ...INCOMING, ...OUTGOING })[line.type]!.check(line, '', faults);
    assert.deepEqual(faults, [], JSON.stringify(line));
    if (Object.hasOwn(INCOMING, line.type)) assert.deepEqual(faultsOf(line), []);
  }
});
