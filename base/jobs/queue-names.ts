import { serviceNames } from '#base/store/service-names.ts';

/** The schema that graphile-worker owns for a service: `voter-registration` → `voter_registration_queue`. */
export const queueSchema = (service: string): string => `${serviceNames(service).schema}_queue`;
