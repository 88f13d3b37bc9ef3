import { defineProblems } from '#base/values/problem.ts';

/** What can go wrong for the operator, in plain words. The status matters only where one is answered over HTTP. */
export const platformProblems = defineProblems({
  PLATFORM_SETTINGS_WRONG: {
    status: 500,
    fr: 'La configuration contient des erreurs',
    en: 'The configuration has errors',
    remedy: { fr: 'Corrigez chaque réglage cité, puis relancez.', en: 'Mend each setting named, then start again.' },
  },
  PLATFORM_DATA_LOCKED: {
    status: 409,
    fr: 'Ce répertoire de données est déjà utilisé par une autre plateforme',
    en: 'This data directory is already used by another platform',
    remedy: {
      fr: 'Arrêtez-la (npx socle down), ou donnez un autre répertoire (SOCLE_DATA_DIR).',
      en: 'Stop it (npx socle down), or give another directory (SOCLE_DATA_DIR).',
    },
  },
  PLATFORM_DATA_UNWRITABLE: {
    status: 500,
    fr: 'Le répertoire de données ne peut pas être créé ou écrit',
    en: 'The data directory cannot be made or written',
    remedy: {
      fr: 'Vérifiez son propriétaire et ses droits, ou changez SOCLE_DATA_DIR.',
      en: 'Check its owner and rights, or change SOCLE_DATA_DIR.',
    },
  },
  PLATFORM_DISK_LOW: {
    status: 507,
    fr: "Il ne reste pas assez d'espace disque",
    en: 'There is not enough disk space left',
    remedy: {
      fr: 'Libérez de la place sur le volume des données, ou déplacez-les (SOCLE_DATA_DIR).',
      en: 'Free space on the data volume, or move the data (SOCLE_DATA_DIR).',
    },
  },
  PLATFORM_PORT_USED: {
    status: 409,
    fr: 'Un port nécessaire est déjà pris',
    en: 'A port that is needed is already taken',
    remedy: {
      fr: 'Arrêtez ce programme, ou décalez tous les ports (SOCLE_PORT_BASE).',
      en: 'Stop that program, or shift all ports (SOCLE_PORT_BASE).',
    },
  },
  PLATFORM_PORT_FORBIDDEN: {
    status: 403,
    fr: "Ce compte n'a pas le droit d'ouvrir ce port",
    en: 'This account may not open this port',
    remedy: {
      fr: 'Choisissez un port à partir de 1024 (SOCLE_PORT_BASE) derrière un mandataire.',
      en: 'Choose a port from 1024 on (SOCLE_PORT_BASE) behind a proxy.',
    },
  },
  PLATFORM_HOST_UNKNOWN: {
    status: 500,
    fr: "L'adresse d'écoute n'appartient pas à cette machine",
    en: 'The address to listen on does not belong to this machine',
    remedy: { fr: 'Corrigez SOCLE_HOST.', en: 'Mend SOCLE_HOST.' },
  },
  PLATFORM_NOT_RUNNING: {
    status: 404,
    fr: 'Aucune plateforme ne tourne sur ce répertoire de données',
    en: 'No platform runs on this data directory',
    remedy: { fr: 'Lancez-la : npx socle up', en: 'Start it: npx socle up' },
  },
  PLATFORM_ORDER_FAILED: {
    status: 500,
    fr: 'La plateforme a répondu par une erreur',
    en: 'The platform answered with an error',
    remedy: {
      fr: 'Lisez-la ci-dessus ; le journal du service (logs/) en dit plus.',
      en: "Read it above; the service's log (logs/) says more.",
    },
  },
  PLATFORM_DATABASE_FAILED: {
    status: 500,
    fr: 'PostgreSQL ne démarre pas',
    en: 'PostgreSQL does not start',
    remedy: {
      fr: 'Lisez les dernières lignes ci-dessous et logs/postgresql.log du répertoire de données.',
      en: 'Read the last lines below and logs/postgresql.log in the data directory.',
    },
  },
  PLATFORM_DATABASE_UNSAFE: {
    status: 500,
    fr: 'Ce PostgreSQL pourrait perdre ce qui est déjà acquitté',
    en: 'This PostgreSQL could lose what has been acknowledged',
    remedy: {
      fr: 'Remettez fsync, full_page_writes et synchronous_commit à on ; la plateforme refuse de servir sans eux.',
      en: 'Set fsync, full_page_writes and synchronous_commit back to on; the platform refuses to serve without them.',
    },
  },
  PLATFORM_DATABASE_OLD: {
    status: 500,
    fr: 'Ce PostgreSQL est trop ancien',
    en: 'This PostgreSQL is too old',
    remedy: { fr: 'Utilisez PostgreSQL 15 ou plus récent.', en: 'Use PostgreSQL 15 or later.' },
  },
  PLATFORM_NO_USER: {
    status: 500,
    fr: "Lancé en root, sans compte ordinaire à prêter à PostgreSQL",
    en: 'Started as root, with no ordinary account to lend to PostgreSQL',
    remedy: {
      fr: 'Créez un compte (useradd --system socle) ou lancez sous un autre utilisateur.',
      en: 'Create an account (useradd --system socle) or start as another user.',
    },
  },
  PLATFORM_SERVICE_BROKEN: {
    status: 500,
    fr: 'Un service ne se charge pas',
    en: 'A service does not load',
    remedy: { fr: "Lisez l'erreur ci-dessous.", en: 'Read the error below.' },
  },
  PLATFORM_DEMO_FORBIDDEN: {
    status: 500,
    fr: 'Éléments de démonstration refusés en production',
    en: 'Demonstration material is refused in production',
    remedy: {
      fr: 'Partez d’un répertoire de données neuf, sans --demo ni réglage de démonstration.',
      en: 'Start from a new data directory, without --demo or any demonstration setting.',
    },
  },
  PLATFORM_SECRETS_EXPOSED: {
    status: 500,
    fr: "Un fichier de secrets est lisible par d'autres comptes",
    en: 'A file of secrets can be read by other accounts',
    remedy: { fr: 'Faites chmod 600 sur ce fichier.', en: 'Run chmod 600 on that file.' },
  },
  PLATFORM_MASTER_KEY_MISSING: {
    status: 500,
    fr: 'La clé maîtresse manque ou ne correspond pas à ces secrets',
    en: 'The master key is missing or does not fit these secrets',
    remedy: {
      fr: 'Remettez le fichier de clé maîtresse à sa place (SOCLE_MASTER_KEY_FILE).',
      en: 'Put the master key file back in its place (SOCLE_MASTER_KEY_FILE).',
    },
  },
  PLATFORM_KEYS_LOST: {
    status: 500,
    fr: 'Des clés de cette plateforme manquent : elle ne démarre pas',
    en: 'Keys of this platform are missing: it does not start',
    remedy: {
      fr: 'La clé maîtresse : remettez la copie de ses gardiens. Les secrets des services : npx socle restore --keys les reprend de la '
        + 'sauvegarde (ou remettez votre copie, chmod 600). Puis npx socle up.',
      en: "The master key: put its keepers' copy back. Secrets of services: npx socle restore --keys takes them from the backup (or put "
        + 'your own copy back, chmod 600). Then npx socle up.',
    },
  },
  PLATFORM_COMMAND_UNKNOWN: {
    status: 400,
    fr: 'Commande ou option inconnue',
    en: 'Unknown command or option',
    remedy: { fr: 'Voyez npx socle --help', en: 'See npx socle --help' },
  },
  PLATFORM_PROOF_UNREADABLE: {
    status: 400,
    fr: 'Ce fichier ne se lit pas comme une preuve',
    en: 'This file does not read as a proof',
    remedy: {
      fr: 'Donnez le récépissé, le point de contrôle ou les clés tels qu’ils ont été publiés.',
      en: 'Give the receipt, the checkpoint or the keys as they were published.',
    },
  },
  PLATFORM_BACKUP_WRONG: {
    status: 500,
    fr: 'La sauvegarde est absente, incomplète ou altérée',
    en: 'The backup is missing, incomplete or altered',
    remedy: { fr: 'Choisissez une autre sauvegarde.', en: 'Choose another backup.' },
  },
  PLATFORM_DESTROY_REFUSED: {
    status: 409,
    fr: 'La plateforme n’est pas détruite',
    en: 'The platform is not destroyed',
    remedy: {
      fr: 'Arrêtez-la, tapez son nom (--platform NOM), ayez une sauvegarde vérifiée (ou --abandon-data) ; en production, une seconde '
        + 'personne approuve (--approve MOT).',
      en: 'Stop it, type its name (--platform NAME), have a verified backup (or --abandon-data); in production a second person '
        + 'approves (--approve WORD).',
    },
  },
  PLATFORM_RESTORE_REFUSED: {
    status: 409,
    fr: 'La restauration écraserait des données',
    en: 'The restore would overwrite data',
    remedy: {
      fr: 'Nommez la plateforme à remplacer : --replace NOM. Les données en place seront mises de côté.',
      en: 'Name the platform to replace: --replace NAME. The data in place will be set aside.',
    },
  },
});
