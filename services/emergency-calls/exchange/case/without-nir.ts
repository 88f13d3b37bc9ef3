import { isObject, type JsonObject } from '../schema/json.ts';

/** Identifiers of a patient without a national health number: nobody here qualified that identity (DSF 15-15 §5.2.5); no list of none. */
export const withoutNir = (holder: JsonObject): JsonObject => {
  const { externalId, ...rest } = holder;
  if (!Array.isArray(externalId)) return holder;
  const left = externalId.filter((one) => !isObject(one) || one['source'] !== 'NIR');
  return left.length > 0 ? { ...rest, externalId: left } : rest;
};
