import type { Command } from '../../../domain/commands.ts';
import { objectId, organisationOf } from '../../../domain/identifiers/case-ids.ts';
import type { Case, ResourceRequest } from '../../../domain/state.ts';
import { textAt } from '../../../exchange/convert/tree.ts';
import type { JsonObject } from '../../../exchange/schema/json.ts';
import { readTime } from '../../../exchange/schema/read-time.ts';
import { commandId, type PartnerMessage } from '../partner-message.ts';

/** The request that an id of a message means, whether we keep it short or whole. */
export const requestOf = ({ requests, organisation }: Case, id: string): ResourceRequest | undefined => requests.find((one) =>
  one.id === id || objectId(organisation, 'request', one.id) === id);

/** When the partner wrote it: a console's clock and a partner's alike are never later than ours. */
const writtenAt = (body: JsonObject, path: string): { at?: number } => {
  const at = readTime(textAt(body, path) ?? '');
  return at === undefined ? {} : { at };
};

/** RS-DR: a partner asks for a vehicle or an activity, or takes it back. */
export const requestCommands = (message: PartnerMessage, state: Case): Command[] => {
  const { body, sender, centre } = message;
  const request = textAt(body, 'request.requestId')!;
  const told = (path: string) => textAt(body, `request.${path}`);
  const ask: Command = { type: 'demanderRessource', id: commandId(message, 'demande'), request, from: sender, to: organisationOf(centre),
    purpose: told('purpose')!, ...writtenAt(body, 'request.datetime'), ...(told('convention') ? { convention: told('convention')! } : {}),
    ...(told('deadline') ? { deadline: told('deadline')! } : {}), ...(told('freetext') ? { freetext: told('freetext')! } : {}) };
  return [...(requestOf(state, request) ? [] : [ask]),
    ...(body['status'] === 'ANNULEE' ? [{ type: 'annulerDemande', id: commandId(message, 'annulation'), request } as Command] : [])];
};

/** RS-RR: the answer to a request of ours; in part or for later, a person chooses. */
export const answerCommands = (message: PartnerMessage, state: Case): Command[] => {
  const { body } = message;
  const request = requestOf(state, String(body['requestId']));
  const [deadline, freetext] = [textAt(body, 'response.deadline'), textAt(body, 'response.freetext')];
  return request ? [{ type: 'repondreDemande', id: commandId(message, 'reponse'), request: request.id,
    answer: textAt(body, 'response.answer')!, ...writtenAt(body, 'response.datetime'), ...(deadline ? { deadline } : {}),
      ...(freetext ? { freetext } : {}) }] : [];
};
