import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CASE_RULES, caseRefusal } from './access.ts';
import { CASE_STATES, type CaseState } from './codes/case-states.ts';
import { EXCHANGE_ROLE, type Role } from './codes/roles.ts';
import type { CommandType } from './commands.ts';
import type { CaseActor } from './context.ts';
import { initialState } from './initial-state.ts';
import type { Case } from './state.ts';

const COMMANDS = Object.keys(CASE_RULES) as CommandType[];
const ROLES = Object.keys(EXCHANGE_ROLE) as Role[];
const STATES: readonly (CaseState | null)[] = [null, ...CASE_STATES];

const actor = (role: Role, centre = '9A0'): CaseActor => ({ id: `a-${role}`, role, label: role, centre });
const stateIn = (state: CaseState | null): Case => ({ ...initialState(), state, centre: '9A0' });
const asks = (role: Role, type: CommandType, state: CaseState | null, centre?: string): string | undefined =>
  caseRefusal(type, actor(role, centre), stateIn(state));
const heardBy = (role: Role): string[] => COMMANDS.filter((type) => CASE_RULES[type].roles.includes(role)).toSorted();

describe('who may not', () => {
  it('give any command to a dossier of another centre: it does not exist for them', () => {
    for (const type of COMMANDS) {
      for (const role of ROLES) {
        for (const state of CASE_STATES) {
          assert.equal(asks(role, type, state, '9B0'), CASE_RULES[type].roles.includes(role) ? 'DOSSIER_INTROUVABLE' : 'ROLE_REFUSE',
            `${role} ${type} ${state}`);
        }
      }
    }
  });

  it('call takers neither decide, grade nor take a dossier as a doctor; nobody but doctors does (R6311-2)', () => {
    for (const type of ['decider', 'graduer', 'prendre'] as const) {
      for (const state of STATES) {
        for (const role of ['arm', 'arm-n2', 'superviseur', 'secretaire', 'equipage'] as const) {
          assert.equal(asks(role, type, state), 'ROLE_REFUSE', `${role} ${type}`);
        }
      }
    }
  });

  it('a crew sends no vehicle, shares nothing, opens and closes nothing', () => {
    assert.deepEqual(heardBy('equipage').filter((type) => !['ajouterPatient', 'deposerDocument', 'faireBilan', 'modifier', 'noter',
      'statuer'].includes(type)),
      []);
  });

  it('a secretary writes notes and ends the medico-administrative work, no more', () => {
    assert.deepEqual(heardBy('secretaire'), ['changerEtat', 'noter']);
  });

  it('an archived dossier hears nothing, of people a classified one hears notes and its end only', () => {
    const machine = new Set<Role>(['partenaire', 'systeme']);
    for (const type of COMMANDS) {
      for (const role of ROLES) {
        assert.ok(asks(role, type, 'ARCHIVE') !== undefined, `${role} ${type}`);
        if (machine.has(role)) continue;
        if (asks(role, type, 'CLASSE') === undefined) assert.ok(['noter', 'changerEtat'].includes(type), type);
      }
    }
  });
});

describe('who may', () => {
  it('each cell of commands × roles × states is what the two lists of its rule say, and no more', () => {
    let [open, shut] = [0, 0];
    for (const type of COMMANDS) {
      const { roles, states } = CASE_RULES[type];
      for (const role of ROLES) {
        for (const state of STATES) {
          const expected = !roles.includes(role) ? 'ROLE_REFUSE' : states.includes(state ?? 'NONE') ? undefined : 'ETAT_REFUSE';
          assert.equal(asks(role, type, state), expected, `${role} ${type} ${state}`);
          if (expected === undefined) open += 1; else shut += 1;
        }
      }
    }
    assert.ok(open > 300 && shut > open, `${open} open, ${shut} shut`);
  });

  it('each rule has its name, a ground, somebody and some state', () => {
    const rules = COMMANDS.map((type) => CASE_RULES[type]);
    assert.equal(new Set(rules.map(({ rule }) => rule)).size, rules.length);
    for (const { rule, roles, states, ground } of rules) assert.ok(roles.length > 0 && states.length > 0 && ground.length > 3, rule);
  });
});
