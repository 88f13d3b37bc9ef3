import { defineProblems } from '#base/values/problem.ts';

const RESEND = {
  fr: 'Envoyez une photo (JPEG ou PNG) ou un PDF de ce document.',
  en: 'Send a photo (JPEG or PNG) or a PDF of this document.',
};

/** Why a file is not taken or not shown, in words for the person who sent it. */
export const fileProblems = defineProblems({
  FILE_EMPTY: {
    status: 422, fr: 'Ce fichier est vide.', en: 'This file is empty.',
    remedy: {
      fr: 'Ouvrez-le sur votre appareil pour vérifier son contenu, puis envoyez-le de nouveau.',
      en: 'Open it on your device to check what it holds, then send it again.',
    },
  },
  FILE_TOO_LARGE: {
    status: 413, fr: 'Ce fichier est trop lourd.', en: 'This file is too large.',
    remedy: {
      fr: 'Reprenez la photo en qualité moyenne, ou enregistrez le PDF en taille réduite.',
      en: 'Take the photo again in medium quality, or save the PDF in a reduced size.',
    },
  },
  FILES_TOTAL_TOO_LARGE: {
    status: 413, fr: 'L’ensemble de vos fichiers est trop lourd.', en: 'Your files are too large together.',
    remedy: {
      fr: 'Retirez un fichier ou remplacez-le par une version plus légère.',
      en: 'Remove a file or replace it by a lighter one.',
    },
  },
  FILES_TOO_MANY: {
    status: 422, fr: 'Vous avez déjà envoyé le nombre maximal de fichiers.',
    en: 'You have already sent the greatest number of files.',
    remedy: {
      fr: 'Retirez un fichier avant d’en ajouter un autre, ou réunissez plusieurs pages dans un seul PDF.',
      en: 'Remove a file before you add another, or put several pages in one PDF.',
    },
  },
  FILE_HEIC: {
    status: 415, fr: 'Les photos au format HEIC ne sont pas acceptées.',
    en: 'Photos in HEIC format are not accepted.',
    remedy: {
      fr: 'Sur iPhone : Réglages, Appareil photo, Formats, « Le plus compatible », puis reprenez la photo ; '
        + 'ou ouvrez la photo, Partager, Options, « Le plus compatible ». Sur Android : désactivez « HEIF » '
        + 'dans l’appareil photo. Vous pouvez aussi envoyer une capture d’écran de la photo.',
      en: 'On an iPhone: Settings, Camera, Formats, “Most Compatible”, then take the photo again; or open the photo, '
        + 'Share, Options, “Most Compatible”. On Android: turn “HEIF” off in the camera. '
        + 'You can also send a screenshot of the photo.',
    },
  },
  FILE_IMAGE_FORMAT: {
    status: 415, fr: 'Ce format d’image n’est pas accepté.', en: 'This image format is not accepted.',
    remedy: {
      fr: 'Enregistrez l’image en JPEG ou en PNG, ou envoyez-en une capture d’écran.',
      en: 'Save the image as JPEG or PNG, or send a screenshot of it.',
    },
  },
  FILE_OFFICE: {
    status: 415, fr: 'Les documents de bureautique ne sont pas acceptés.', en: 'Office documents are not accepted.',
    remedy: {
      fr: 'Ouvrez le document, choisissez « Exporter » ou « Imprimer » puis « Enregistrer au format PDF ».',
      en: 'Open the document, choose “Export” or “Print”, then “Save as PDF”.',
    },
  },
  FILE_ARCHIVE: {
    status: 415, fr: 'Les archives (ZIP, RAR, 7z) ne sont pas acceptées.',
    en: 'Archives (ZIP, RAR, 7z) are not accepted.',
    remedy: {
      fr: 'Ouvrez l’archive et envoyez un par un les documents qu’elle contient.',
      en: 'Open the archive and send its documents one by one.',
    },
  },
  FILE_PROGRAM: {
    status: 415, fr: 'Ce fichier est un programme, pas un document.', en: 'This file is a program, not a document.',
    remedy: {
      fr: 'Ne l’ouvrez pas si vous ne savez pas d’où il vient. ' + RESEND.fr,
      en: 'Do not open it if you do not know where it comes from. ' + RESEND.en,
    },
  },
  FILE_WEB_PAGE: {
    status: 415, fr: 'Les pages web et les dessins SVG ne sont pas acceptés.',
    en: 'Web pages and SVG drawings are not accepted.',
    remedy: {
      fr: 'Ouvrez la page dans votre navigateur, choisissez « Imprimer » puis « Enregistrer au format PDF ».',
      en: 'Open the page in your browser, choose “Print”, then “Save as PDF”.',
    },
  },
  FILE_TYPE_NOT_ACCEPTED: {
    status: 415, fr: 'Ce type de fichier n’est pas accepté ici.', en: 'This type of file is not accepted here.',
    remedy: RESEND,
  },
  FILE_NAME_MISMATCH: {
    status: 422, fr: 'Le nom de ce fichier ne correspond pas à son contenu.',
    en: 'The name of this file does not match what it holds.',
    remedy: {
      fr: 'Renommez-le avec la bonne extension (.jpg, .png ou .pdf), ou enregistrez-le de nouveau.',
      en: 'Rename it with the right extension (.jpg, .png or .pdf), or save it again.',
    },
  },
  FILE_PASSWORD: {
    status: 422, fr: 'Ce PDF est protégé par un mot de passe.', en: 'This PDF is protected by a password.',
    remedy: {
      fr: 'Ouvrez-le avec son mot de passe, « Imprimer », « Enregistrer au format PDF », et envoyez cette copie.',
      en: 'Open it with its password, choose “Print”, then “Save as PDF”, and send that copy.',
    },
  },
  FILE_POLYGLOT: {
    status: 422, fr: 'Ce fichier contient autre chose que le document annoncé.',
    en: 'This file holds something besides the document it claims to be.',
    remedy: {
      fr: 'Ouvrez-le, imprimez-le « au format PDF » ou faites-en une capture d’écran, et envoyez cette copie.',
      en: 'Open it, print it “as PDF” or take a screenshot of it, and send that copy.',
    },
  },
  FILE_TRUNCATED: {
    status: 422, fr: 'Ce fichier est incomplet : sa fin manque.', en: 'This file is incomplete: its end is missing.',
    remedy: {
      fr: 'Son enregistrement a sans doute été coupé. Vérifiez qu’il s’ouvre chez vous, puis renvoyez-le.',
      en: 'Saving or sending it was probably cut. Check that it opens on your device, then send it again.',
    },
  },
  FILE_IMAGE_TOO_BIG: {
    status: 422, fr: 'Cette image a trop de pixels.', en: 'This image has too many pixels.',
    remedy: {
      fr: 'Reprenez la photo en qualité normale, ou envoyez-en une capture d’écran.',
      en: 'Take the photo again in normal quality, or send a screenshot of it.',
    },
  },
  FILE_PAGES_TOO_MANY: {
    status: 422, fr: 'Ce PDF a trop de pages.', en: 'This PDF has too many pages.',
    remedy: {
      fr: 'N’envoyez que les pages utiles : imprimez-les « au format PDF ».',
      en: 'Send only the pages that matter: print them “as PDF”.',
    },
  },
  FILE_UNREADABLE: {
    status: 422, fr: 'Ce fichier n’a pas pu être lu.', en: 'This file could not be read.',
    remedy: {
      fr: 'Vérifiez qu’il s’ouvre chez vous. Sinon, envoyez une photo du document.',
      en: 'Check that it opens on your device. If not, send a photo of the document.',
    },
  },
  FILE_NOT_USABLE: {
    status: 422, fr: 'Ce fichier ne peut pas être utilisé.', en: 'This file cannot be used.',
    remedy: {
      fr: 'Votre demande est conservée. Envoyez un autre exemplaire de ce document, par exemple une photo.',
      en: 'Your request is kept. Send another copy of this document, a photo for instance.',
    },
  },
  FILE_NOT_READY: {
    status: 503, fr: 'Ce fichier est en cours de vérification.', en: 'This file is being checked.',
    remedy: {
      fr: 'Il sera visible dès la fin de la vérification. Réessayez dans un instant.',
      en: 'It will be shown once the check is over. Try again in a moment.',
    },
  },
  FILE_NOT_FOUND: {
    status: 404, fr: 'Ce fichier n’existe pas.', en: 'There is no such file.',
    remedy: { fr: 'Revenez à la page précédente.', en: 'Go back to the previous page.' },
  },
});
