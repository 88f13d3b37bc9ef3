import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import { completionDue, decisionDue, lateDecisionDue } from '../calendar/decision-terms.ts';
import type { Deposer } from '../commands.ts';
import type { DecisionContext } from '../context.ts';
import type { DemandeDeposee, Qualification } from '../events.ts';
import { DEPOSIT_LAW, SILENCE } from './mentions.ts';

/** What the deposit worked out before it seals: the instant retained, the day in the commune, the standing. */
export type DepositFindings = {
  retenu: Instant; today: CivilDate; complete: boolean; nationales: readonly Qualification[];
  /** First round of the ballot for which it is a late case (L.30). */
  tardifPour: CivilDate | undefined;
};

/**
 * The facts that a deposit seals in the clear, for ever: what proves it to a stranger (CRPA, R.112-11-1). Number, instants,
 * calendar version, standing for national ballots, declaration, service in charge, what silence means. Each is named
 * here one by one: the commune, the attachment, the documents' types and by-elections are personal and stay in the
 * encrypted content.
 */
export const sealedFacts = (
  command: Deposer, { retenu, today, complete, nationales, tardifPour }: DepositFindings, { now, closings, mentions }: DecisionContext,
): DemandeDeposee['facts'] => {
  const { demande } = command;
  const deposit = command.recueLe ? retenu : now;
  return {
    numero: command.numero, typeListe: demande.typeListe, canal: command.canal, arrivee: toRfc3339(command.arrivee),
    ...(command.ticket === undefined ? {} : { ticket: toRfc3339(command.ticket) }),
    retenu: toRfc3339(retenu), calendrier: closings.version, scrutins: nationales,
    ...(demande.verificationAdresse ? { adresse: demande.verificationAdresse.reponse } : {}),
    pieces: demande.pieces.map(({ id }) => id), complete, declaration: demande.declarationHonneur.version,
    decisionAttendue: tardifPour === undefined ? decisionDue(deposit, demande.communeDemandee)
      : lateDecisionDue(deposit, demande.communeDemandee, tardifPour),
    completerAvant: completionDue(today), loi: DEPOSIT_LAW, silence: SILENCE,
    service: mentions.service, contactService: mentions.contactService,
  };
};
