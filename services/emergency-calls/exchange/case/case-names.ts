import { listAt, textAt } from '../convert/tree.ts';
import type { JsonObject } from '../schema/json.ts';
import type { Kind } from '../schema/kinds.ts';

type Names = (body: JsonObject) => (string | undefined)[];

/** Where each kind names the case that it speaks of: by its identifier or by the sender's number. */
const NAMES: Readonly<Partial<Record<Kind, Names>>> = {
  'RS-RPIS': (body) => [textAt(body, 'context.senderCaseId'),
    `${textAt(body, 'context.orgId') ?? ''}.${textAt(body, 'context.senderCaseId') ?? ''}`],
  EMSI: (body) => [textAt(body, 'EVENT.MAIN_EVENT_ID'), textAt(body, 'EVENT.ID'),
    ...listAt(body, 'CONTEXT.LINK').map((link) => textAt(link, 'ID'))],
};

/** Names of the case that a message speaks of; none for kinds that speak of no case. */
export const caseNamesOf = (kind: Kind, body: JsonObject): string[] =>
  (NAMES[kind]?.(body) ?? [textAt(body, 'caseId')]).filter((name): name is string => name !== undefined && name !== '');
