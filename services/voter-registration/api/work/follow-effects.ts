import { followOnce, type FollowedEvent } from '#base/dossiers/follow.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import { enqueueMessages, type NewMessage } from '#base/messages/outbox.ts';
import type { Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import type { DecisionMaire, DossierState } from '../../domain/state.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { loadDossiers, stateAt } from '#base/dossiers/load-many.ts';
import { attachPieces } from './attach-pieces.ts';
import { CHANNELS } from './outbox.ts';
import type { RegisterContent } from './register-channel.ts';
import { toPerson, type LetterTable } from './to-person.ts';
import type { Work } from './work.ts';

/** Name of this follower. */
export const EFFECTS = 'effets';

const BATCH = 300;
/** Contents are opened once, with the dossier: the follower itself needs no key. */
const NO_HOLDER = '-';

type EffectEvent = Omit<FollowedEvent, 'leafIndex'>;

/** An event with its dossier, and the state before and after it. */
export type Effect = { event: EffectEvent; loaded: Loaded<DossierState>; state: DossierState; before: () => DossierState };

/**
 * What follows from the next events of a partition: letters to the person, messages to the register, documents put
 * under their dossier. All is written in the transaction that moves the cursor, so each takes effect once.
 */
export const followEffects = (work: Work, partition: number): Promise<number> => followOnce({
  pool: work.register.jobs, keys: work.register.keys, name: EFFECTS, partition, batch: BATCH, holder: NO_HOLDER,
  handle: async (tx, events) => {
    const known = events.filter(({ type }) => FOLLOWED.has(type));
    if (known.length === 0) return;
    const { register } = work;
    const loaded = await loadDossiers(tx, register.type, register.keys, partition, [...new Set(known.map(({ ref }) => ref.id))]);
    const effects = known.map((event) => effectOf(register, loaded.get(event.ref.id)!, event));
    await enqueueMessages(tx, { partition, at: register.clock(), box: work.box },
      effects.flatMap((effect) => [...toRegister(effect), ...toPerson(work, effect, LETTER_OF)]));
    await attachPieces(work, tx, partition, effects);
  },
});

/** An event with the dossier around it; its content comes from there. */
export const effectOf = ({ type }: VoterRegister, loaded: Loaded<DossierState>, event: EffectEvent): Effect => ({
  event: { ...event, content: loaded.events[event.position - 1]?.content }, loaded,
  state: stateAt(type, loaded, event.position), before: () => stateAt(type, loaded, event.position - 1),
});

/** The letter that each sort of event has written. */
export const LETTER_OF: LetterTable = {
  DemandeDeposee: 'DEPOT', DemandeTransmise: 'TRANSMISSION', PieceDemandee: 'PIECE', ElecteurInscrit: 'INSCRIPTION',
  InscriptionNonFaite: 'CONTROLE_IDENTITE', DemandeRetiree: 'RETRAIT', DemandeAbandonnee: 'ABANDON',
  DecisionVisee: ({ state }) => (state.decision?.sens === 'ACCEPTER' ? 'ACCEPTATION' : 'REFUS'),
  RadiationEngagee: 'RADIATION_ENGAGEE',
  // What was handed in at the desk is acknowledged there.
  RadiationRepondue: ({ event }) => ((event.facts as { canal: string }).canal === 'EN_LIGNE' ? 'RADIATION_REPONSE' : undefined),
  RadiationDecidee: ({ event }) => ((event.facts as { radier: boolean }).radier ? 'RADIATION_PRONONCEE' : 'RADIATION_ECARTEE'),
  RecoursForme: 'RECOURS', SilenceConstate: 'RECOURS_REJETE', JugementEnregistre: 'JUGEMENT',
  RecoursExamine: ({ state }) => (state.etat === 'RAPO_ACCEPTE' ? 'RECOURS_ACCUEILLI'
    : state.etat === 'RAPO_REJETE' ? 'RECOURS_REJETE' : undefined),
  // A mere likeness is for the town hall to judge; the person reads of a request with the same civil status.
  DoublonSignale: ({ event }) => ((event.content as { raisons?: string[] } | undefined)?.raisons?.includes('MEME_ETAT_CIVIL')
    ? 'DOUBLON' : undefined),
};

const FOLLOWED: ReadonlySet<string> = new Set([...Object.keys(LETTER_OF), 'PiecesRecues', 'CourrielRejete', 'ContactCorrige']);

const ordered = (par: string, le: number): DecisionMaire =>
  ({ sens: 'ACCEPTER', motif: null, par, le, recoursAvant: null, bureau: null });

const toRegister = ({ event, state }: Effect): NewMessage[] => {
  const message = { id: newId(), channel: CHANNELS.register, key: event.ref.id };
  const about = (content: RegisterContent): NewMessage[] => [{ ...message, content }];
  switch (event.type) {
    case 'DemandeDeposee': return [message];
    case 'DecisionVisee': return state.decision ? about({ sorte: 'decision', numero: state.numero, decision: state.decision }) : [];
    // The commission's and the court's decisions replace the mayor's: the register learns of them in the same way.
    case 'JugementEnregistre':
      if ((event.facts as { sens: string }).sens === 'RADIER') {
        return about({ sorte: 'radiation', numero: state.numero, motif: 'JUGEMENT', le: event.at });
      }
      return state.etat === 'INSCRIPTION_ORDONNEE'
        ? about({ sorte: 'decision', numero: state.numero, decision: ordered(event.actor, event.at) }) : [];
    case 'RadiationDecidee': return (event.facts as { radier: boolean }).radier
      ? about({ sorte: 'radiation', numero: state.numero, motif: 'PERTE_ATTACHE', le: event.at }) : [];
    case 'RecoursExamine': return state.etat === 'RAPO_ACCEPTE'
      ? about({ sorte: 'decision', numero: state.numero, decision: ordered(event.actor, event.at) }) : [];
    case 'DemandeRetiree':
    case 'DemandeAbandonnee': return about({ sorte: 'retrait', numero: state.numero, le: event.at });
    default: return [];
  }
};
