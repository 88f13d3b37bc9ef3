import { defineProblems } from '#base/values/problem.ts';

const again = { fr: 'Réessayez dans quelques instants ; rien n’a été perdu.', en: 'Try again in a moment; nothing was lost.' };

/** What any server of the suite may answer, whatever the service. */
export const httpProblems = defineProblems({
  HTTP_NOT_FOUND: { status: 404, fr: 'Page introuvable', en: 'Page not found',
    remedy: { fr: 'Vérifiez l’adresse ou revenez à l’accueil.', en: 'Check the address or go back to the home page.' } },
  HTTP_METHOD: { status: 405, fr: 'Méthode non permise', en: 'Method not allowed',
    remedy: { fr: 'Consultez la documentation de l’API.', en: 'See the API documentation.' } },
  HTTP_BODY_TOO_LARGE: { status: 413, fr: 'Envoi trop volumineux', en: 'Body too large',
    remedy: { fr: 'Réduisez la taille de l’envoi.', en: 'Send less in one request.' } },
  HTTP_MEDIA_TYPE: { status: 415, fr: 'Format d’envoi non accepté', en: 'Unsupported media type',
    remedy: { fr: 'Envoyez du JSON (application/json) ou un formulaire.', en: 'Send JSON (application/json) or a form.' } },
  HTTP_JSON: { status: 400, fr: 'JSON refusé', en: 'JSON refused',
    remedy: { fr: 'Corrigez le document JSON indiqué.', en: 'Mend the JSON document as indicated.' } },
  HTTP_INVALID: { status: 422, fr: 'Données invalides', en: 'Invalid data',
    remedy: { fr: 'Corrigez chaque champ indiqué.', en: 'Mend each field that is listed.' } },
  HTTP_TIMEOUT: { status: 408, fr: 'Envoi trop lent', en: 'Request too slow',
    remedy: { fr: 'Recommencez l’envoi.', en: 'Send again.' } },
  HTTP_HEADERS_TOO_LARGE: { status: 431, fr: 'En-têtes trop volumineux', en: 'Headers too large',
    remedy: { fr: 'Effacez les cookies de ce site ou raccourcissez les en-têtes, puis recommencez.',
      en: 'Delete the cookies of this site or shorten the headers, then try again.' } },
  HTTP_MALFORMED: { status: 400, fr: 'Requête illisible', en: 'Request that cannot be read',
    remedy: { fr: 'Vérifiez l’adresse et le message envoyés.', en: 'Check the address and the message that were sent.' } },
  HTTP_FORBIDDEN: { status: 403, fr: 'Accès refusé', en: 'Access denied',
    remedy: { fr: 'Demandez le droit nécessaire à votre responsable.', en: 'Ask your manager for the right you need.' } },
  HTTP_FOREIGN_ORIGIN: { status: 403, fr: 'Formulaire venu d’un autre site', en: 'Form sent from another site',
    remedy: { fr: 'Reprenez la démarche depuis sa page d’accueil.', en: 'Start again from the home page of the service.' } },
  HTTP_BUSY: { status: 503, fr: 'Service très demandé', en: 'Service under heavy demand', remedy: again },
  HTTP_UNAVAILABLE: { status: 503, fr: 'Service interrompu', en: 'Service interrupted', remedy: again },
  DISK_LOW: { status: 503, fr: 'Le service n’enregistre plus rien pour l’instant', en: 'The service stores nothing new for now',
    remedy: { fr: 'Gardez votre saisie et renvoyez-la après le délai indiqué. Rien de cet envoi n’a été gardé ; '
      + 'ce qui a été acquitté avant l’est toujours, et la consultation continue.',
    en: 'Keep what you typed and send it again after the time shown. Nothing of this sending was kept; what was acknowledged '
      + 'before still is, and reading goes on.' } },
  HTTP_BUG: { status: 500, fr: 'Erreur inattendue', en: 'Unexpected error',
    remedy: { fr: 'Réessayez ; si l’erreur persiste, donnez le numéro affiché à l’assistance.',
      en: 'Try again; if it persists, give the number shown to support.' } },
});
