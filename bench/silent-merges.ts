import { shippedClosings } from '#services/voter-registration/data/calendar.ts';
import { plausiblePeople } from '#services/voter-registration/data/people/plausible-people.ts';
import { communes } from '#services/voter-registration/data/communes.ts';
import { decide } from '#services/voter-registration/domain/decide.ts';
import { evolve } from '#services/voter-registration/domain/evolve.ts';
import { initialState } from '#services/voter-registration/domain/initial-state.ts';
import type { Command } from '#services/voter-registration/domain/commands.ts';
import type { DossierState } from '#services/voter-registration/domain/state.ts';
import type { Seeded } from './seeded-likenesses.ts';

const AT = Date.UTC(2026, 10, 23, 9);
const NUMERO = 'IEL-2026-07K3P9QXAB2-C';
const MENTIONS = { service: '', contactService: '' };

const play = (state: DossierState, role: 'usager' | 'systeme', command: Command): DossierState => {
  const outcome = decide(command, state, { now: AT, actor: { id: role, role, territories: [] }, closings: shippedClosings(),
    mentions: MENTIONS });
  if (!outcome.ok) throw outcome.problem;
  return outcome.events.reduce((before, event, i) => evolve(before, { ...event, position: before.version + i + 1, at: AT, actor: role }),
    state);
};

/** Dossiers whose state or content a proposal changed: a proposal may only add a signal, on both sides. */
export const mergesAmong = (pairs: readonly [Seeded, Seeded][]): number => {
  const form = plausiblePeople(communes()).personAt(1, 1, { pieces: true });
  const filed = ({ etatCivil, commune }: Seeded): DossierState => play(initialState(), 'usager', { type: 'deposer', numero: NUMERO,
    demande: { ...form, etatCivil, communeDemandee: commune }, canal: 'EN_LIGNE', arrivee: AT });
  return pairs.flat().filter((one) => {
    const before = filed(one);
    const after = play(before, 'systeme', { type: 'signalerDoublon', autre: NUMERO.replace('K', 'M'), raisons: ['NOM_PROCHE'] });
    return after.etat !== before.etat || JSON.stringify(after.demande) !== JSON.stringify(before.demande) || after.doublons.length !== 1;
  }).length;
};
