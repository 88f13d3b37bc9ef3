import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import type { Etat } from '../../domain/codes/states.ts';
import { evolve } from '../../domain/evolve.ts';
import { initialState } from '../../domain/initial-state.ts';
import { stationNumber } from '../../domain/roll/station-number.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import type { DossierState } from '../../domain/state.ts';
import type { StateFacts, TimelineStep } from '../../web/citizen/props.ts';
import type { CitizenKit } from './kit.ts';

/** The date that the sentence of a state is about; the others tell the day when the state began. */
const dateOf = ({ etat, attendues, inscription }: DossierState): CivilDate | undefined => {
  if (etat === 'A_COMPLETER') return attendues[0]?.echeance;
  return etat === 'INSCRITE' ? inscription?.effetLe : undefined;
};

/** Facts for the sentence of the present state. */
export const factsOf = (kit: CitizenKit, state: DossierState): StateFacts => {
  const commune = kit.reference().communes.get(state.commune ?? '')?.nom;
  const date = dateOf(state);
  const motif = state.decision?.motif;
  const autre = state.doublons.at(-1)?.autre;
  return { numero: state.numero, at: state.etatDepuis, ...(commune ? { commune, place: state.commune! } : {}), ...(date ? { date } : {}),
    ...(state.inscription ? { bureau: stationNumber(state.inscription.bureau) } : {}), ...(motif ? { motif } : {}),
    ...(autre ? { autre } : {}) };
};

/** What still lies ahead on the ordinary way, by state. */
const AHEAD: Partial<Record<Etat, readonly Etat[]>> = {
  DEPOSEE: ['TRANSMISE', 'INSTRUITE', 'INSCRITE'], CONTROLE_AUTO: ['TRANSMISE', 'INSTRUITE', 'INSCRITE'],
  TRANSMISE: ['INSTRUITE', 'INSCRITE'], A_COMPLETER: ['COMPLETE', 'INSTRUITE', 'INSCRITE'], COMPLETE: ['INSTRUITE', 'INSCRITE'],
  INSTRUITE: ['INSCRITE'], VISEE_ACCEPTEE: ['INSCRITE'],
};

/** The states that a request went through, the present one, and what normally follows: the public part of its events. */
export const timelineOf = (kit: CitizenKit, present: DossierState, events: readonly RecordedEvent[]): TimelineStep[] => {
  const steps: TimelineStep[] = [];
  let state = initialState();
  for (const event of events) {
    const next = evolve(state, event);
    if (next.etat !== state.etat && next.etat !== 'INEXISTANT' && next.etat !== 'CONTROLE_AUTO') {
      steps.push({ state: 'done', etat: next.etat, at: event.at, facts: factsOf(kit, next) });
    }
    state = next;
  }
  const last = steps.at(-1);
  if (last) steps[steps.length - 1] = { ...last, state: 'current' };
  const ahead = present.etat === 'INEXISTANT' ? [] : AHEAD[present.etat] ?? [];
  return [...steps, ...ahead.map((etat): TimelineStep => ({ state: 'next', etat, facts: factsOf(kit, present) }))];
};
