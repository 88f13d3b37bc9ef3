import { fileURLToPath } from 'node:url';
import { providerNeed, providerSettings } from '#base/access/identity-providers.ts';
import { afterRestoreCommand } from '#base/dossiers/after-restore-command.ts';
import { exportCommand } from '#base/dossiers/export-command.ts';
import { rebuildCommand } from '#base/dossiers/rebuild-command.ts';
import { rewrapCommand } from '#base/dossiers/rewrap-command.ts';
import { verifyCommand } from '#base/dossiers/verify-command.ts';
import { WRAPPED_DOSSIER_KEYS } from '#base/dossiers/wrapped-dossier-keys.ts';
import { WRAPPED_FILE_KEYS } from '#base/files/wrapped-file-keys.ts';
import { THEME_SETTINGS } from '#base/ui/theme/official-theme.ts';
import { FILE_SETTINGS } from '#base/files/service-files.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { PROVIDERS } from './api/access-rules.ts';
import { seed } from './api/commands/seed.ts';
import { electionNight } from './api/load/election-night.ts';
import { registerOf } from './api/register-of.ts';
import { startWeb } from './api/web.ts';
import { startWorker } from './api/work/worker.ts';
import { citizenBundle } from './web/citizen/bundle.ts';
import { deskBundle } from './web/desk/bundle.ts';
import { staffBundle } from './web/staff/bundle.ts';
import { demandeType, SERVICE } from './store/demande-type.ts';

/** A command tells what went wrong by its end. */
const quietly = (context: ServiceContext) => registerOf(context, () => undefined);

/** Registration on the electoral rolls: the citizen's request and the town hall's decision. */
export const service = {
  name: SERVICE,
  title: { fr: 'Inscription sur les listes électorales', en: 'Voter registration' },
  summary: {
    fr: 'Demander son inscription en ligne, suivre sa demande ; instruire et viser en mairie.',
    en: 'Apply online, follow the request; examine and decide at the town hall.',
  },
  partitions: 4,
  migrations: [fileURLToPath(new URL('./store', import.meta.url))],
  ports: [{ name: 'web', default: 8081 }],
  addons: true,
  renders: true,
  bundles: [citizenBundle, deskBundle, staffBundle],
  tour: '/essayer',
  enrolment: '/administration/premier',
  sharedSecrets: [{ name: 'oidc', with: 'identity' }, { name: 'address', with: 'identity' },
    { name: 'register', with: 'national-register' }],
  publicFigures: [
    { name: 'filed_total', text: { fr: 'demandes déposées', en: 'requests filed' } },
    { name: 'registered_total', text: { fr: 'inscriptions prononcées', en: 'registrations made' } },
  ],
  settings: [
    ...THEME_SETTINGS,
    { name: 'SOCLE_VOTER_AUTHORITY', default: 'Service des élections', text: { fr: 'Service responsable', en: 'Authority in charge' } },
    { name: 'SOCLE_VOTER_CONTACT', default: 'elections@socle.localhost', text: { fr: 'Contact du service', en: 'Contact' } },
    { name: 'SOCLE_VOTER_PHONE', default: '', text: { fr: 'Téléphone du service, sur le récépissé',
      en: 'Telephone of the service, on the receipt' } },
    { name: 'SOCLE_VOTER_POSTAL_ADDRESS', default: '', text: { fr: 'Adresse postale du service, sur le récépissé et les mentions légales',
      en: 'Postal address of the service, on the receipt and the legal notice' } },
    { name: 'SOCLE_VOTER_HOST', default: '', text: { fr: 'Hébergeur, dans les mentions légales', en: 'Host, in the legal notice' } },
    { name: 'SOCLE_VOTER_DATA_OFFICER', default: 'donnees@socle.localhost',
      text: { fr: 'Délégué à la protection des données (prévenu de chaque accès exceptionnel)',
        en: 'Data protection officer (told of each emergency access)' } },
    ...providerSettings(PROVIDERS),
    { name: 'SOCLE_SMTP_URL', default: '', secret: true,
      text: { fr: 'Serveur de courriel (smtp:// ou smtps://)', en: 'Mail server (smtp:// or smtps://)' } },
    { name: 'SOCLE_VOTER_RETURN_PATH', default: '',
      text: { fr: 'Adresse où reviennent les courriels non remis (défaut : le contact)',
        en: 'Address to which undelivered mails come back (default: the contact)' } },
    { name: 'SOCLE_VOTER_BOUNCE_SECRET', default: '', secret: true,
      text: { fr: 'Secret par lequel le serveur de courriel signe les avis de non-remise',
        en: 'Secret by which the mail system signs the bounces that it hands over' } },
    { name: 'SOCLE_VOTER_SMS_URL', default: '', needs: ['SOCLE_VOTER_SMS_SECRET'],
      text: { fr: 'Relais de SMS (POST signé)', en: 'Relay of text messages (signed POST)' } },
    { name: 'SOCLE_VOTER_SMS_SECRET', default: '', secret: true,
      text: { fr: 'Secret par lequel les SMS sont signés', en: 'Secret by which text messages are signed' } },
    { name: 'SOCLE_VOTER_ADDRESS_URL', default: '', needs: ['SOCLE_VOTER_ADDRESS_SECRET'],
      text: { fr: 'Vérification des adresses auprès des fournisseurs d’énergie (POST signé)',
        en: 'Check of addresses with energy suppliers (signed POST)' } },
    { name: 'SOCLE_VOTER_ADDRESS_SECRET', default: '', secret: true,
      text: { fr: 'Secret par lequel ces vérifications sont signées', en: 'Secret by which these checks are signed' } },
    { name: 'SOCLE_REGISTER_URL', default: '', needs: ['SOCLE_REGISTER_SECRET_FILE'],
      text: { fr: 'Adresse du répertoire électoral', en: 'Address of the electoral register' } },
    { name: 'SOCLE_REGISTER_SECRET_FILE', default: '', secretFile: true,
      text: { fr: 'Fichier (0600) du secret partagé avec le répertoire', en: 'File (0600) of the secret shared with the register' } },
    ...FILE_SETTINGS,
    { name: 'SOCLE_VOTER_ENTRIES_PER_S', default: '0',
      text: { fr: 'Visiteurs admis par seconde, les autres attendent (0 : sans limite)',
        en: 'Visitors let in a second, others wait (0: no limit)' } },
    { name: 'SOCLE_VOTER_ENQUIRY_QUOTA', default: '1',
      text: { fr: 'Facteur des quotas d’interrogation de la situation électorale', en: 'Factor of the quotas of electoral enquiries' } },
    { name: 'SOCLE_VOTER_ADMISSION_PER_S', default: '0',
      text: { fr: 'Demandes admises par seconde (0 : sans limite)', en: 'Requests admitted a second (0: no limit)' } },
  ],
  productionNeeds: [
    providerNeed(['proconnect'], { fr: 'aucun agent ne pourrait se connecter', en: 'no agent could sign in' }),
  ],
  startWeb: (context: ServiceContext) => startWeb(context),
  startWorker: (context: ServiceContext) => startWorker(context),
  commands: { seed, rebuild: rebuildCommand(demandeType), verify: verifyCommand(quietly), export: exportCommand(quietly),
    rewrap: rewrapCommand([WRAPPED_DOSSIER_KEYS, WRAPPED_FILE_KEYS]), 'after-restore': afterRestoreCommand(quietly),
    'load:election-night': electionNight },
};
