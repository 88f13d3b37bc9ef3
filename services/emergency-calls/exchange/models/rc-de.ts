/** RC-DE: fields in the order of its XML form, from the published model. */
export const RC_DE = `
distributionElement *:
  messageId! text
  sender! sender
  sentAt! time
  kind! =(Report Update Cancel Ack Error)
  status! =(Actual Exercise System)
  recipient! recipient[1..]
sender:
  name! text
  URI! text
recipient:
  name! text
  URI! text
`;
