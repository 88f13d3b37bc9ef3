import type { Lang, Text } from '#base/values/lang.ts';

const TEXTS = {
  title: { fr: 'Messages en attente et en échec', en: 'Messages waiting and failed' },
  lanes: { fr: 'Destinations', en: 'Destinations' },
  channel: { fr: 'Destination', en: 'Destination' },
  log: { fr: 'registre', en: 'log' },
  waiting: { fr: 'En attente', en: 'Waiting' },
  dead: { fr: 'En échec', en: 'Failed' },
  oldest: { fr: 'Plus ancien', en: 'Oldest' },
  state: { fr: 'État', en: 'State' },
  answers: { fr: 'répond', en: 'answers' },
  away: { fr: 'ne répond pas', en: 'does not answer' },
  resend: { fr: 'Renvoyer maintenant', en: 'Send again now' },
  nothing: { fr: 'Aucun message n’a été envoyé pour l’instant.', en: 'No message has been sent yet.' },
  letters: { fr: 'Messages en échec', en: 'Failed messages' },
  noLetters: { fr: 'Aucun message en échec : il n’y a rien à décider.',
    en: 'No failed message: there is nothing to decide.' },
  key: { fr: 'Dossier', en: 'Case' },
  reason: { fr: 'Cause', en: 'Cause' },
  since: { fr: 'Depuis', en: 'Since' },
  behind: { fr: 'Messages qui attendent derrière', en: 'Messages waiting behind' },
  decision: { fr: 'Décision', en: 'Decision' },
  why: { fr: 'Motif de la décision (gardé)', en: 'Reason of the decision (kept)' },
  replay: { fr: 'Rejouer', en: 'Replay' },
  skip: { fr: 'Abandonner', en: 'Give up' },
  gaps: { fr: 'Messages reçus en avance', en: 'Messages received early' },
  noGaps: { fr: 'Aucun message n’en attend un autre.', en: 'No message waits for another.' },
  sender: { fr: 'Émetteur', en: 'Sender' },
  missing: { fr: 'Rang manquant', en: 'Missing rank' },
} as const satisfies Record<string, Text>;

/** A text of the messages' screen. */
export const say = (lang: Lang, key: keyof typeof TEXTS): string => TEXTS[key][lang];
