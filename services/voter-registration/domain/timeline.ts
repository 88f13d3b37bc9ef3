import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import type { Text } from '#base/values/lang.ts';
import type { Instant } from '#base/values/instant.ts';
import { COMPLETION_MOTIVES, type MotifCompletion } from './codes/completion-motives.ts';
import { PIECE_NEEDS, type BesoinPiece } from './codes/piece-needs.ts';
import { REFUSAL_MOTIVES, type MotifRefus } from './codes/refusal-motives.ts';
import type { EventOf, EventType, Recorded } from './events.ts';
import { dateText } from './format-date.ts';

/** One line of the citizen's timeline. */
export type TimelineLine = { le: Instant; type: EventType; titre: Text; detail: Text | null };

type Line = { titre: Text; detail?: Text };
type Teller<T extends EventType> = (event: Recorded<EventOf<T>>) => Line;

const join = (...texts: (Text | undefined)[]): Text => {
  const parts = texts.filter((text) => text !== undefined);
  return { fr: parts.map(({ fr }) => fr).join(' — '), en: parts.map(({ en }) => en).join(' — ') };
};

const asked = (content: { besoin: BesoinPiece; motif: MotifCompletion } | undefined, until: string): Text => {
  const due = dateText(until);
  const before = { fr: `à fournir avant le ${due.fr}`, en: `to provide by ${due.en}` };
  return content
    ? join(PIECE_NEEDS[content.besoin].label, COMPLETION_MOTIVES[content.motif].label, before)
    : before;
};

const motive = (code: MotifRefus | undefined): Text | undefined => (code ? REFUSAL_MOTIVES[code].citoyen : undefined);

/**
 * The events that the person reads. The others are the town hall's work: proposals, checks of documents, links set
 * aside. A motive is told in its public wording only.
 */
const TELLERS: { readonly [T in EventType]?: Teller<T> } = {
  DemandeDeposee: ({ facts }) => ({
    titre: { fr: 'Demande reçue', en: 'Request received' },
    detail: { fr: `n° ${facts.numero}`, en: `no. ${facts.numero}` },
  }),
  DemandeTransmise: () => ({ titre: { fr: 'Transmise à la mairie', en: 'Sent to the town hall' } }),
  PieceDemandee: ({ facts, content }) => ({
    titre: { fr: 'Pièce demandée', en: 'Document asked for' }, detail: asked(content, facts.echeance),
  }),
  PiecesRecues: ({ facts }) => ({
    titre: facts.complete
      ? { fr: 'Pièces reçues : la demande est complète', en: 'Documents received: the request is complete' }
      : { fr: 'Pièces reçues', en: 'Documents received' },
  }),
  DemandeInstruite: () => ({ titre: { fr: 'Examen par la mairie', en: 'Examined by the town hall' } }),
  DecisionVisee: ({ facts, content }) => {
    const detail = motive(content?.motif);
    return {
      titre: facts.sens === 'ACCEPTER'
        ? { fr: 'Demande acceptée par le maire', en: 'Request accepted by the mayor' }
        : { fr: 'Demande refusée par le maire', en: 'Request refused by the mayor' },
      ...(detail ? { detail } : {}),
    };
  },
  ElecteurInscrit: ({ facts }) => {
    const from = dateText(facts.effetLe);
    return {
      titre: { fr: 'Inscrit(e) sur la liste électorale', en: 'Registered on the electoral roll' },
      detail: { fr: `à partir du ${from.fr}`, en: `from ${from.en}` },
    };
  },
  InscriptionNonFaite: () => ({
    titre: { fr: 'Un contrôle d’identité est nécessaire', en: 'An identity check is needed' },
  }),
  InscriptionAnnulee: () => ({ titre: { fr: 'Fin de cette inscription', en: 'End of this registration' } }),
  DemandeRetiree: () => ({ titre: { fr: 'Demande retirée', en: 'Request withdrawn' } }),
  DemandeAbandonnee: () => ({
    titre: { fr: 'Demande abandonnée : la pièce n’est pas arrivée', en: 'Request lapsed: the document did not come' },
  }),
  DoublonSignale: ({ facts }) => ({
    titre: { fr: 'Une autre demande ressemble à celle-ci', en: 'Another request looks like this one' },
    detail: { fr: `n° ${facts.autre}`, en: `no. ${facts.autre}` },
  }),
  DoublonRetenu: ({ facts }) => ({
    titre: { fr: 'Vous aviez déjà une demande', en: 'You already had a request' },
    detail: { fr: `n° ${facts.autre}`, en: `no. ${facts.autre}` },
  }),
};

/** The citizen's timeline: the public part of a dossier's events, oldest first. */
export const publicTimeline = (events: readonly RecordedEvent[]): TimelineLine[] => events.flatMap((event) => {
  const type = event.type as EventType;
  const tell = Object.hasOwn(TELLERS, type) ? TELLERS[type] as Teller<EventType> : undefined;
  if (!tell) return [];
  const { titre, detail } = tell(event as unknown as Recorded<EventOf<EventType>>);
  return [{ le: event.at, type, titre, detail: detail ?? null }];
});
