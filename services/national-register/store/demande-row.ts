import { hmac, newKey, open, seal, type SymmetricKey } from '#base/values/crypto-box.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { deriveKey, unwrapKey, wrapKey, type Keyring } from '#base/values/keyring.ts';
import type { Demande } from '../domain/demande.ts';
import { enquiryText, type AskedPerson } from '../domain/enquiry-key.ts';
import { identityKey } from '../domain/identity-key.ts';
import type { EtatCivil } from '../exchange/messages.ts';

/** A request as it lies in its table. */
export type DemandeRow = Omit<Demande, 'contenu' | 'decision' | 'recueLe' | 'refReu'> & {
  ref_reu: string; recue_le: Instant; electeur: Buffer; evenements: number;
  decision: string | null; decision_le: Date | null; motif: string | null; bureau: string | null;
  kid: string; cle: Buffer; contenu: Buffer;
};

/** Seals and opens the contents of requests and electors, and gives their pseudonyms. */
export type Vault = {
  seal(owner: string, content: unknown): { kid: string; cle: string; contenu: string };
  open(owner: string, row: { kid: string; cle: Buffer; contenu: Buffer }): unknown;
  /** Pseudonym of a person: HMAC of the six traits. */
  electeurOf(person: EtatCivil): Buffer;
  /** Digest by which the portal asks about a person in a commune: under the key shared with it. */
  enquiryOf(commune: string, person: AskedPerson): Buffer;
  /** Digest by which it asks about a person who proved an identity. */
  personOf(person: EtatCivil): Buffer;
  /** In [0, 1), the same each time for the same text. */
  draw(purpose: string, text: string): number;
};

const DIGEST_BYTES = 16;

/** The vault of the register's keyring; each content has a key of its own. `enquiryKey` is shared with the portal. */
export const createVault = (ring: Keyring, enquiryKey: SymmetricKey = deriveKey(ring, 'enquiry')): Vault => {
  const identityKeyOf = deriveKey(ring, 'electeur');
  const drawKey = deriveKey(ring, 'draw');
  return {
    seal: (owner, content) => {
      const key = newKey();
      const { kid, wrapped } = wrapKey(ring, key, owner);
      const sealed = seal(key, Buffer.from(JSON.stringify(content)), owner);
      return { kid, cle: wrapped.toString('base64'), contenu: sealed.toString('base64') };
    },
    open: (owner, { kid, cle, contenu }) =>
      JSON.parse(open(unwrapKey(ring, kid, cle, owner), contenu, owner).toString()) as unknown,
    electeurOf: (person) => hmac(identityKeyOf, identityKey(person)),
    enquiryOf: (commune, person) => hmac(enquiryKey, 'commune', enquiryText(commune, person)).subarray(0, DIGEST_BYTES),
    personOf: (person) => hmac(enquiryKey, 'personne', identityKey(person)).subarray(0, DIGEST_BYTES),
    draw: (purpose, text) => hmac(drawKey, purpose, text).readUInt32BE(0) / 2 ** 32,
  };
};

/** Reads a row back into the domain's shape. */
export const toDemande = (row: DemandeRow, vault: Vault): Demande => ({
  numero: row.numero, refReu: row.ref_reu, recueLe: row.recue_le, etat: row.etat, identite: row.identite,
  retiree: row.retiree, radiation: row.radiation, etats: row.etats, contenu: vault.open(row.numero, row) as Demande['contenu'],
  decision: row.decision === null ? null : {
    decision: row.decision as 'ACCEPTEE' | 'REFUSEE', motif: row.motif,
    le: row.decision_le!.toISOString(), ...(row.bureau === null ? {} : { bureau: row.bureau }),
  },
});

/** The members of a row that change, as one JSON object of a set-based statement. */
export const changeOf = (demande: Demande, evenements: number, aTraiter: Instant | null): Record<string, unknown> => ({
  numero: demande.numero, etat: demande.etat, identite: demande.identite, decision: demande.decision?.decision ?? null,
  decision_le: demande.decision?.le ?? null, motif: demande.decision?.motif ?? null,
  bureau: demande.decision?.bureau ?? null, retiree: demande.retiree, radiation: demande.radiation, etats: demande.etats, evenements,
  a_traiter: aTraiter === null ? null : toRfc3339(aTraiter),
});
