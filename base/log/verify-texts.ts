/** Sentences of a verification, for the auditor who reads them. */
import type { Text } from '#base/values/lang.ts';
import type { CheckName } from './findings.ts';

export const CHECK_LABELS: Record<CheckName, Text> = {
  checkpoints: { fr: 'points de contrôle signés, chacun prolonge le précédent',
    en: 'signed checkpoints, each extends the one before' },
  tiles: { fr: 'tuiles conformes aux entrées', en: 'tiles agree with the entries' },
  events: { fr: 'événements conformes à leur feuille', en: 'events agree with their leaf' },
  positions: { fr: 'positions continues dans chaque dossier', en: 'positions contiguous in each dossier' },
  time: { fr: 'dates croissantes', en: 'times increasing' },
  content: { fr: 'contenus conformes à ce qui fut scellé', en: 'contents as they were sealed' },
  receipts: { fr: 'récépissés inscrits', en: 'receipts included' },
  projections: { fr: 'projections égales à la relecture', en: 'projections equal to a replay' },
};

/** What may be wrong, with its figures. */
export const FOUND = {
  checkpointUnreadable: (n: number): Text =>
    ({ fr: `point de contrôle illisible (n° ${n})`, en: `unreadable checkpoint (no. ${n})` }),
  checkpointOrigin: (origin: string): Text =>
    ({ fr: `point de contrôle d’une autre origine : ${origin}`, en: `checkpoint of another origin: ${origin}` }),
  checkpointSignature: (size: number): Text => ({
    fr: `le point de contrôle de taille ${size} n’est signé par aucune clé publiée`,
    en: `the checkpoint of size ${size} is signed by no published key`,
  }),
  root: (size: number): Text => ({
    fr: `les entrées ne donnent pas la racine annoncée à la taille ${size}`,
    en: `the entries do not give the root claimed at size ${size}`,
  }),
  tooLarge: (size: number, present: number): Text => ({
    fr: `taille ${size} annoncée, mais le registre s’arrête à ${present} : il a été tronqué`,
    en: `size ${size} was claimed, but the log ends at ${present}: it was truncated`,
  }),
  tileMissing: (path: string): Text =>
    ({ fr: `tuile absente ou illisible : ${path}`, en: `missing or unreadable tile: ${path}` }),
  tileWrong: (path: string): Text =>
    ({ fr: `la tuile ne suit pas des entrées : ${path}`, en: `the tile does not follow from the entries: ${path}` }),
  eventMissing: (index: number): Text => ({
    fr: `la feuille ${index} n’a pas d’événement : il a été retiré`,
    en: `leaf ${index} has no event: it was removed`,
  }),
  eventExtra: (index: number): Text => ({
    fr: `événement en trop, en double ou déplacé à l’index ${index}`,
    en: `extra, doubled or moved event at index ${index}`,
  }),
  eventWrong: (index: number): Text => ({
    fr: `l’événement ${index} n’est pas celui qui fut inscrit : en-tête, corps ou sel modifié`,
    en: `event ${index} is not the one that was logged: header, body or salt altered`,
  }),
  eventUnreadable: (index: number): Text =>
    ({ fr: `en-tête ou corps illisible à l’index ${index}`, en: `unreadable header or body at index ${index}` }),
  eventColumns: (index: number): Text => ({
    fr: `les colonnes de l’événement ${index} ne disent pas ce qui est scellé`,
    en: `the columns of event ${index} do not say what is sealed`,
  }),
  eventElsewhere: (index: number): Text =>
    ({ fr: `l’événement ${index} est celui d’un autre registre`, en: `event ${index} belongs to another log` }),
  notErased: (dossier: string): Text => ({
    fr: `contenu absent du dossier ${dossier} sans événement d’effacement`,
    en: `content of dossier ${dossier} is absent without an erasure event`,
  }),
  position: (dossier: string, position: number, expected: number): Text => ({
    fr: `dossier ${dossier} : position ${position} au lieu de ${expected}`,
    en: `dossier ${dossier}: position ${position} instead of ${expected}`,
  }),
  time: (index: number): Text => ({
    fr: `l’événement ${index} est daté d’avant ses prédécesseurs`,
    en: `event ${index} is dated before its predecessors`,
  }),
  content: (index: number): Text => ({
    fr: `le contenu de l’événement ${index} n’est pas celui qui fut scellé`,
    en: `the content of event ${index} is not what was sealed`,
  }),
  receipt: (n: number, reason: Text): Text =>
    ({ fr: `récépissé n° ${n} : ${reason.fr}`, en: `receipt no. ${n}: ${reason.en}` }),
  head: (dossier: string, version: number, expected: number): Text => ({
    fr: `projection du dossier ${dossier} : version ${version}, la relecture donne ${expected}`,
    en: `projection of dossier ${dossier}: version ${version}, a replay gives ${expected}`,
  }),
};
