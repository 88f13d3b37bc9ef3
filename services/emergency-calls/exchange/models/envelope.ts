/** EDXL-DE envelope in its JSON form; the XML form differs in `content` only. Times have neither `Z` nor fraction. */
export const ENVELOPE = `
envelope:
  distributionID! text
  senderID! text
  dateTimeSent! time
  dateTimeExpires! time
  distributionStatus! =(Actual Exercise)
  distributionKind! =(Report Update Cancel Ack Error)
  descriptor! descriptor
  content! contentObject[1..]
descriptor:
  language! text
  explicitAddress! explicitAddress
explicitAddress:
  explicitAddressScheme! text
  explicitAddressValue! text
contentObject:
  jsonContent! jsonContent
jsonContent:
  embeddedJsonContent! embedded
embedded *:
  message! any
`;
