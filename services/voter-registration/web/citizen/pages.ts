import type * as P from './props.ts';

/** Every page that the server renders for citizens, by name, with the type of its props. */
export type CitizenPages = {
  'start': P.StartProps;
  'already-registered': P.PageProps;
  'enquiry': P.EnquiryProps;
  'enquiry-answer': P.EnquiryAnswerProps;
  'connect': P.ConnectProps;
  'email-sent': P.EmailSentProps;
  'email-confirm': P.EmailConfirmProps;
  'resume': P.ResumeProps;
  'nationality': P.StepProps;
  'eu-lists': P.EuListsProps;
  'not-eligible': P.NotEligibleProps;
  'situation': P.StepProps;
  'identity': P.IdentityProps;
  'birth': P.BirthProps;
  'minor': P.MinorProps;
  'commune': P.StepProps;
  'consular-post': P.ConsularPostProps;
  'commune-choice': P.CommuneChoiceProps;
  'attachment': P.AttachmentProps;
  'attachment-other': P.AttachmentProps;
  'attachment-details': P.AttachmentDetailsProps;
  'late-reason': P.LateReasonProps;
  'address': P.AddressProps;
  'pieces': P.PiecesProps;
  'contact': P.StepProps;
  'check': P.CheckProps;
  'duplicate': P.DuplicateProps;
  'declaration': P.DeclarationProps;
  'receipt': P.ReceiptProps;
  'follow-up': P.FollowUpProps;
  'complete-piece': P.CompletePieceProps;
  'withdraw': P.WithdrawProps;
  'appeal': P.AppealProps;
  'email': P.EmailProps;
  'strike-off-answer': P.StrikeOffAnswerProps;
  'accesses': P.AccessesProps;
  'my-requests': P.MyRequestsProps;
  'signed-out': P.PageProps;
  'error': P.ErrorProps;
  'plain-language': P.InformationProps;
  'accessibility': P.InformationProps;
  'legal': P.InformationProps;
  'privacy': P.InformationProps;
};

export type CitizenPage = keyof CitizenPages;

/**
 * Where a page lives and what its form sends. `fields` are the names in the post; they are the pointers of the
 * request (`domain/demande/demande.ts`) with dots: `/etatCivil/nomNaissance` ↔ `etatCivil.nomNaissance`, and errors
 * come back by those pointers. Every post also carries `_draft` and `_version` once there is a draft, and answers 303
 * to the next page, or 422 with the same page and all its errors. With `_autosave=1` the post saves what is typed without
 * judging it and answers JSON `{version}`, or 412 when the draft moved on.
 */
export type PageContract = { path: string; fields: readonly string[]; multipart?: boolean };

const page = (path: string, ...fields: string[]): PageContract => ({ path, fields });

const ADDRESS_PARTS = ['numero', 'voie', 'complement1', 'complement2', 'lieuDit', 'codePostal'];

export const CITIZEN_PAGES: Readonly<Record<CitizenPage, PageContract>> = {
  'start': page('/'),
  'already-registered': page('/deja-inscrit'),
  'enquiry': page('/situation-electorale', 'commune.texte', 'commune', 'poste', 'etatCivil.nomNaissance', 'etatCivil.prenoms',
    'etatCivil.sexe',
    'etatCivil.dateNaissance.jour', 'etatCivil.dateNaissance.mois', 'etatCivil.dateNaissance.annee'),
  'enquiry-answer': page('/situation-electorale/reponse', 'jeton'),
  'connect': page('/connexion', 'courriel'),
  'email-sent': page('/connexion/courriel-envoye', 'courriel'),
  'email-confirm': page('/connexion/lien', 'jeton'),
  'resume': page('/demande/reprendre', 'choix'),
  'nationality': page('/demande/nationalite', 'nationalite'),
  'eu-lists': page('/demande/listes-europeennes', 'listeUE', 'etatCivil.nationalite', 'ancienneInscription.libelle'),
  'not-eligible': page('/demande/autre-demarche'),
  'situation': page('/demande/situation', 'nature'),
  'identity': page('/demande/identite', 'etatCivil.nomNaissance', 'etatCivil.nomUsage', 'etatCivil.prenoms',
    'etatCivil.sexe'),
  'birth': page('/demande/naissance', 'etatCivil.dateNaissance.jour', 'etatCivil.dateNaissance.mois',
    'etatCivil.dateNaissance.annee', 'etatCivil.paysNaissance', 'etatCivil.communeNaissance.texte',
    'etatCivil.communeNaissance'),
  'minor': page('/demande/moins-de-18-ans'),
  'commune': page('/demande/commune', 'communeDemandee.texte', 'communeDemandee'),
  'consular-post': page('/demande/poste-consulaire', 'communeDemandee'),
  'commune-choice': page('/demande/commune/choix', 'communeDemandee'),
  'attachment': page('/demande/attache', 'attache'),
  'attachment-other': page('/demande/attache/autre', 'attache'),
  'attachment-details': page('/demande/attache/precisions', 'precisionsAttache.residentDepuis.jour',
    'precisionsAttache.residentDepuis.mois', 'precisionsAttache.residentDepuis.annee',
    'precisionsAttache.parent.nomNaissance', 'precisionsAttache.parent.prenom'),
  'late-reason': page('/demande/apres-cloture', 'motifL30'),
  'address': page('/demande/adresse', ...ADDRESS_PARTS.map((part) => `adresseRattachement.${part}`),
    ...[...ADDRESS_PARTS, 'commune', 'pays'].map((part) => `adresseContact.${part}`)),
  'pieces': { path: '/demande/pieces', fields: ['slot', 'type', 'fichier', 'fichierId', 'fournisseur', 'accordFournisseur'],
    multipart: true },
  'contact': page('/demande/contact', 'contact.courriel', 'contact.telephone', 'consentements.courriel',
    'consentements.sms'),
  'check': page('/demande/verifier'),
  'duplicate': page('/demande/deja-deposee', 'choix'),
  'declaration': page('/demande/declaration', 'declarationHonneur', 'declarationHonneur.version'),
  'receipt': page('/demandes/:numero/recepisse'),
  'follow-up': page('/demandes/:numero'),
  'complete-piece': { path: '/demandes/:numero/completer', fields: ['slot', 'type', 'fichier', 'fichierId'],
    multipart: true },
  'withdraw': page('/demandes/:numero/retirer', 'confirmation'),
  'appeal': page('/demandes/:numero/recours', 'message'),
  'email': page('/demandes/:numero/courriel', 'contact.courriel'),
  'strike-off-answer': { path: '/demandes/:numero/radiation', fields: ['slot', 'type', 'fichier', 'fichierId', 'message'],
    multipart: true },
  'accesses': page('/demandes/:numero/consultations'),
  'my-requests': page('/demandes'),
  'signed-out': page('/au-revoir'),
  'error': page('/erreur'),
  'plain-language': page('/facile-a-lire'),
  'accessibility': page('/accessibilite'),
  'legal': page('/mentions-legales'),
  'privacy': page('/donnees-personnelles'),
};

/** Paths that are not pages but that pages or the client script call. */
export const CITIZEN_PATHS = {
  /** GET `?q=` → `{communes: [{code, nom, departement}]}`, at most 8. Also serves birth places with `&naissance=1`. */
  communeSearch: '/api/communes',
  /** POST, prolongs the session → JSON `{leftMs}`. */
  sessionExtend: '/session/prolonger',
  signOut: '/deconnexion',
  /** POST: opens the draft of the other supplementary list, filled from the request `:numero`. */
  otherList: '/demandes/:numero/autre-liste',
  /** GET → the person's copy of what is held of them in the request `:numero`, as a JSON file. */
  dataCopy: '/demandes/:numero/mes-donnees.json',
  /** POST without a field: the signed-in person asks about themselves. */
  enquirySelf: '/situation-electorale/moi',
  /** POST `jeton` → PDF. */
  certificate: '/situation-electorale/attestation',
  /** POST `slot`, `fichierId`. */
  pieceRemove: '/demande/pieces/retirer',
  /** POST `fournisseur`, `accordFournisseur`: has the address checked by an energy supplier. */
  addressCheck: '/demande/pieces/adresse',
  /** POST, ends the step. */
  piecesContinue: '/demande/pieces/continuer',
} as const;
