import { isRecord } from '#base/values/is-record.ts';

/** A value as JSON knows it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

/** True for an object that is neither a list nor null. */
export const isObject = (value: unknown): value is JsonObject => isRecord(value);
