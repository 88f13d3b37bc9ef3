import type { Text } from '#base/values/lang.ts';

/** Client id of the hub itself, sender of its errors, as in the published example; an environment may call it otherwise. */
export const DEFAULT_HUB_ID = 'fr.health.hub';

/** What the hub or a client says is wrong with a message: published code and name, which must agree. */
export type HubCode = keyof typeof HUB_CODES;

const code = (statusCode: number, fr: string, en: string): { statusCode: number; text: Text } =>
  ({ statusCode, text: { fr, en } });

/** The error codes of the health hub, by name. */
export const HUB_CODES = {
  DELIVERY_MODE_INCONSISTENCY: code(100, 'Message non persistant', 'Message not persistent'),
  NOT_ALLOWED_CONTENT_TYPE: code(101, 'Type de contenu non admis', 'Content type not allowed'),
  UNRECOGNIZED_MESSAGE_FORMAT: code(102, 'Format de message non reconnu', 'Message format not recognised'),
  SENDER_INCONSISTENCY: code(200, 'Émetteur incohérent', 'Sender inconsistent'),
  INVALID_MESSAGE: code(300, 'Message invalide', 'Invalid message'),
  SCHEMA_NOT_FOUND: code(301, 'Modèle de message inconnu', 'Message model unknown'),
  EXPIRED_MESSAGE_BEFORE_ROUTING: code(400, 'Message expiré avant routage', 'Message expired before routing'),
  DEAD_LETTER_QUEUED: code(500, 'Message non remis à temps', 'Message not delivered in time'),
  UNROUTABLE_MESSAGE: code(501, 'Destinataire injoignable', 'Recipient out of reach'),
  MESSAGE_CONVERSION_ERROR: code(600, 'Conversion impossible', 'Conversion impossible'),
  INTERNAL_CLIENT_ERROR: code(700, 'Erreur interne du destinataire', 'Internal error of the recipient'),
  CASE_ALREADY_EXISTS: code(701, 'Dossier déjà connu', 'Case already known'),
  WRONG_MESSAGE_SEQUENCE: code(702, 'Message hors séquence', 'Message out of sequence'),
  UNKNOWN_SENDER: code(703, 'Émetteur inconnu pour ce dossier', 'Sender unknown for this case'),
  INSUFFICIENT_DATA: code(704, 'Données insuffisantes', 'Data insufficient'),
} as const satisfies Record<string, { statusCode: number; text: Text }>;

/** The name of a published number; `undefined` when there is none. */
export const findHubCode = (statusCode: number): HubCode | undefined =>
  (Object.keys(HUB_CODES) as HubCode[]).find((name) => HUB_CODES[name].statusCode === statusCode);

/** True when number and name of an error agree. */
export const isConsistentCode = (statusCode: number, statusString: string): boolean =>
  findHubCode(statusCode) === statusString || (statusCode === 500 && statusString === 'DEAD_LETTERED_QUEUE');
