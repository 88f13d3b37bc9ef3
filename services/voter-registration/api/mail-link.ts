import type { SendLinkUrl } from '#base/access/email-routes.ts';
import { messageBox } from '#base/messages/message-box.ts';
import { renderMail, type MessageTemplate } from '#base/messages/mail-template.ts';
import { enqueueMessage } from '#base/messages/outbox.ts';
import { newId } from '#base/values/ids.ts';
import { hmac } from '#base/values/crypto-box.ts';
import { deriveKey } from '#base/values/keyring.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { VoterRegister } from '../store/open-register.ts';

const TEMPLATE: MessageTemplate = {
  id: 'lien-connexion',
  subject: { fr: 'Votre lien de connexion', en: 'Your sign-in link' },
  blocks: [
    { fr: 'Vous avez demandé à vous connecter au service d’inscription sur les listes électorales.',
      en: 'You asked to sign in to the voter registration service.' },
    { link: '{url}', label: { fr: 'Me connecter', en: 'Sign in' } },
    { fr: 'Ce lien sert une fois, pendant 15 minutes, dans le navigateur où vous l’avez demandé. Si vous n’avez rien demandé, ignorez ce message.',
      en: 'This link works once, for 15 minutes, in the browser where you asked for it. If you asked for nothing, ignore this message.' },
  ],
};

/** Puts the mail of a sign-in link in the outbox, in the transaction that keeps the link. */
export const sendLink = (register: VoterRegister): SendLinkUrl => {
  const key = deriveKey(register.keyring, 'messages');
  const box = messageBox(hmac(key, 'box'));
  return async (tx, { to, lang, url }) => {
    const recipient = hmac(key, 'recipient', to).toString('base64url');
    await enqueueMessage(tx, { partition: partitionOf(register.partitions, recipient), at: register.clock(), box },
      { id: newId(), channel: 'mail', key: recipient, recipient, content: renderMail(TEMPLATE, lang, to, { url }) });
  };
};
