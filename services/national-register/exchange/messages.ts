/** Civil status as on the birth certificate; an unknown day or month is `00` and `precision` says so. */
export type EtatCivil = {
  nomNaissance: string; nomUsage?: string; prenoms: readonly string[]; sexe: 'M' | 'F' | 'I';
  dateNaissance: string; precision: 'JOUR' | 'MOIS' | 'ANNEE';
  communeNaissance?: string; libelleLieuNaissance?: string; paysNaissance: string; nationalite?: string;
};

export type TypeListe = 'PRINCIPALE' | 'COMPLEMENTAIRE_MUNICIPALE' | 'COMPLEMENTAIRE_EUROPEENNE' | 'CONSULAIRE';
export type Nature = 'PREMIERE' | 'CHANGEMENT_COMMUNE' | 'MEME_COMMUNE' | 'RETOUR_ETRANGER' | 'L30';

/** A request for registration as a portal sends it. */
export type DemandeRecue = {
  numero: string; typeListe: TypeListe; nature: Nature; motifL30?: string; communeDemandee: string; attache: string;
  dateDepot: string; dateComplet?: string; etatCivil: EtatCivil;
  adresseRattachement: Readonly<Record<string, string>>; ancienneInscription?: string;
  pieces: readonly { type: string; sha256: string; octets: number; mime: string }[];
};

type Envelope<T extends string> = { v: 1; id: string; rang?: number; emis: string; type: T; empreinte?: string };

/** Portal → register. */
export type Inscription = Envelope<'demande.inscription'> & { demande: DemandeRecue };
export type Decision = Envelope<'demande.decision'> & {
  numero: string; decision: 'ACCEPTEE' | 'REFUSEE'; motif: string | null; bureau?: string; le: string;
};
export type Retrait = Envelope<'demande.retrait'> & { numero: string; le: string };
/** A strike-off by the mayor (L.18 I) or the court (L.20), of the registration that the request made. */
export type RadiationRecue = Envelope<'demande.radiation'> & { numero: string; motif: 'PERTE_ATTACHE' | 'JUGEMENT'; le: string };
export type Message = Inscription | Decision | Retrait | RadiationRecue;

export type Etat = 'RECUE' | 'IDENTIFIEE' | 'NON_IDENTIFIEE' | 'DIVERGENCE' | 'INSCRITE' | 'NON_INSCRITE' | 'ANNULEE';
export type Divergence = { trait: string; propose: string | null };

/**
 * A registration that the register ended by itself and that no request of the portal had made: its commune or post is told through
 * the new one.
 */
export type Ancienne = { typeListe: TypeListe; commune: string; bureau: string; motif: string };

/** Register → portal: what has become of a request. */
export type EtatMessage = Envelope<'demande.etat'> & {
  rang: number; numero: string; refReu: string; etat: Etat; le: string; motif: string | null; echeance: string | null;
  divergences?: readonly Divergence[]; nne?: string; bureau?: string; ancienne?: Ancienne;
};

/** The number of the request that a message is about. */
export const numeroOf = (message: Message): string =>
  message.type === 'demande.inscription' ? message.demande.numero : message.numero;
