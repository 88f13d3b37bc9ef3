import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';
import { ADDRESS_ANSWERS } from '../../domain/codes/address-answers.ts';
import { APPEAL_MOTIVES } from '../../domain/codes/appeal-motives.ts';
import { COURT_APPLICANTS } from '../../domain/codes/court-applicants.ts';
import { JUDGMENTS } from '../../domain/codes/judgments.ts';
import { COMPLETION_MOTIVES, type MotifCompletion } from '../../domain/codes/completion-motives.ts';
import { PIECE_NEEDS, type BesoinPiece } from '../../domain/codes/piece-needs.ts';
import { REFUSAL_MOTIVES, type MotifRefus } from '../../domain/codes/refusal-motives.ts';
import type { EventOf, EventType, Recorded } from '../../domain/events.ts';
import { stationNumber } from '../../domain/roll/station-number.ts';
import type { HistoryLine } from '../../web/desk/model.ts';

type Author = HistoryLine['par'];
type Told = { titre: Text; detail?: Text | undefined; par: Author };
type Teller<T extends EventType> = (event: Recorded<EventOf<T>>) => Told;

const both = (fr: string, en: string): Text => ({ fr, en });
const motive = (code: MotifRefus | undefined): Text | undefined => (code ? REFUSAL_MOTIVES[code].label : undefined);
const station = (numero: string): Text => both(`bureau ${numero}`, `polling station ${numero}`);
const other = (autre: string): Text => both(`n° ${autre}`, `no. ${autre}`);

const asked = (content: { besoin: BesoinPiece; motif: MotifCompletion } | undefined): Text | undefined => content
  && both(
  `${PIECE_NEEDS[content.besoin].label.fr} : ${COMPLETION_MOTIVES[content.motif].label.fr}`,
  `${PIECE_NEEDS[content.besoin].label.en}: ${COMPLETION_MOTIVES[content.motif].label.en}`);

const EXAMINED: Readonly<Record<string, Text>> = {
  SAINE: both('Document vérifié', 'Document checked'),
    INFECTEE: both('Document mis en quarantaine', 'Document put in quarantine'),
  ILLISIBLE: both('Document illisible', 'Document unreadable'), ACCEPTEE: both('Document accepté', 'Document accepted'),
  REFUSEE: both('Document refusé', 'Document refused'), RECUE: both('Document reçu', 'Document received'),
};

const APPEAL_OUTCOMES = {
  ACCUEILLI: both('Recours accueilli', 'Appeal upheld'), REJETE: both('Recours rejeté', 'Appeal rejected'),
  PARTAGE: both('Partage des voix : pas de délibération', 'No majority: no deliberation'),
};

/** What the town hall reads of each event: all of them, in its own words. */
const TELLERS: { readonly [T in EventType]: Teller<T> } = {
  DemandeDeposee: ({ facts }) => ({ titre: facts.canal === 'EN_LIGNE' ? both('Demande déposée en ligne', 'Filed online')
    : both('Demande papier saisie en mairie', 'Paper request entered at the town hall'),
  par: facts.canal === 'EN_LIGNE' ? 'usager' : 'mairie', detail: facts.adresse && ADDRESS_ANSWERS[facts.adresse].label }),
  ControleAutoTermine: () => ({ titre: both('Identité contrôlée', 'Identity checked'), par: 'registre' }),
  DemandeTransmise: () => ({ titre: both('Transmise à la mairie', 'Sent to the town hall'), par: 'registre' }),
  PieceDemandee: ({ facts, content }) => ({ titre: both('Pièce demandée', 'Document asked for'), detail: asked(content),
    par: facts.automatique ? 'service' : 'mairie' }),
  PiecesRecues: ({ facts }) =>
    ({ titre: facts.complete ? both('Pièces reçues : demande complète', 'Documents received: complete')
    : both('Pièces reçues', 'Documents received'), par: 'usager' }),
  PieceExaminee: ({ facts }) => ({ titre: EXAMINED[facts.statut]!,
    par: facts.statut === 'ACCEPTEE' || facts.statut === 'REFUSEE' ? 'mairie' : 'service' }),
  DemandeInstruite: ({ facts, content }) =>
    ({ titre: facts.sens === 'ACCEPTER' ? both('Acceptation proposée', 'Acceptance proposed')
    : both('Refus proposé', 'Refusal proposed'), detail: motive(content?.motif), par: 'mairie' }),
  DecisionVisee: ({ facts, content }) =>
    ({ titre: facts.sens === 'ACCEPTER' ? both('Acceptée', 'Accepted') : both('Refusée', 'Refused'),
    detail: motive(content?.motif), par: 'maire' }),
  ElecteurInscrit: ({ content }) => ({ titre: both('Inscription confirmée', 'Registration confirmed'), par: 'registre',
    detail: content && station(stationNumber(content.bureau)) }),
  InscriptionNonFaite: () =>
    ({ titre: both('Identité non reconnue par le répertoire', 'Identity not recognised by the register'),
    par: 'registre' }),
  RadiationEngagee: () => ({ titre: both('Radiation envisagée : la personne est avertie', 'Strike-off considered: the person is told'),
    par: 'mairie' }),
  RadiationRepondue: ({ facts }) => ({ titre: both('Réponse de la personne', 'The person’s answer'),
    par: facts.canal === 'EN_LIGNE' ? 'usager' : 'mairie' }),
  RadiationDecidee: ({ facts }) => ({ titre: facts.radier ? both('Radiation décidée', 'Strike-off decided')
    : both('Maintien sur la liste', 'Kept on the roll'), par: 'maire' }),
  InscriptionAnnulee: () => ({ titre: both('Fin de cette inscription', 'End of this registration'), par: 'registre' }),
  RecoursForme: ({ facts }) => ({ titre: facts.horsDelai ? both('Recours reçu hors délai', 'Appeal received out of time')
    : both('Recours reçu', 'Appeal received'), par: 'usager' }),
  RecoursExamine: ({ facts, content }) => ({ titre: APPEAL_OUTCOMES[facts.issue], par: 'commission',
    detail: facts.issue === 'PARTAGE' ? undefined : content && APPEAL_MOTIVES[content.motif].label }),
  SilenceConstate: () => ({ titre: both('Recours rejeté par le silence de la commission',
    'Appeal rejected: the commission stayed silent'), par: 'service' }),
  JugementEnregistre: ({ facts, content }) => ({ titre: both('Décision du tribunal enregistrée', 'Court decision entered'),
    par: 'mairie', detail: both(...(['fr', 'en'] as const).map((lang) => [JUDGMENTS[facts.sens].label[lang],
      `${lang === 'fr' ? 'requérant : ' : 'applicant: '}${COURT_APPLICANTS[facts.requerant].label[lang]}`,
      content?.reference].filter(Boolean).join(', ')) as [string, string]) }),
  CourrielRejete: () => ({ titre: both('Courriel refusé par l’adresse donnée : la lettre part autrement',
    'E-mail refused by the address given: the letter goes another way'), par: 'service' }),
  ContactCorrige: () => ({ titre: both('Adresse électronique corrigée', 'E-mail address corrected'), par: 'usager' }),
  DemandeRetiree: () => ({ titre: both('Demande retirée', 'Request withdrawn'), par: 'usager' }),
  DemandeAbandonnee: () => ({ titre: both('Abandonnée faute de réponse', 'Lapsed: no answer'), par: 'service' }),
  DoublonSignale: ({ facts }) =>
    ({ titre: both('Doublon possible signalé', 'Possible duplicate found'), detail: other(facts.autre),
    par: 'service' }),
  DoublonRetenu: ({ facts }) =>
    ({ titre: both('Doublon confirmé', 'Duplicate confirmed'), detail: other(facts.autre), par: 'mairie' }),
  DoublonEcarte: ({ facts }) =>
    ({ titre: both('Doublon écarté', 'Duplicate set aside'), detail: other(facts.autre), par: 'mairie' }),
  DossierClos: () => ({ titre: both('Dossier clos', 'Dossier closed'), par: 'service' }),
  ContenuPurge: () => ({ titre: both('Copie du portail effacée', 'Portal copy erased'), par: 'service' }),
};

/** The lines of a dossier's history, oldest first; `me` is told apart from colleagues, nobody is named. */
export const historyOf = (events: readonly RecordedEvent[], me: string): HistoryLine[] => events.flatMap((event) => {
  if (!Object.hasOwn(TELLERS, event.type)) return [];
  const tell = TELLERS[event.type as EventType] as Teller<EventType>;
  const { titre, detail, par } = tell(event as unknown as Recorded<EventOf<EventType>>);
  return [{ le: toRfc3339(event.at), titre, detail: detail ?? null, par: event.actor === me ? 'vous' : par }];
});
