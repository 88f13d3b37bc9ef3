import { integer, list, members, nullable, oneOf, optional, text, type Shape } from './shape.ts';

const ID = text(36, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const INSTANT = text(30, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/);
const NUMERO = text(24, /^IEL-\d{4}-[0-9A-HJKMNP-TV-Z]{11}-[0-9A-HJKMNP-TV-Z]$/);
const REF_REU = text(40, /^REU-[0-9A-Z-]+$/);
const CODE = text(40, /^[A-Z][A-Z0-9_]*$/);
/** A commune, an arrondissement (2A, 2B for Corsica, 97x, 98x overseas) or a consular post. */
const PLACE = text(5, /^[0-9][0-9AB][0-9]{3}$/);
const BUREAU = text(20, /^[0-9A-Z_-]+$/);
const LISTE = oneOf('PRINCIPALE', 'COMPLEMENTAIRE_MUNICIPALE', 'COMPLEMENTAIRE_EUROPEENNE', 'CONSULAIRE');
const LINE = text(100);
const NAME = text(80);

const envelope = (type: string) => ({
  v: oneOf(1), id: ID, rang: optional(integer(1, 1_000_000)), emis: INSTANT, type: oneOf(type),
  empreinte: optional(text(71, /^sha256:[0-9a-f]{64}$/)),
});

const ETAT_CIVIL = members({
  nomNaissance: NAME, nomUsage: optional(NAME), prenoms: list(NAME, 1, 20), sexe: oneOf('M', 'F', 'I'),
  dateNaissance: text(10, /^\d{4}-\d{2}-\d{2}$/), precision: oneOf('JOUR', 'MOIS', 'ANNEE'),
  communeNaissance: optional(PLACE), libelleLieuNaissance: optional(text(120)),
  paysNaissance: text(5, /^99\d{3}$/), nationalite: optional(text(2, /^[A-Z]{2}$/)),
});

const ADRESSE = members({
  numero: optional(LINE), voie: optional(LINE), complement1: optional(LINE), complement2: optional(LINE),
  lieuDit: optional(LINE), codePostal: text(10, /^[0-9A-Z -]+$/), commune: PLACE,
});

const PIECE = members({
  type: CODE, sha256: text(64, /^[0-9a-f]{64}$/), octets: integer(1, 100 * 1024 * 1024),
  mime: text(60, /^[a-z]+\/[a-z0-9.+-]+$/),
});

const DEMANDE = members({
  numero: NUMERO,
  typeListe: LISTE,
  nature: oneOf('PREMIERE', 'CHANGEMENT_COMMUNE', 'MEME_COMMUNE', 'RETOUR_ETRANGER', 'L30'),
  motifL30: optional(oneOf('1', '2', '2bis', '3', '4', '5')),
  communeDemandee: PLACE, attache: CODE, dateDepot: INSTANT, dateComplet: optional(INSTANT),
  etatCivil: ETAT_CIVIL, adresseRattachement: ADRESSE, ancienneInscription: optional(PLACE),
  pieces: list(PIECE, 0, 20),
});

/** Messages that the register takes, by type. */
export const INCOMING: Readonly<Record<string, Shape>> = {
  'demande.inscription': members({ ...envelope('demande.inscription'), demande: DEMANDE }),
  'demande.decision': members({
    ...envelope('demande.decision'), numero: NUMERO, decision: oneOf('ACCEPTEE', 'REFUSEE'), motif: nullable(CODE),
    bureau: optional(BUREAU), le: INSTANT,
  }),
  'demande.retrait': members({ ...envelope('demande.retrait'), numero: NUMERO, le: INSTANT }),
  'demande.radiation': members({
    ...envelope('demande.radiation'), numero: NUMERO, motif: oneOf('PERTE_ATTACHE', 'JUGEMENT'), le: INSTANT,
  }),
};

/** Messages that the register sends, by type: its states, and its answers to what it was sent. */
export const OUTGOING: Readonly<Record<string, Shape>> = {
  'demande.etat': members({
    ...envelope('demande.etat'), rang: integer(1, 1_000_000), numero: NUMERO, refReu: REF_REU,
    etat: oneOf('RECUE', 'IDENTIFIEE', 'NON_IDENTIFIEE', 'DIVERGENCE', 'INSCRITE', 'NON_INSCRITE', 'ANNULEE'),
    le: INSTANT, motif: nullable(CODE), echeance: nullable(text(10, /^\d{4}-\d{2}-\d{2}$/)),
    divergences: optional(list(members({ trait: CODE, propose: nullable(text(200)) }), 1, 10)),
    nne: optional(text(12, /^\d+$/)), bureau: optional(BUREAU),
    ancienne: optional(members({ typeListe: LISTE, commune: PLACE, bureau: BUREAU, motif: CODE })),
  }),
  accuse: members({
    v: oneOf(1), type: oneOf('accuse'), id: ID, numero: NUMERO, recuLe: INSTANT, refReu: optional(REF_REU),
    statut: oneOf('RECU', 'EN_ATTENTE_RANG'),
  }),
  refus: members({
    v: oneOf(1), type: oneOf('refus'), id: nullable(ID), code: CODE, definitif: { schema: { type: 'boolean' },
      check: (value, chemin, faults) => { if (typeof value !== 'boolean') faults.push({ chemin, code: 'TYPE' }); } },
    erreurs: list(members({ chemin: text(200, /^[^\p{Cc}]*$/u), code: CODE }), 0, 200),
  }),
};
