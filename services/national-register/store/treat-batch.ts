import { enqueueMessages } from '#base/messages/outbox.ts';
import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Announcement, Demande } from '../domain/demande.ts';
import { pollingStation } from '../domain/polling-station.ts';
import { register, type Radiation } from '../domain/roll.ts';
import { treat } from '../domain/treat.ts';
import type { EtatMessage } from '../exchange/messages.ts';
import { stampState } from '../exchange/stamp-state.ts';
import { LIMITS } from '../limits.ts';
import { toDemande, type DemandeRow } from './demande-row.ts';
import { insertEvents, lockDue, updateDemandes, type NewEvent } from './demandes.ts';
import { electorsOf, type Roll } from './roll-batch.ts';
import { PORTAL_CHANNEL, type RegisterContext } from './register-context.ts';
import { publishStates } from './states.ts';

type Draft = { demande: Demande; electeur: string; evenements: number; due: boolean; changed: boolean; again: boolean };

/** The work of one transaction: requests by number, the roll, and what is to be told and written. */
type Batch = {
  context: RegisterContext; at: Instant; drafts: Map<string, Draft>; roll: Roll;
  events: NewEvent[]; states: EtatMessage[];
};

/**
 * Treats the requests whose time has come, at most 500 in one transaction, and tells their states; gives their number.
 * Repeating it after a crash is harmless: nothing was written, or all was.
 */
export const treatBatch = async (tx: Tx, context: RegisterContext, partition: number): Promise<number> => {
  const at = context.clock();
  const rows = await lockDue(tx, partition, at, LIMITS.treatment_batch_max) as (DemandeRow & { due: boolean })[];
  const drafts = new Map(rows.map((row) => [row.numero, draftOf(row, context)]));
  const due = [...drafts.values()].filter((draft) => draft.due);
  if (due.length === 0) return 0;
  // Of two accepted requests of one person, the last validated decision is the one that stays.
  const treated = due.map((draft) => ({ draft, ...treat(draft.demande, context.lookUp) }))
    .sort((a, b) => decidedAt(a.demande) - decidedAt(b.demande));
  const toRegister = treated.filter(({ register: wanted }) => wanted).map(({ draft }) => draft);
  const struckOff = treated.filter(({ strikeOff }) => strikeOff).map(({ draft }) => draft);
  const roll = await electorsOf(tx, context, partition,
    [...toRegister, ...struckOff].map(({ demande, electeur }) => ({ demande, electeur })), at);
  const batch: Batch = { context, at, drafts, roll, events: [], states: [] };
  for (const { draft, demande, announcements, register: wanted, strikeOff, lookUpAgain } of treated) {
    draft.again = lookUpAgain !== undefined;
    if (lookUpAgain === 'fault') context.onFault?.(demande.numero);
    announce(batch, draft, { ...demande, etats: draft.demande.etats, etat: draft.demande.etat }, announcements);
    if (strikeOff) roll.strikeOff(draft.electeur, demande.numero, strikeOff as Radiation, at);
    if (wanted) putOnRoll(batch, draft);
  }
  await write(tx, partition, batch);
  return due.length;
};

const decidedAt = ({ decision }: Demande): number => (decision ? Date.parse(decision.le) : 0);

const draftOf = (row: DemandeRow & { due: boolean }, { vault }: RegisterContext): Draft => ({
  demande: toDemande(row, vault), electeur: row.electeur.toString('hex'), evenements: row.evenements, due: row.due,
  changed: row.due, again: false,
});

/** Tells states of a request: one event, one message and one rank each. */
const announce = (batch: Batch, draft: Draft, demande: Demande, announcements: readonly Announcement[]): void => {
  draft.changed = true;
  draft.demande = demande;
  for (const { etat, motif, echeance, ...more } of announcements) {
    const id = batch.context.newId();
    draft.evenements += 1;
    draft.demande = { ...draft.demande, etat, etats: draft.demande.etats + 1 };
    const { numero, refReu, etats } = draft.demande;
    batch.events.push({ numero, position: draft.evenements, type: `etat.${etat}`, motif, messageId: id });
    const le = toRfc3339(batch.at);
    batch.states.push(stampState({ v: 1, id, rang: etats, emis: le, type: 'demande.etat', numero, refReu, etat, le,
      motif, echeance, ...more }));
  }
};

/** Registers the elector, ends what excludes it, and tells both requests. */
const putOnRoll = (batch: Batch, draft: Draft): void => {
  const { context, at, roll, drafts } = batch;
  const { numero, contenu, decision } = draft.demande;
  const elector = roll.electors.get(draft.electeur)!;
  const address = Object.values(contenu.adresseRattachement).join('|');
  const bureau = pollingStation(contenu, decision?.bureau, context.vault.draw('bureau', address));
  const { typeListe, communeDemandee: commune } = contenu;
  const wanted = { id: context.newId(), typeListe, commune, bureau, numero };
  const { active, ended } = register(elector.active, wanted, at);
  roll.apply(draft.electeur, active, ended);
  const before = ended.find(({ numero: by, motif }) => by === null && motif !== 'INSCRIPTION_MEME_COMMUNE');
  for (const { numero: other, motif } of ended) {
    const former = other === null || other === numero ? undefined : drafts.get(other);
    if (former?.demande.etat === 'INSCRITE') {
      announce(batch, former, former.demande, [{ etat: 'ANNULEE', motif, echeance: null }]);
    }
  }
  announce(batch, draft, draft.demande, [{ etat: 'INSCRITE', motif: null, echeance: null, nne: elector.nne, bureau,
    ...(before ? { ancienne: { typeListe: before.typeListe, commune: before.commune, bureau: before.bureau, motif: before.motif! } }
      : {}) }]);
};

const write = async (
  tx: Tx, partition: number, { context, at, drafts, roll, events, states }: Batch,
): Promise<void> => {
  await updateDemandes(tx, partition, [...drafts.values()].filter(({ changed }) => changed)
    .map(({ demande, evenements, again }) => ({ demande, evenements, aTraiter: again ? at + LIMITS.look_up_retry_ms : null })));
  await insertEvents(tx, partition, at, events);
  await roll.write(tx);
  if (context.push) {
    await enqueueMessages(tx, { partition, at, box: context.box }, states.map(({ id, numero }) =>
      ({ id, channel: PORTAL_CHANNEL, key: numero })));
  }
  await publishStates(tx, partition, states, context.box);
};
