import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Demande } from '../domain/demande.ts';
import type { Radiation, Registration } from '../domain/roll.ts';
import { formerRegistration } from '../domain/former-registration.ts';
import {
  endRegistrations, insertElectors, insertRegistrations, lockElectors, numbered, takeNumbers,
  type Elector, type NewElector, type RollRow,
} from './electors.ts';
import { indexRegistrations } from './enquiries.ts';
import type { RegisterContext } from './register-context.ts';

/** The electors of a batch and what becomes of their registrations. */
export type Roll = {
  electors: ReadonlyMap<string, Elector>;
  /** Puts a registration on the roll in the place of those that it ends. */
  apply(electeur: string, active: Registration, ended: readonly Registration[]): void;
  /** Ends the registration that a request made, when it is still active. */
  strikeOff(electeur: string, numero: string, motif: Radiation, at: Instant): void;
  write(tx: Tx): Promise<void>;
};

type Wanted = { demande: Demande; electeur: string };

const NNE_FIRST = 100_000_000;

/**
 * Loads the electors of a batch and makes those that the register does not know: each gets a national elector number
 * and, when the person says to move, the registration that they leave.
 */
export const electorsOf = async (
  tx: Tx, context: RegisterContext, partition: number, wanted: readonly Wanted[], at: Instant,
): Promise<Roll> => {
  const electors = wanted.length === 0 ? new Map<string, Elector>()
    : await lockElectors(tx, partition, [...new Set(wanted.map(({ electeur }) => electeur))].sort());
  const unknown = [...new Map(wanted.filter(({ electeur }) => !electors.has(electeur))
    .map((one) => [one.electeur, one])).values()];
  const created: NewElector[] = [];
  const inserted = new Map<string, RollRow>();
  if (unknown.length > 0) {
    const first = NNE_FIRST + await takeNumbers(tx, partition, 'nne', unknown.length);
    unknown.forEach(({ electeur, demande }, i) => {
      const nne = String(first + i);
      created.push({ electeur, nne, person: demande.contenu.etatCivil });
      const former = formerRegistration(demande.contenu, context.newId(), context.vault.draw('former', demande.numero));
      electors.set(electeur, { electeur, nne, active: former ? [former] : [] });
      if (former) inserted.set(former.id, { ...former, electeur });
    });
  }
  const ended = new Map<string, RollRow>();
  const people = new Map(wanted.map(({ electeur, demande }) => [electeur, demande.contenu.etatCivil]));
  return {
    electors,
    apply: (electeur, active, over) => {
      for (const row of over) (inserted.has(row.id) ? inserted : ended).set(row.id, { ...row, electeur });
      inserted.set(active.id, { ...active, electeur });
      const elector = electors.get(electeur)!;
      elector.active = [...elector.active.filter(({ id }) => !over.some((row) => row.id === id)), active];
    },
    strikeOff: (electeur, numero, motif, at) => {
      const elector = electors.get(electeur);
      const row = elector?.active.find((one) => one.numero === numero);
      if (!elector || !row) return;
      (inserted.has(row.id) ? inserted : ended).set(row.id, { ...row, electeur, au: at, motif });
      elector.active = elector.active.filter(({ id }) => id !== row.id);
    },
    write: async (inner) => {
      await insertElectors(inner, partition, at, created, context.vault);
      await endRegistrations(inner, partition, [...ended.values()]);
      const added = await numbered(inner, partition, [...inserted.values()]);
      await insertRegistrations(inner, partition, added);
      await indexRegistrations(inner, partition, { ended: [...ended.values()], vault: context.vault, added: added.map((row) =>
        ({ ...row, nne: electors.get(row.electeur)!.nne, person: people.get(row.electeur)! })) });
    },
  };
};
