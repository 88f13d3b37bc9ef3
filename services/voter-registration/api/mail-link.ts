import type { SendLinkUrl } from '#base/access/email-routes.ts';
import { renderMail, type MessageTemplate } from '#base/messages/mail-template.ts';
import { enqueueMessage } from '#base/messages/outbox.ts';
import { newId } from '#base/values/ids.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { VoterRegister } from '../store/open-register.ts';
import { boxOf } from '#base/messages/message-box.ts';
import { CHANNELS, recipientOf } from './work/outbox.ts';

const TEMPLATE: MessageTemplate = {
  id: 'lien-connexion',
  subject: { fr: 'Votre lien de connexion', en: 'Your sign-in link' },
  blocks: [
    { fr: 'Vous avez demandé à vous connecter au service d’inscription sur les listes électorales.',
      en: 'You asked to sign in to the voter registration service.' },
    { link: '{url}', label: { fr: 'Me connecter', en: 'Sign in' } },
    { fr: 'Ce lien sert une fois, pendant 15 minutes, dans le navigateur où vous l’avez demandé. '
        + 'Si vous n’avez rien demandé, ignorez ce message.',
      en: 'This link works once, for 15 minutes, in the browser where you asked for it. If you asked for nothing, ignore this message.' },
  ],
};

/** Puts the mail of a sign-in link in the outbox, in the transaction that keeps the link. */
export const sendLink = (register: VoterRegister): SendLinkUrl => {
  const box = boxOf(register.keyring);
  return async (tx, { to, lang, url }) => {
    const recipient = recipientOf(register.keyring, to);
    await enqueueMessage(tx, { partition: partitionOf(register.partitions, recipient), at: register.clock(), box },
      { id: newId(), channel: CHANNELS.mail, key: recipient, recipient, content: renderMail(TEMPLATE, lang, to, { url }) });
  };
};
