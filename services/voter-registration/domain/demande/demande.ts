import type { Lang } from '#base/values/lang.ts';
import type { Attache } from '../codes/attachments.ts';
import type { MotifL30 } from '../codes/l30-motives.ts';
import type { TypeListe } from '../codes/lists.ts';
import type { Nature } from '../codes/natures.ts';
import type { PieceType } from '../codes/piece-types.ts';
import type { VerificationAdresse } from '../address-check.ts';
import type { EtatCivil } from '../identity/civil-status.ts';

/** Address in the commune: it drives the polling station. `commune` is a COG code. */
export type AdresseRattachement = {
  numero?: string; voie?: string; complement1?: string; complement2?: string; lieuDit?: string;
  codePostal: string; commune: string; cleBan?: string;
};

/** Postal address for letters, anywhere in the world; `commune` is a name. */
export type AdresseContact = {
  numero?: string; voie?: string; complement1?: string; complement2?: string; lieuDit?: string;
  codePostal?: string; commune: string; pays?: string;
};

export type Contact = { courriel?: string; telephone?: string };

/** Where the person was registered before, if known. */
export type AncienneInscription = { sorte: 'COMMUNE' | 'CONSULAIRE' | 'UE'; code?: string; libelle?: string };

/** A document already received: its random object id, its type, its size in bytes and its sniffed MIME type. */
export type PieceJointe = { id: string; type: PieceType; mime: string; octets: number };

/** What the attachment asks besides its proofs. */
export type PrecisionsAttache = {
  /** First day of residence, for the six months' residence. */
  residentDepuis?: string;
  /** Name of the parent who lives in the commune, for a child under 26. */
  parent?: { nomNaissance: string; prenom: string };
};

/** A request as validated at the border (`demande`, §6.3 names): everything after trusts this shape. */
export type Demande = {
  typeListe: TypeListe;
  nature: Nature;
  motifL30?: MotifL30;
  communeDemandee: string;
  attache: Attache;
  precisionsAttache?: PrecisionsAttache;
  etatCivil: EtatCivil;
  adresseRattachement: AdresseRattachement;
  adresseContact?: AdresseContact;
  /** What an energy supplier answered about the address: found by the service, never read from a form. */
  verificationAdresse?: VerificationAdresse;
  contact: Contact;
  ancienneInscription?: AncienneInscription;
  /** Ballot that the person has in mind: informational, the system computes what counts. */
  scrutinVise?: string;
  pieces: PieceJointe[];
  consentements: { courriel: boolean; sms: boolean };
  declarationHonneur: { accepte: true; version: string };
  langue: Lang;
};
