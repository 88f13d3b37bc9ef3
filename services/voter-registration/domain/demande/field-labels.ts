import type { Text } from '#base/values/lang.ts';

/** What to give in each field, as the end of "Indiquez …" / "Enter …"; keys are pointers without indexes. */
const FIELD_LABELS: Readonly<Record<string, Text>> = {
  '/typeListe': { fr: 'la liste électorale', en: 'the electoral roll' },
  '/nature': { fr: 'votre situation actuelle', en: 'your current situation' },
  '/motifL30': { fr: 'le motif d’inscription tardive', en: 'the reason for registering late' },
  '/communeDemandee': { fr: 'la commune où vous voulez voter', en: 'the municipality where you want to vote' },
  '/attache': { fr: 'votre lien avec la commune', en: 'your link with the municipality' },
  '/precisionsAttache/residentDepuis': { fr: 'depuis quand vous y résidez', en: 'since when you have stayed there' },
  '/precisionsAttache/parent': { fr: 'le parent qui habite la commune', en: 'the parent who lives there' },
  '/precisionsAttache/parent/nomNaissance': { fr: 'le nom de votre parent', en: 'your parent’s name' },
  '/precisionsAttache/parent/prenom': { fr: 'le prénom de votre parent', en: 'your parent’s given name' },
  '/etatCivil': { fr: 'votre état civil', en: 'your civil status' },
  '/etatCivil/nomNaissance': { fr: 'votre nom de naissance', en: 'your birth name' },
  '/etatCivil/nomUsage': { fr: 'votre nom d’usage', en: 'your usage name' },
  '/etatCivil/prenoms': { fr: 'tous vos prénoms', en: 'all your given names' },
  '/etatCivil/sexe': { fr: 'le sexe porté à l’état civil', en: 'the sex on your civil status' },
  '/etatCivil/dateNaissance': { fr: 'votre date de naissance', en: 'your date of birth' },
  '/etatCivil/precision': { fr: 'la précision de la date', en: 'how exact the date is' },
  '/etatCivil/communeNaissance': { fr: 'votre commune de naissance', en: 'your municipality of birth' },
  '/etatCivil/libelleLieuNaissance': { fr: 'votre lieu de naissance', en: 'your place of birth' },
  '/etatCivil/paysNaissance': { fr: 'votre pays de naissance', en: 'your country of birth' },
  '/etatCivil/nationalite': { fr: 'votre nationalité', en: 'your nationality' },
  '/adresseRattachement': { fr: 'votre adresse', en: 'your address' },
  '/adresseRattachement/voie': { fr: 'votre rue ou lieu-dit', en: 'your street or locality' },
  '/adresseRattachement/codePostal': { fr: 'le code postal', en: 'the postal code' },
  '/adresseRattachement/commune': { fr: 'la commune de votre adresse', en: 'the municipality of your address' },
  '/adresseContact': { fr: 'l’adresse pour les courriers', en: 'the address for letters' },
  '/adresseContact/codePostal': { fr: 'le code postal', en: 'the postal code' },
  '/adresseContact/commune': { fr: 'la ville', en: 'the town' },
  '/adresseContact/pays': { fr: 'le pays', en: 'the country' },
  '/contact': { fr: 'comment vous joindre', en: 'how to reach you' },
  '/contact/courriel': { fr: 'votre adresse électronique', en: 'your e-mail address' },
  '/contact/telephone': { fr: 'votre numéro de téléphone', en: 'your telephone number' },
  '/ancienneInscription/sorte': { fr: 'où vous étiez inscrit(e)', en: 'where you were registered' },
  '/ancienneInscription/code': { fr: 'la commune où vous étiez inscrit(e)', en: 'the municipality where you were' },
  '/pieces': { fr: 'vos pièces justificatives', en: 'your supporting documents' },
  '/pieces/id': { fr: 'la pièce envoyée', en: 'the document sent' },
  '/pieces/type': { fr: 'la nature de la pièce', en: 'what the document is' },
  '/pieces/octets': { fr: 'la taille de la pièce', en: 'the size of the document' },
  '/pieces/mime': { fr: 'le format de la pièce', en: 'the format of the document' },
  '/consentements': { fr: 'si vous acceptez les messages', en: 'whether you accept messages' },
  '/consentements/courriel': { fr: 'si vous acceptez les courriels', en: 'whether you accept e-mails' },
  '/consentements/sms': { fr: 'si vous acceptez les SMS', en: 'whether you accept text messages' },
  '/declarationHonneur': { fr: 'votre déclaration sur l’honneur', en: 'your sworn statement' },
  '/langue': { fr: 'la langue', en: 'the language' },
};

const FALLBACK: Text = { fr: 'cette information', en: 'this information' };

/** The label of a pointer, indexes of lists left out. */
export const labelOf = (pointer: string): Text => FIELD_LABELS[pointer.replace(/\/\d+(?=\/|$)/g, '')] ?? FALLBACK;
