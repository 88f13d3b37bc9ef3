import type { Json } from './schema/json.ts';

/** What an envelope is about. */
export type DistributionKind = 'Report' | 'Update' | 'Cancel' | 'Ack' | 'Error';

export type DistributionStatus = 'Actual' | 'Exercise';

/** A message: RC-DE header and one business content under the key of its kind. */
export type Message = { [key: string]: Json };

/** EDXL-DE envelope in its JSON form, which is also how we hold one that came as XML. */
export type Envelope = {
  distributionID: string;
  senderID: string;
  /** Local times with offset; see `readTime`. */
  dateTimeSent: string;
  dateTimeExpires: string;
  distributionStatus: DistributionStatus;
  distributionKind: DistributionKind;
  descriptor: {
    language: string; explicitAddress: { explicitAddressScheme: string; explicitAddressValue: string };
  };
  content: { jsonContent: { embeddedJsonContent: { message: Message } } }[];
};

/** Messages of an envelope; all of ours hold one. */
export const messagesOf = (envelope: Envelope): Message[] =>
  envelope.content.map(({ jsonContent }) => jsonContent.embeddedJsonContent.message);

/** Is it of an exercise? Kept apart from the real world end to end. */
export const isExercise = ({ distributionStatus }: Pick<Envelope, 'distributionStatus'>): boolean => distributionStatus === 'Exercise';

/** Client id of the addressee. */
export const recipientOf = ({ descriptor }: Envelope): string => descriptor.explicitAddress.explicitAddressValue;

/** The same envelope with one message changed. */
export const withMessage = (envelope: Envelope, message: Message): Envelope =>
  ({ ...envelope, content: [{ jsonContent: { embeddedJsonContent: { message } } }] });
