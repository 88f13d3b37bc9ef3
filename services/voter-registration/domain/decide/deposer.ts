import { startOfDay, type CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import { LIMITS } from '../../limits.ts';
import type { Filing } from '../calendar/admissibility.ts';
import { localDay } from '../calendar/local-day.ts';
import { lateBallot, qualify } from '../calendar/qualify.ts';
import { zoneOf } from '../calendar/territory.ts';
import type { Deposer } from '../commands.ts';
import type { DecisionContext } from '../context.ts';
import type { DemandeDeposee } from '../events.ts';
import { missingNeeds } from '../pieces.ts';
import { sealedFacts } from '../receipts/sealed-facts.ts';
import { accept, refuse, type Decider, type Decision } from './decision.ts';

/**
 * Instant that counts for the closings (§3.6): the first byte's arrival, or the waiting-room ticket if it is earlier
 * and its grace has not ended; for paper, the start of the day on which the town hall received it.
 */
const retainedInstant = (command: Deposer, now: Instant): Instant => {
  if (command.recueLe) return startOfDay(command.recueLe, zoneOf(command.demande.communeDemandee));
  const arrival = Math.min(command.arrivee, now);
  const { ticket } = command;
  const valid = ticket !== undefined && ticket <= arrival && arrival - ticket <= LIMITS.ticket_grace_ms;
  return valid ? ticket : arrival;
};

/** Online, people file for themselves; the town hall enters the paper requests of its commune. */
const channelRefusal = (command: Deposer, { actor }: DecisionContext, today: CivilDate): Decision | undefined => {
  const { communeDemandee } = command.demande;
  const online = command.canal === 'EN_LIGNE';
  if (online !== (actor.role === 'usager')) return refuse('CANAL_REFUSE', 'deposer');
  if (!online && !actor.territories.includes(communeDemandee)) return refuse('DOSSIER_INTROUVABLE', 'deposer');
  const dated = command.recueLe !== undefined;
  if (dated === online || (command.recueLe ?? today) > today) return refuse('DATE_DEPOT_INVALIDE', 'deposer');
  return undefined;
};

const eventOf = (command: Deposer, context: DecisionContext, today: CivilDate): DemandeDeposee => {
  const { demande, canal } = command;
  const retenu = retainedInstant(command, context.now);
  const aFournir = missingNeeds(demande, demande.pieces.map(({ type }) => type));
  const complete = aFournir.length === 0;
  const filing: Filing = {
    canal, depot: retenu, complet: complete ? retenu : null, ...(demande.motifL30 ? { motifL30: demande.motifL30 } : {}),
  };
  const place = { commune: demande.communeDemandee, liste: demande.typeListe };
  const standing = qualify(context.closings, place, filing, context.now, today);
  const { nationales, locales } = standing;
  const tardifPour = lateBallot(context.closings, place, standing);
  return {
    type: 'DemandeDeposee', version: 1, facts: sealedFacts(command, { retenu, today, complete, nationales, tardifPour }, context),
    content: { demande, scrutinsLocaux: locales, aFournir },
  };
};

/** Files a request: always accepted, and qualified for each coming ballot (L.9, L.17, R.5). */
export const deposer: Decider<'deposer'> = (command, _state, context) => {
  const today = localDay(context.now, command.demande.communeDemandee);
  return channelRefusal(command, context, today) ?? accept(eventOf(command, context, today));
};
