import { inContext, systemContext } from '#base/store/context.ts';
import type { DossierRef } from '#base/dossiers/event.ts';
import type { Case } from '../../domain/state.ts';
import { caseNamesOf } from '../../exchange/case/case-names.ts';
import { readResources } from '../../exchange/case/read-resources.ts';
import type { Known } from '../../exchange/hub/sequence.ts';
import { findByCase } from '../../store/exchange.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { loadCase } from '../load-case.ts';
import { requestOf } from './commands/request-commands.ts';
import type { PartnerMessage } from './partner-message.ts';

/** The dossier that a message speaks of, folded. */
export type FoundCase = { ref: DossierRef; state: Case };

const CONTEXT = systemContext('hub', 'regulation');

/** Looks for the dossier of a message at its centre. */
export const findCase = async (regulation: Regulation, { centre, kind, body, exercise }: PartnerMessage): Promise<FoundCase
  | undefined> => {
  const names = caseNamesOf(kind, body);
  if (names.length === 0) return undefined;
  const partition = regulation.partitionOfCentre(centre);
  const id = await inContext(regulation.app, CONTEXT, (tx) => findByCase(tx, partition, centre, names, exercise));
  if (id === undefined) return undefined;
  const ref = { partition, id };
  return { ref, state: await loadCase(regulation, CONTEXT, ref) };
};

const follows = ({ owner, shares }: Case, sender: string): boolean => owner === sender
  || shares.some(({ partner, until }) => partner === sender && until === null);

/** How the request stands that a message answers or serves. */
const requestState = (state: Case, { kind, body }: PartnerMessage): Known['request'] => {
  const ids = kind === 'RS-RR' ? [String(body['requestId'])]
    : kind === 'RS-RI' ? readResources(body).flatMap(({ request }) => request ?? []) : [];
  if (ids.length === 0) return undefined;
  const requests = ids.map((id) => requestOf(state, id));
  if (requests.some((one) => one?.answer === 'REFUSEE')) return 'refused';
  return requests.some((one) => one) ? 'open' : 'unknown';
};

/** What we know of the case, for the place of the message in it. */
export const knownOf = (found: FoundCase | undefined, message: PartnerMessage): Known => {
  if (!found) return { caseKnown: false, shared: false };
  const { state } = found;
  const request = requestState(state, message);
  return { caseKnown: true, shared: follows(state, message.sender), creator: state.caseId.slice(0, state.caseId.lastIndexOf('.')),
    ...(request ? { request } : {}) };
};
