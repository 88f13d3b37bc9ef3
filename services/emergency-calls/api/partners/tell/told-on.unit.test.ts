import assert from 'node:assert/strict';
import { test } from 'node:test';
import { player } from '../../../domain/fixtures/play.ts';
import type { Bare } from '../../../domain/fixtures/play.ts';
import type { Command } from '../../../domain/commands.ts';
import type { CaseActor } from '../../../domain/context.ts';
import type { Case } from '../../../domain/state.ts';
import { readCase } from '../../../exchange/case/read-case.ts';
import { writeCase } from '../../../exchange/case/write-case.ts';
import { writeResources } from '../../../exchange/case/write-resources.ts';
import { CASE_TO_FIRE } from '../../../exchange/convert/case-to-fire.ts';
import { pathsOf } from '../../../exchange/convert/pick.ts';
import { anyBody, chances } from '../../../exchange/fixtures/right-bodies.ts';
import type { JsonObject } from '../../../exchange/schema/json.ts';
import { getKind, type Kind } from '../../../exchange/schema/kinds.ts';
import { validate } from '../../../exchange/schema/validate.ts';
import { caseCommands, openingCommands } from '../commands/case-commands.ts';
import { resourceCommands } from '../commands/resource-commands.ts';
import { restCommands, restOf } from '../commands/report-commands.ts';
import type { PartnerMessage } from '../partner-message.ts';
import { leavingForFire } from './tell-fire.ts';

const [SENDER, THIRD, FIRE] = ['fr.health.samu940', 'fr.health.samu750', 'fr.fire.sdis77'] as const;
const BODIES = 150;
const PARTNER: CaseActor = { id: 'system:hub', role: 'partenaire', label: SENDER, centre: '770' };

/** Each centre tells its own number; the identifier of the case is the same. */
const OWN_NUMBER = '.senderCaseId';

const canaryPaths = (value: unknown, path = ''): [canary: string, path: string][] => (typeof value !== 'object' || value === null
  ? (JSON.stringify(value).match(/canari\d+x/g) ?? []).map((canary) => [canary, path])
  : Object.entries(value).flatMap(([key, inner]) => canaryPaths(inner, Array.isArray(value) ? path : `${path}.${key}`)));

const messageOf = (kind: Kind, body: JsonObject, nth: number): PartnerMessage => ({ centre: '770', sender: SENDER,
  id: `${SENDER}_${kind}${nth}`, kind, body, exercise: false, at: Date.UTC(2026, 0, 12), isPartner: () => true });

/** The same with a name of its own for each patient (two of one name are one patient), and no national number. */
const apart = (body: JsonObject): JsonObject => JSON.parse(JSON.stringify({ ...body, ...(Array.isArray(body['patient'])
  ? { patient: body['patient'].map((one, i) => ({ ...one as JsonObject, patientId: `${SENDER}.patient.P${i}` })) } : {}) })
  .replaceAll('"source":"NIR"', '"source":"SINUS"')) as JsonObject;

/** A dossier made by a message that opened it, as the service makes one. */
const openedBy = (message: PartnerMessage) => {
  const game = player();
  game.give({ ...PARTNER, role: 'systeme' }, { type: 'ouvrir', caseId: String(message.body['caseId']), number: 'DRFR157702601200001',
    centre: '770', organisation: 'fr.health.samu770', owner: SENDER, fields: readCase(message.body).values });
  const give = (commands: readonly Command[]) => { game.give(PARTNER, ...commands as Bare<Command>[]); };
  give([...openingCommands(message, game.state), ...restCommands(message, game.state, restOf(message, true))]);
  return { game, give };
};

const missing = (body: JsonObject, told: unknown): string[] => {
  const text = JSON.stringify(told);
  return canaryPaths(body).filter(([canary, path]) => !text.includes(canary) && path !== OWN_NUMBER)
    .map(([, path]) => path);
};

test('any case that a partner opens here is told on to a third with every text that it came with', () => {
  const chance = chances(11);
  for (let nth = 0; nth < BODIES; nth++) {
    const body = apart(anyBody(getKind('RS-EDA').body, chance));
    const { game } = openedBy(messageOf('RS-EDA', body, nth));
    const told = writeCase(game.state, { to: THIRD });
    assert.deepEqual(validate(told, getKind('RS-EDA').body).faults, [], `${nth}`);
    assert.deepEqual(missing(body, told), [], `${nth}`);
    const back = JSON.stringify(writeCase(game.state, { to: SENDER }));
    assert.ok(!back.includes('"externalInfo"') && !back.includes('"customMap"'), 'its own words do not come back');
  }
});

test('an update of a partner is told on too, in the message that has a place for it', () => {
  const chance = chances(12);
  for (let nth = 0; nth < BODIES; nth++) {
    const { game, give } = openedBy(messageOf('RS-EDA', { caseId: 'fr.health.samu940.D1', creation: '2024-01-01T00:00:00+01:00',
      owner: SENDER, qualification: {}, location: {} }, nth));
    const body = { ...apart(anyBody(getKind('RS-EDA-MAJ').body, chance)), caseId: 'fr.health.samu940.D1' };
    const message = messageOf('RS-EDA-MAJ', body, nth);
    give([...caseCommands(message, game.state), ...restCommands(message, game.state, restOf(message, false))]);
    const told = writeCase(game.state, { to: THIRD });
    assert.deepEqual(validate(told, getKind('RS-EDA').body).faults, [], `${nth}`);
    assert.deepEqual(missing(body, told).filter((path) => path !== '.freetext' && !path.startsWith('.initialAlert')), [], `${nth}`);
  }
});

test('any list of a partner’s vehicles is told on with crews, telephones, texts and their own words on who is free', () => {
  const chance = chances(13);
  for (let nth = 0; nth < BODIES; nth++) {
    const { game, give } = openedBy(messageOf('RS-EDA', { caseId: 'fr.health.samu940.D1', creation: '2024-01-01T00:00:00+01:00',
      owner: SENDER, qualification: {}, location: {} }, nth));
    const any = anyBody(getKind('RS-RI').body, chance);
    const body = { ...any, resource: (any['resource'] as JsonObject[]).map((one, i) => ({ ...one,
      resourceId: `${SENDER}.resource.V${i}` })) };
    const message = messageOf('RS-RI', body, nth);
    give([...resourceCommands(message, game.state), ...restCommands(message, game.state, restOf(message, false))]);
    const told = writeResources(game.state, THIRD)!;
    assert.deepEqual(validate(told, getKind('RS-RI').body).faults, [], `${nth}`);
    assert.deepEqual(missing(body, told), [], `${nth}`);
    assert.equal(writeResources(game.state, SENDER), undefined);
  }
});

const valuesAt = (value: unknown, path: readonly string[]): unknown[] => (Array.isArray(value) ? value.flatMap((one) => valuesAt(one, path))
  : path.length === 0 ? [value] : typeof value === 'object' && value !== null ? valuesAt((value as JsonObject)[path[0]!], path.slice(1))
    : []);

test('what is told on to fire is what the list allows, and all of it', () => {
  const chance = chances(14);
  const allowed = pathsOf(CASE_TO_FIRE).filter((path) => path !== 'senderCaseId');
  for (let nth = 0; nth < BODIES; nth++) {
    const body = apart(anyBody(getKind('RS-EDA').body, chance));
    const { game } = openedBy(messageOf('RS-EDA', body, nth));
    const state: Case = { ...game.state, shares: [...game.state.shares, { partner: FIRE, purpose: 'PARTAGE', since: 0, until: null,
      words: {} }] };
    const told = JSON.stringify(leavingForFire(state, FIRE, 0, () => '1').body);
    const may = new Set(allowed.flatMap((path) => valuesAt(body, path.split('.'))).filter((one) => /^canari/.test(String(one))));
    const left = new Set(told.match(/canari\d+x/g) ?? []);
    assert.deepEqual([...left].filter((one) => !may.has(one)), [], `${nth}: more than allowed`);
    assert.deepEqual([...may].filter((one) => !left.has(String(one))), [], `${nth}: less than allowed`);
  }
});

test('a national health number does not travel on, and a person’s word here stands before a partner’s', () => {
  const body = { caseId: 'fr.health.samu940.D1', creation: '2024-01-01T00:00:00+01:00', owner: SENDER, qualification: {},
    location: { name: 'chez eux', freetext: 'fond de cour', externalInfo: [{ freetext: 'BAN', uri: 'x' }] }, patient: [{
      patientId: `${SENDER}.patient.P1`, administrativeFile: { externalId: [{ source: 'NIR', value: '190' },
        { source: 'SINUS', value: 'S1' }] } }] };
  const { game } = openedBy(messageOf('RS-EDA', body, 1));
  game.give({ id: 'a', role: 'arm', label: 'ARM', centre: '770' }, { type: 'modifier', changes: [{ path: 'location.name', value: 'ici',
    seen: 9_999 }] }, ...['à nous', null].map((value) => ({ type: 'modifier' as const, changes: [{ path: 'location.freetext', value,
    seen: 9_999 }] })));
  const told: any = writeCase(game.state, { to: THIRD });
  assert.deepEqual([told.location, told.patient[0].administrativeFile], [{ name: 'ici', externalInfo: [{ freetext: 'BAN', uri: 'x' }] },
    { externalId: [{ source: 'SINUS', value: 'S1' }] }]);
});
