import { LIMITS } from '../../limits.ts';

/** Uses of an hour against their limits; counts include the question itself. */
export type Uses = { range: number; identity: number; commune: number };

/** Each partition counts its own share of a quota: it is never so small that a person meets it. */
const share = (whole: number, partitions: number): number => Math.max(LIMITS.enquiry_share_min, Math.ceil(whole / partitions));

/** Questions about one commune in an hour: a town is asked about more than a village. */
const communeQuota = (population: number): number => LIMITS.enquiry_commune_per_hour_min + Math.ceil(population / 10);

export type QuotaRule = { partitions: number; scale?: number };

/** True when the question may be looked up. An address range is counted in one partition, the other two are spread. */
export const withinQuota = (
  { range, identity, commune }: Uses, population: number, { partitions, scale = 1 }: QuotaRule,
): boolean => range <= LIMITS.enquiry_range_per_hour_max * scale
  && identity <= share(LIMITS.enquiry_identity_per_hour_max * scale, partitions)
  && commune <= share(communeQuota(population) * scale, partitions);

/** How long the answer is held back, ms: nothing for a household, then longer with each question of the range. */
export const delayMs = (range: number, scale = 1): number =>
  Math.min(LIMITS.enquiry_delay_ms_max, Math.max(0, range - LIMITS.enquiry_free_per_hour * scale) * LIMITS.enquiry_delay_step_ms);
