import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { ACCESS_RULES } from './access.ts';
import { APPEAL_MOTIVES } from './codes/appeal-motives.ts';
import { codesOf } from './codes/code-list.ts';
import type { SensJugement } from './codes/judgments.ts';
import { STATES } from './codes/states.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { form, piece } from './fixtures/form.ts';
import {
  ACCEPTED, ACTORS, contextOf, DAY, deposit, FILED, MONDAY, NUMERO, OTHER_NUMERO, PROPOSED, record, REF_REU, SENT,
  type ActorName, type Step, type Story, REFUSED,
} from './fixtures/scenario.ts';
import { initialState } from './initial-state.ts';
import type { DossierState } from './state.ts';

const at = fc.integer({ min: 0, max: 40 }).map((days) => MONDAY + days * DAY);
const pieceId = fc.integer({ min: 1, max: 6 });
const sens = fc.constantFrom('ACCEPTER' as const, 'REFUSER' as const);
const motif = fc.constantFrom(undefined, 'AGE' as const, 'ATTACHE_NON_PROUVEE' as const);
const besoin = fc.constantFrom('IDENTITE' as const, 'ADRESSE' as const, 'FILIATION' as const);
const refReu = fc.constantFrom(REF_REU, 'REU-AUTRE');
const autre = fc.constantFrom(OTHER_NUMERO, NUMERO);

const given = (motive: string | undefined): object => (motive ? { motif: motive } : {});

/** Any command, right or wrong, that somebody may send. */
const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom(0, 1, 2).map((n) => deposit(form({ pieces: [piece(1), piece(2, 'FACTURE_EAU')].slice(0, n) }))),
  fc.constantFrom('IDENTIFIEE' as const, 'A_VERIFIER' as const).map((identite): Command =>
    ({ type: 'controlerAuto', identite, divergences: [] })),
  refReu.map((reference): Command => ({ type: 'transmettre', refReu: reference })),
  besoin.map((need): Command => ({ type: 'demanderPiece', besoin: need, motif: 'MANQUANTE' })),
  fc.tuple(pieceId, at).map(([n, arrivee]): Command =>
    ({ type: 'completer', pieces: [piece(n, n % 2 ? 'CNI' : 'FACTURE_EAU')], arrivee })),
  fc.tuple(pieceId, fc.constantFrom('SAINE' as const, 'INFECTEE' as const, 'ILLISIBLE' as const))
    .map(([n, statut]): Command =>
    ({ type: 'constaterPiece', piece: piece(n).id, statut })),
  fc.tuple(pieceId, fc.constantFrom('ACCEPTEE' as const, 'REFUSEE' as const)).map(([n, statut]): Command =>
    ({ type: 'jugerPiece', piece: piece(n).id, statut, motif: 'PERIMEE' })),
  fc.tuple(sens, motif).map(([s, m]) => ({ type: 'instruire', sens: s, ...given(m) }) as Command),
  fc.tuple(sens, motif).map(([s, m]) => ({ type: 'viser', sens: s, ...given(m) }) as Command),
  refReu.map((reference): Command =>
    ({ type: 'inscrire', refReu: reference, nne: '1', bureau: '44109_1', effetLe: '2026-12-01' })),
  refReu.map((reference): Command => ({ type: 'nonInscriteReu', refReu: reference, motif: 'X' })),
  refReu.map((reference): Command => ({ type: 'annulerReu', refReu: reference, motif: 'RETRAIT' })),
  autre.map((other): Command => ({ type: 'signalerDoublon', autre: other, raisons: [] })),
  autre.map((other): Command => ({ type: 'retenirDoublon', autre: other })),
  autre.map((other): Command => ({ type: 'ecarterDoublon', autre: other })),
  at.map((arrivee): Command => ({ type: 'formerRecours', message: 'Voici mon bail', arrivee })),
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(...codesOf(APPEAL_MOTIVES))).map(([presents, pour, contre, m]): Command =>
    ({ type: 'statuerRecours', seance: 'S1', presents, pour, contre, motif: m })),
  fc.constantFrom<SensJugement>('INSCRIRE', 'RADIER', 'REJETER').map((s): Command => ({ type: 'enregistrerJugement', sens: s,
    requerant: 'TIERS', rendu: '2026-11-20', juridiction: 'Tribunal judiciaire', reference: 'RG 26/1' })),
  fc.constantFrom<Command>({ type: 'constaterSilence' }, { type: 'retirer' }, { type: 'abandonner' }, { type: 'clore' },
    { type: 'purgerContenu' }, { type: 'corrigerContact', courriel: 'angela@example.org' },
    { type: 'constaterRejet', lettre: { sorte: 'DEPOT', mots: {}, courriel: 'angela@example.org' } },
    { type: 'purgerContenu', preuveExportee: 'export-1' }),
);

const steps = fc.array(
  fc.record({ by: fc.constantFrom(...codesOf(ACTORS) as ActorName[]), does: commands, at }), { minLength: 1,
    maxLength: 40 },
).map((list) => list.sort((a, b) => a.at - b.at));

/** The role that wins the draw most of the time, so that long paths are reached. */
const helpful = (step: Step): Step => {
  const role = ACCESS_RULES[step.does.type].roles[0]!;
  const by = codesOf(ACTORS).find((name) => ACTORS[name].role === role)!;
  return { ...step, by };
};

const checkState = (state: DossierState, events: readonly RecordedEvent[]): void => {
  assert.equal(state.version, events.length, 'every event counts, none is deleted');
  assert.deepEqual(events.map(({ position }) => position), events.map((_, i) => i + 1));
  assert.ok(state.etat === 'INEXISTANT' ? events.length === 0 : state.etat in STATES);
  if (state.etat === 'A_COMPLETER') assert.ok(state.attendues.length > 0, 'something is awaited');
  if (state.etat === 'COMPLETE') assert.ok(state.dateComplet !== null && state.attendues.length === 0);
  if (state.etat === 'INSTRUITE') assert.ok(state.proposition !== null);
  if (state.decision?.sens === 'REFUSER') assert.ok(state.decision.motif !== null
    && state.decision.recoursAvant !== null);
  const ordered = state.jugement !== null || state.recours?.issue === 'ACCUEILLI';
  if (state.etat === 'INSCRITE') assert.ok((ordered || state.decision?.sens === 'ACCEPTER') && state.refReu !== null);
  if (state.recours) assert.ok(state.decision?.sens === 'REFUSER', 'only a refusal is appealed');
  const signers: string[] = [ACTORS.maire.id, ACTORS.consul.id];
  if (state.decision) assert.ok(signers.includes(state.decision.par), 'only the mayor of the commune signs, or the consul');
  if (state.proposition) assert.ok(([ACTORS.agent.id, ...signers] as string[]).includes(state.proposition.par));
  assert.equal(new Set(state.pieces.map(({ id }) => id)).size, state.pieces.length, 'a document is there once');
  assert.ok(state.dateComplet === null || state.dateComplet >= 0);
};

const playOn = (story: Story, step: Step): Story => {
  const before = JSON.stringify(story.state);
  const decision = decide(step.does, story.state, contextOf(step));
  assert.equal(JSON.stringify(story.state), before, 'deciding changes nothing');
  if (!decision.ok) return story;
  if (decision.events.length > 0) {
    assert.ok(ACCESS_RULES[step.does.type].roles.includes(ACTORS[step.by].role), 'only a listed actor makes events');
  }
  const next = record(story, decision.events, step);
  assert.deepEqual(next.events.slice(0, story.events.length), story.events, 'history only grows');
  checkState(next.state, next.events);
  return next;
};

const ORDINARY: readonly Step[] = [
  FILED, SENT, { by: 'agent', does: { type: 'demanderPiece', besoin: 'ADRESSE', motif: 'PERIMEE' } },
  { by: 'angela', does: { type: 'completer', pieces: [piece(4, 'FACTURE_EAU')], arrivee: MONDAY } }, PROPOSED, ACCEPTED,
];
const APPEALED: readonly Step[] = [FILED, SENT, PROPOSED, REFUSED,
  { by: 'angela', does: { type: 'formerRecours', message: 'Voici mon bail', arrivee: MONDAY } }];

describe('any sequence of commands', () => {
  it('keeps every invariant, whoever sends them', () => {
    fc.assert(fc.property(steps, (list) => void list.reduce<Story>(playOn, { state: initialState(), events: [] })),
      { numRuns: 300 });
  });

  it('keeps them from any point of the ordinary path on, and reaches every state of it', () => {
    const reached = new Set<string>();
    fc.assert(fc.property(fc.integer({ min: 1, max: ORDINARY.length }), steps, (done, list) => {
      const path = list.length % 3 === 0 ? APPEALED : ORDINARY.slice(0, done);
      [...path, ...list.map(helpful)].reduce<Story>((story, step) => {
        const next = playOn(story, step);
        reached.add(next.state.etat);
        return next;
      }, { state: initialState(), events: [] });
    }), { numRuns: 600, seed: 20_270_418 });
    const unreached = codesOf(STATES).filter((etat) => !reached.has(etat));
    assert.deepEqual(unreached, []);
  });

  it('the same command twice in a row is refused or changes nothing that matters', () => {
    const REPEATABLE = new Set(['demanderPiece', 'instruire', 'jugerPiece']);
    fc.assert(fc.property(steps, (list) => {
      const story = [{ by: 'angela' as const, does: deposit(), at: MONDAY }, ...list.map(helpful)]
        .reduce<Story>(playOn, { state: initialState(), events: [] });
      const last = helpful(list.at(-1)!);
      if (REPEATABLE.has(last.does.type)) return;
      const again = decide(last.does, playOn(story, last).state, contextOf(last));
      assert.ok(!again.ok || again.events.length === 0, last.does.type);
    }), { numRuns: 300 });
  });
});

describe('evolve', () => {
  const story = [
    { by: 'angela', does: deposit() }, { by: 'registre', does: { type: 'transmettre', refReu: REF_REU } },
    { by: 'agent', does: { type: 'instruire', sens: 'ACCEPTER' } },
    { by: 'maire', does: { type: 'viser', sens: 'ACCEPTER' } },
    { by: 'registre', does: { type: 'inscrire', refReu: REF_REU, nne: '1', bureau: 'b', effetLe: '2026-12-01' } },
  ].reduce<Story>((done, step) => playOn(done, step as Step), { state: initialState(), events: [] });

  it('gives the same states, numbers and instants when every content has been erased', () => {
    const erased = story.events.map(({ content: _content, ...event }) => event)
      .reduce<DossierState>((state, event) => evolve(state, event), initialState());
    for (const key of ['etat', 'etatDepuis', 'numero', 'version', 'dateDepot', 'dateArrivee', 'retenu', 'refReu',
      'deposant'] as const) {
      assert.equal(erased[key], story.state[key], key);
    }
    assert.deepEqual([erased.demande, erased.commune, erased.inscription, erased.pieces], [null, null, null, []]);
    assert.doesNotMatch(JSON.stringify(erased), /DUBOIS|Angela|44109/);
  });

  it('counts an event that it does not know and changes nothing else', () => {
    const event: RecordedEvent = { type: 'EvenementDeDemain', version: 9, position: 6, at: MONDAY, actor: 'x',
      facts: {} };
    assert.deepEqual(evolve(story.state, event), { ...story.state, version: story.state.version + 1 });
    assert.deepEqual(evolve(story.state, { ...event, type: 'toString' }),
      { ...story.state, version: story.state.version + 1 });
  });

  it('raises an old version through each upcaster in turn before it reads it', () => {
    const old: RecordedEvent = { type: 'DemandeRetiree', version: -1, position: 2, at: MONDAY, actor: 'x',
      facts: { le: 'hier' } };
    const seen: number[] = [];
    const raise = (event: RecordedEvent): RecordedEvent => {
      seen.push(event.version);
      return { ...event, version: event.version + 1, facts: {} };
    };
    const filed = evolve(initialState(), story.events[0]!);
    const state = evolve(filed, old, { 'DemandeRetiree@-1': raise, 'DemandeRetiree@0': raise });
    assert.equal(state.etat, 'ABANDONNEE');
    assert.deepEqual(seen, [-1, 0]);
  });
});
