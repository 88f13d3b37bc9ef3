import { isClientId } from '../../domain/identifiers/case-ids.ts';
import { listAt, textAt } from '../convert/tree.ts';
import type { JsonObject } from '../schema/json.ts';

/** The pair that says who else follows a case. */
export const FOLLOWERS_KEY = 'suivi.partenaires';
const LABEL = 'Partenaires qui suivent le dossier';
const FOLLOWERS_MAX = 20;
const PAIRS_MAX = 3;

/**
 * Says who else follows a case that another centre is asked to take: no model has a field for it, so it goes as a pair beside the case. A
 * centre that does not know the pair shows it to its people.
 */
export const withFollowers = (body: JsonObject, followers: readonly string[]): JsonObject => (followers.length === 0 ? body
  : { ...body, additionalInformation: { customMap: [
    { key: FOLLOWERS_KEY, label: LABEL, value: followers.slice(0, FOLLOWERS_MAX).join(' ') },
    ...listAt(body, 'additionalInformation.customMap')].slice(0, PAIRS_MAX) } });

/** Client ids of those who follow a case, as the centre told that asks us to take it; none where it told none. */
export const followersOf = (body: JsonObject): string[] => listAt(body, 'additionalInformation.customMap')
  .filter((pair) => pair['key'] === FOLLOWERS_KEY).flatMap((pair) => (textAt(pair, 'value') ?? '').split(' ')).filter(isClientId)
  .slice(0, FOLLOWERS_MAX);
