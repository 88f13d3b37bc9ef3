import { fileURLToPath } from 'node:url';
import { afterRestoreCommand } from '#base/dossiers/after-restore-command.ts';
import { exportCommand } from '#base/dossiers/export-command.ts';
import { rewrapCommand } from '#base/dossiers/rewrap-command.ts';
import { verifyCommand } from '#base/dossiers/verify-command.ts';
import { WRAPPED_DOSSIER_KEYS } from '#base/dossiers/wrapped-dossier-keys.ts';
import { WRAPPED_FILE_KEYS } from '#base/files/wrapped-file-keys.ts';
import { WRAPPED_RECORDING_KEYS } from './store/recordings.ts';
import { providerNeed, providerSettings } from '#base/access/identity-providers.ts';
import { FILE_SETTINGS } from '#base/files/service-files.ts';
import { THEME_SETTINGS } from '#base/ui/theme/official-theme.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { rebuildAll } from './api/commands/rebuild-all.ts';
import { PROVIDERS } from './api/access.ts';
import { loadTerritory } from './api/commands/load-territory.ts';
import { seed } from './api/commands/seed.ts';
import { loadCommands } from './api/load/run-load.ts';
import { regulationOf } from './api/regulation-of.ts';
import { startWeb } from './api/web.ts';
import { startWorker } from './api/work/worker.ts';
import { screensBundle } from './web/bundle.ts';
import { checkSite } from './data/site.ts';
import { SERVICE } from './store/case-type.ts';
import { registerType } from './store/register-type.ts';

/** A command tells what went wrong by its end. */
const quietly = (context: ServiceContext) => regulationOf(context, () => undefined);

/** Emergency medical calls: from the ring to the hand-over at the hospital, in centres that help each other. */
export const service = {
  name: SERVICE,
  title: { fr: 'Régulation des appels d’urgence', en: 'Emergency medical calls' },
  summary: {
    fr: 'Décrocher, localiser, prioriser, envoyer les secours ; les centres s’entraident.',
    en: 'Pick up, locate, triage, send help; centres help each other.',
  },
  partitions: 4,
  migrations: [fileURLToPath(new URL('./store', import.meta.url))],
  ports: [{ name: 'web', default: 8083 }],
  bundles: [screensBundle],
  threads: true,
  renders: true,
  enrolment: '/administration/premier',
  publicFigures: [
    { name: 'presented_24h', text: { fr: 'appels présentés depuis 24 h', en: 'calls presented in the last 24 h' } },
    { name: 'answered_24h', text: { fr: 'appels décrochés depuis 24 h', en: 'calls answered in the last 24 h' } },
  ],
  sharedSecrets: [{ name: 'oidc', with: 'identity' }],
  settings: [
    ...FILE_SETTINGS,
    ...THEME_SETTINGS,
    ...providerSettings(PROVIDERS),
    { name: 'SOCLE_CALLS_DOCTORS_PSC', default: '',
      text: { fr: 'Médecins par Pro Santé Connect seulement (oui)', en: 'Doctors by Pro Santé Connect only (oui: yes)' } },
    { name: 'SOCLE_CALLS_SMS_URL', default: '', needs: ['SOCLE_CALLS_SMS_SECRET'],
      text: { fr: 'Relais de SMS (POST signé)', en: 'Relay of text messages (signed POST)' } },
    { name: 'SOCLE_CALLS_SMS_SECRET', default: '', secret: true,
      text: { fr: 'Secret par lequel les SMS sont signés', en: 'Secret by which text messages are signed' } },
    { name: 'SOCLE_SMTP_URL', default: '', secret: true,
      text: { fr: 'Serveur de courriel (smtp:// ou smtps://)', en: 'Mail server (smtp:// or smtps://)' } },
    { name: 'SOCLE_CALLS_CONTACT', default: '', text: { fr: 'Adresse d’où partent les courriels', en: 'Address from which mails leave' } },
    { name: 'SOCLE_CALLS_SAFETY_OFFICER', default: '', text: { fr: 'Courriel du responsable de la sécurité des patients',
      en: 'E-mail of the patient-safety officer' } },
    { name: 'SOCLE_CALLS_TELEPHONY_SECRET', default: '', secret: true,
      text: { fr: 'Secret par lequel la téléphonie et les traceurs signent', en: 'Secret by which the telephony and the trackers sign' } },
    { name: 'SOCLE_CALLS_AML_KEY', default: '', secret: true,
      text: { fr: 'Clé des positions que les téléphones postent', en: 'Key of the places that telephones post' } },
    { name: 'SOCLE_CALLS_SITE', default: '', check: checkSite,
      text: { fr: 'Centres et partenaires du site (JSON sur une ligne)', en: 'Centres and partners of the site (JSON on one line)' } },
    { name: 'SOCLE_CALLS_HUB_URL', default: '',
      text: { fr: 'Hub Santé : amqps://hôte:port/vhost', en: 'Health hub: amqps://host:port/vhost' } },
    { name: 'SOCLE_CALLS_HUB_ID', default: '', text: { fr: 'Identifiant du Hub Santé dans cet environnement',
      en: 'Client id of the health hub in this environment' } },
  ],
  productionNeeds: [
    providerNeed(PROVIDERS, { fr: 'personne ne pourrait se connecter', en: 'nobody could sign in' }),
    { anyOf: [['SOCLE_CALLS_SITE']], text: { fr: 'les centres du site ne sont pas dits', en: 'the centres of the site are not told' } },
  ],
  startWeb: (context: ServiceContext) => startWeb(context),
  startWorker: (context: ServiceContext) => startWorker(context),
  commands: { seed, rebuild: rebuildAll,
    verify: verifyCommand((context) => ({ ...quietly(context), type: registerType(context.service) })),
    rewrap: rewrapCommand([WRAPPED_DOSSIER_KEYS, WRAPPED_FILE_KEYS, WRAPPED_RECORDING_KEYS]),
    export: exportCommand(quietly), 'after-restore': afterRestoreCommand(quietly), 'load:territory': loadTerritory, ...loadCommands },
};
