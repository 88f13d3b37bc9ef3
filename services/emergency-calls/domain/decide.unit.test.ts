import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARM, DOCTOR, OPENING, player, SYSTEM, T0 } from './fixtures/play.ts';

const ADDRESS = 'location.detailedAddress.complete';
const set = (path: string, value: unknown, seen = 99) => ({ type: 'modifier' as const, changes: [{ path, value, seen }] });
const coded = (code: string) => ({ code, label: code });
const HOUR = 3_600_000;

test('a dossier opens at pick-up and rises from D to DRM when a doctor takes it, never down', () => {
  const game = player();
  game.give(ARM, OPENING);
  assert.deepEqual([game.state.kind, game.state.state, game.state.priority], ['D', 'ACTIF', 'P2']);
  game.give(ARM, { type: 'attribuer', attribution: 'DR.DREG.DRARM' }, { type: 'demanderRegulation', branch: 'AMU' });
  assert.equal(game.state.kind, 'DR');
  game.give(DOCTOR, { type: 'prendre' });
  assert.deepEqual([game.state.kind, game.state.attribution, game.state.waiting, game.state.doctor?.by],
    ['DRM', 'DRM.MRU.MU', null, 'd-1']);
  assert.equal(game.take(ARM, { type: 'attribuer', attribution: 'D.D-MALV.ERR' }).problem?.code, 'TRANSITION_IMPOSSIBLE');
});

test('a call taker neither decides, nor sets a hypothesis, nor validates', () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'ajouterPatient', patient: 'p1' });
  assert.equal(game.take(ARM, { type: 'decider', decision: 'x', decisionType: 'CONSEIL' }).problem?.code, 'ROLE_REFUSE');
  const refused = game.take(ARM, set('patient/p1/hypothesis.mainDiagnosis', coded('I21.9'))).problem;
  assert.deepEqual([refused?.code, refused?.errors[0]?.code], ['CHAMP_INVALIDE', 'doctor']);
  game.give(ARM, { type: 'changerEtat', state: 'ACHEVE' });
  assert.equal(game.take(ARM, { type: 'changerEtat', state: 'VALIDE' }).problem?.code, 'ROLE_REFUSE');
});

test('two people on one dossier: different fields both kept, same field asks', () => {
  const game = player();
  game.give(ARM, OPENING, set(ADDRESS, '3 rue Basse', 0));
  const seen = game.state.version;
  game.give(DOCTOR, set('location.access.floor', '2', seen), set(ADDRESS, '5 rue Basse', seen));
  assert.deepEqual([game.state.fields[ADDRESS]?.value, game.state.conflicts.length], ['5 rue Basse', 0]);
  game.give(ARM, set(ADDRESS, '3 bis rue Basse', seen));
  assert.equal(game.state.fields[ADDRESS]?.value, '5 rue Basse');
  assert.deepEqual(game.state.conflicts.map(({ kept, other }) => [kept.value, other.value]), [['5 rue Basse', '3 bis rue Basse']]);
  game.give(ARM, { type: 'trancher', path: ADDRESS, value: '3 bis rue Basse' });
  assert.deepEqual([game.state.fields[ADDRESS]?.value, game.state.conflicts.length], ['3 bis rue Basse', 0]);
});

test('a command that comes twice changes nothing', () => {
  const game = player();
  game.give(ARM, OPENING);
  const note = { type: 'noter' as const, id: 'same', note: 'n1', text: 'tombé dans l’escalier' };
  assert.equal(game.take(ARM, note).events, 1);
  assert.equal(game.take(ARM, note).events, 0);
  assert.equal(game.state.notes.length, 1);
});

test('a medical note is a doctor’s, a crew’s or a partner’s; a supervisor and a call taker note, and never as a doctor', () => {
  const game = player();
  game.give(ARM, OPENING);
  const note = (name: string) => ({ type: 'noter' as const, note: name, text: 'pouls filant', medical: true });
  for (const role of ['arm', 'arm-n2', 'superviseur', 'secretaire', 'systeme'] as const) {
    assert.equal(game.take({ ...ARM, role }, note(role)).problem?.code, 'ROLE_REFUSE', role);
  }
  for (const role of ['mru', 'mrl', 'equipage', 'partenaire'] as const) game.give({ ...ARM, role }, note(role));
  game.give({ ...ARM, role: 'superviseur' }, { type: 'noter', note: 'plain', text: 'renfort appelé' });
  game.give(DOCTOR, { type: 'noter', note: 'doctor', text: 'revoir demain' });
  assert.deepEqual(game.state.notes.map(({ medical }) => medical), [true, true, true, true, false, true]);
});

test('statuses take their place by instant: a late one leaves the current one, a cancellation after arrival is refused', () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'engager', mission: 'm1', resource: 'vlm1', name: 'VLM 1', vehicleType: 'SMUR.VLM' });
  game.wait(10 * 60_000);
  const told = (status: 'DEPART' | 'ARRIVEE' | 'ANNULE', minutes: number) =>
    ({ type: 'statuer' as const, mission: 'm1', status, le: T0 + minutes * 60_000 });
  game.give(ARM, told('ARRIVEE', 9), told('DEPART', 2));
  const { statuses } = game.state.missions[0]!;
  assert.deepEqual(statuses.map(({ status }) => status), ['DECISION', 'ARRIVEE', 'DEPART']);
  assert.equal(game.take(ARM, told('ANNULE', 10)).problem?.code, 'ANNULATION_TARDIVE');
  assert.equal(game.take(ARM, { type: 'engager', mission: 'm2', resource: 'vlm1', name: 'VLM 1', vehicleType: 'SMUR.VLM' }).problem?.code,
    'MOYEN_ENGAGE');
});

test('a dossier is validated when complete, all that lacks is listed at once; it closes after 24 h and does not come back', () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'ajouterPatient', patient: 'p1' });
  game.give(DOCTOR, { type: 'prendre' }, { type: 'changerEtat', state: 'ACHEVE' });
  const lacks = game.take(DOCTOR, { type: 'changerEtat', state: 'VALIDE' }).problem;
  assert.equal(lacks?.code, 'DOSSIER_INCOMPLET');
  assert.equal(lacks?.errors.length, 8);
  game.give(DOCTOR, set('qualification.origin', '15'), set('qualification.whatsHappen', coded('C02.01.00')),
    set('qualification.healthMotive', coded('M03.06.00')), set('qualification.locationKind', coded('L01.00.00')), set(ADDRESS, 'ici'),
    set('patient/p1/hypothesis.mainDiagnosis', coded('I21.9')), { type: 'graduer', patient: 'p1', level: 'R1' },
    { type: 'decider', decision: 'd1', decisionType: 'CONSEIL', patient: 'p1' }, { type: 'changerEtat', state: 'VALIDE' });
  assert.equal(game.take(SYSTEM, { type: 'changerEtat', state: 'CLOTURE' }).problem?.code, 'TERME_NON_ATTEINT');
  game.wait(24 * HOUR);
  game.give(SYSTEM, { type: 'changerEtat', state: 'CLOTURE' });
  assert.equal(game.take(DOCTOR, { type: 'changerEtat', state: 'ACTIF' }).problem?.code, 'TRANSITION_IMPOSSIBLE');
  game.give(ARM, { type: 'noter', note: 'later', text: 'nouvelles du service' });
});

test('a new decision on a validated dossier makes it active again', () => {
  const game = player();
  game.give(ARM, OPENING, set('qualification.origin', '15'));
  game.give(DOCTOR, { type: 'changerEtat', state: 'ACHEVE' }, { type: 'changerEtat', state: 'VALIDE' });
  game.give(DOCTOR, { type: 'decider', decision: 'd1', decisionType: 'CONSEIL' });
  assert.deepEqual([game.state.state, game.state.kind], ['ACTIF', 'DRM']);
});

test('a vehicle is sent again from its way back and from its way to the base, not before', () => {
  const game = player();
  game.give(ARM, OPENING);
  const send = (mission: string) => game.take(ARM, { type: 'engager', mission, resource: 'V', name: 'V', vehicleType: 'SMUR.VLM' });
  send('m1');
  for (const [status, code] of [['FINPEC', 'MOYEN_ENGAGE'], ['RET-BASE', undefined]] as const) {
    game.wait(1_000);
    game.give(ARM, { type: 'statuer', mission: 'm1', status, le: game.now });
    assert.equal(send('m2').problem?.code, code, status);
  }
});

test('crews with a patient keep the dossier from ending', () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'engager', mission: 'm1', resource: 'a', name: 'A', vehicleType: 'SMUR.AR' });
  assert.equal(game.take(ARM, { type: 'changerEtat', state: 'ACHEVE' }).problem?.code, 'MISSIONS_EN_COURS');
  game.wait(HOUR);
  game.give(ARM, { type: 'statuer', mission: 'm1', status: 'FINPEC', le: game.now }, { type: 'changerEtat', state: 'ACHEVE' });
});

test('a transfer waits for its answer; a third centre as owner is a refusal that raises an alarm', () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'demanderTransfert', to: 'fr.health.samu940' });
  assert.equal(game.state.owner, 'fr.health.samu770');
  game.give(ARM, { type: 'repondreTransfert', answer: 'illegal', from: 'fr.health.samu940' });
  assert.equal(game.state.owner, 'fr.health.samu770');
  game.give(ARM, { type: 'demanderTransfert', to: 'fr.health.samu940' },
    { type: 'repondreTransfert', answer: 'accepted', from: 'fr.health.samu940' });
  assert.equal(game.state.owner, 'fr.health.samu940');
});

test('what a partner says stands beside ours and never over it', () => {
  const game = player();
  game.give(ARM, OPENING, set(ADDRESS, '3 rue Basse'));
  game.give({ ...SYSTEM, role: 'partenaire' }, { type: 'recevoir', from: 'fr.health.samu940', values: { [ADDRESS]: 'rue Haute' } });
  assert.equal(game.state.fields[ADDRESS]?.value, '3 rue Basse');
  assert.equal(game.state.received['fr.health.samu940']?.[ADDRESS]?.value, 'rue Haute');
});

test('all wrong values of a change are told at once, and a dossier of another centre does not exist', () => {
  const game = player();
  game.give(ARM, OPENING);
  const changes = [{ path: 'nothing.here', value: 1, seen: 0 }, { path: 'qualification.whatsHappen', value: 'text', seen: 0 },
    { path: '__proto__', value: {}, seen: 0 }];
  assert.deepEqual(game.take(ARM, { type: 'modifier', changes }).problem?.errors.map(({ code }) => code), ['unknown', 'shape', 'unknown']);
  assert.equal(game.take({ ...ARM, centre: '940' }, set(ADDRESS, 'x')).problem?.code, 'DOSSIER_INTROUVABLE');
});

test('a text that is too long is refused with the field that it was typed in, each by itself', () => {
  const game = player();
  game.give(ARM, OPENING);
  const long = 'x'.repeat(256);
  const errors = game.take(ARM, { type: 'modifier', changes: [
    { path: 'qualification.whatsHappen', value: { code: 'C01.01.00', label: long }, seen: 0 },
    { path: 'qualification.riskThreat', value: [{ code: 'R19', label: 'ok' }, { code: 'R20', label: long }], seen: 0 },
    { path: 'initialAlert.caller.detailedName', value: { lastName: long, firstName: 'A' }, seen: 0 }] }).problem?.errors ?? [];
  assert.deepEqual(errors.map(({ pointer, code }) => [pointer, code]), [['/fields/qualification.whatsHappen/label', 'too-long'],
    ['/fields/qualification.riskThreat/1/label', 'too-long'], ['/fields/initialAlert.caller.detailedName/lastName', 'too-long']]);
  assert.equal(errors[0]?.detail.fr, '« Nature de fait » : au plus 255 caractères.');
});

test('a patient entered by mistake is set aside with who and why, stays in the story, and comes back when entered again', () => {
  const game = player();
  const name = 'patient/P1/identity.strictFeatures.birthName';
  game.give(ARM, OPENING, { type: 'ajouterPatient', patient: 'P1' }, { type: 'ajouterPatient', patient: 'P2' }, set(name, 'Martin'));
  assert.equal(game.take(ARM, { type: 'ecarterPatient', patient: 'P1', reason: ' ' }).problem?.code, 'CHAMP_INVALIDE');
  assert.equal(game.take(ARM, { type: 'ecarterPatient', patient: 'P3', reason: 'doublon' }).problem?.code, 'PATIENT_INCONNU');
  game.give(ARM, { type: 'ecarterPatient', patient: 'P1', reason: 'doublon' });
  const { patients, patientsSetAside: [aside], notes, fields } = game.state;
  assert.deepEqual([patients.map(({ id }) => id), aside?.id, aside?.by, aside?.reason, fields[name]?.value, notes.at(-1)?.text],
    [['P2'], 'P1', ARM.id, 'doublon', 'Martin', 'Patient P1 écarté (saisi par erreur) : doublon']);
  assert.equal(game.take(ARM, { type: 'ecarterPatient', patient: 'P1', reason: 'encore' }).events, 0);
  assert.equal(game.take(ARM, set(name, 'Durand')).problem?.code, 'PATIENT_INCONNU');
  game.give(ARM, { type: 'ajouterPatient', patient: 'P1' });
  assert.deepEqual([game.state.patients.length, game.state.patientsSetAside.length], [2, 0]);
  game.give(DOCTOR, { type: 'decider', decision: 'd', decisionType: 'CONSEIL', patient: 'P2' });
  assert.equal(game.take(ARM, { type: 'ecarterPatient', patient: 'P2', reason: 'trop tard' }).problem?.code, 'PATIENT_PRIS_EN_CHARGE');
});

test('500 patients and 1,000 notes pass', () => {
  const game = player();
  game.give(ARM, OPENING);
  const started = process.cpuUsage().user;
  for (let i = 0; i < 500; i += 1) game.give(ARM, { type: 'ajouterPatient', patient: `p${i}` });
  for (let i = 0; i < 1_000; i += 1) game.give(ARM, { type: 'noter', note: `n${i}`, text: 'x'.repeat(100) });
  assert.deepEqual([game.state.patients.length, game.state.notes.length], [500, 1_000]);
  assert.ok((process.cpuUsage().user - started) / 1e6 < 3);
});
