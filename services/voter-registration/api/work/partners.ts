import type { FileWork } from '#base/files/file-work.ts';
import { serviceFiles } from '#base/files/service-files.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { Channel } from '#base/messages/channel.ts';
import { mailboxHandOver } from '#base/messages/mailbox-hand-over.ts';
import { createPrintDesk, type PrintDesk } from '#base/messages/print-desk.ts';
import { smsRelay, type SmsRelay } from '#base/messages/sms-relay.ts';
import type { SmtpOptions } from '#base/messages/smtp-adapter.ts';
import { smtpOptions } from '#base/messages/smtp-address.ts';
import { directionKey, type WebhookKey } from '#base/messages/webhook-signature.ts';
import type { Clock } from '#base/values/instant.ts';
import { deriveKey } from '#base/values/keyring.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { townHallLetters } from '../letters/town-hall-letters.ts';
import { letterChannel } from './mail-channel.ts';
import { rollDoor, type AskRoll } from './number-rolls.ts';
import { PORTAL, REGISTER } from './outbox.ts';

/** Keys of the two directions of the exchange, from the secret shared with the register: the operator's, or that of the simulated one. */
export const exchangeKeys = ({ settings, secrets }: Pick<ServiceContext, 'settings' | 'secrets'>): { out: WebhookKey; in: WebhookKey }
  | undefined => {
  const secret = settings.SOCLE_REGISTER_SECRET_FILE || secrets.register;
  if (secret === undefined) return undefined;
  const shared = Buffer.from(secret);
  return { out: directionKey(shared, PORTAL, REGISTER), in: directionKey(shared, REGISTER, PORTAL) };
};

/** Address of the register: the operator's, or that of this platform's simulated one. */
export const registerOrigin = ({ settings, origins }: ServiceContext): string | undefined =>
  settings.SOCLE_REGISTER_URL || origins[REGISTER];

/** The register's exchange of rolls, when there is a register. */
export const rollsOf = (context: ServiceContext, clock: Clock): AskRoll | undefined => {
  const [keys, origin] = [exchangeKeys(context), registerOrigin(context)];
  return keys && origin ? rollDoor({ origin, key: keys.out, clock }) : undefined;
};

/** Where mails go: the operator's server, or the demo's mailbox. Nothing: mails wait in the outbox. */
export const mailServer = ({ settings, origins }: ServiceContext): SmtpOptions | undefined => {
  const url = settings.SOCLE_SMTP_URL || origins['mailbox:smtp'];
  const from = { name: settings.SOCLE_VOTER_AUTHORITY ?? '', address: settings.SOCLE_VOTER_CONTACT ?? '' };
  const returnPath = settings.SOCLE_VOTER_RETURN_PATH;
  return url ? { ...smtpOptions(url, from), ...(returnPath ? { returnPath } : {}) } : undefined;
};

/** Where text messages go: the operator's relay, or the demo's mailbox. */
export const textRelay = ({ settings, secrets, origins }: ServiceContext): SmsRelay | undefined => smsRelay(PORTAL,
  { url: settings.SOCLE_VOTER_SMS_URL, secret: settings.SOCLE_VOTER_SMS_SECRET },
  { origin: origins.mailbox, secret: secrets['letters@mailbox'] });

/** Letters that wait for a town hall to print them, sealed in the object store. */
export const printDesk = (register: VoterRegister, { store }: Pick<FileWork, 'store'>): PrintDesk =>
  createPrintDesk(store, deriveKey(register.keyring, 'letters'));

/** Letters go to the print desk of the town hall; the demo's mailbox shows them too. */
export const letters = (context: ServiceContext, register: VoterRegister, files: FileWork): Channel => {
  const { mailbox } = context.origins;
  const toTownHall = townHallLetters(register, printDesk(register, files));
  const secret = context.secrets['letters@mailbox'];
  if (mailbox && secret !== undefined) {
    const key = directionKey(Buffer.from(secret), PORTAL, 'mailbox');
    const show = mailboxHandOver({ origin: mailbox, key, clock: register.clock });
    return letterChannel(async (job) => { await toTownHall(job); await show(job); });
  }
  return letterChannel(toTownHall);
};

/** The documents' store, scanner and renderer of a process. */
export const fileWork = (context: ServiceContext, register: VoterRegister): FileWork =>
  serviceFiles(context, register, { keyHolder: HOLDERS.portail, watermark: 'Inscription sur les listes électorales' });
