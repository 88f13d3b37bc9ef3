import type { ServiceContext } from '#base/http/service-context.ts';

/** What a demonstration prints where nothing is set: numbers and streets that nobody has (the numbers are kept for fiction). */
const INVENTED = { phone: '01 99 00 12 34', address: '1 place de la République, 04000 Digne-les-Bains (adresse de démonstration)' };

/** How the service in charge is reached: mail, then telephone and postal address where they are set. */
export type ContactLines = { mail: string; phone: string; address: string };

/**
 * How to reach the service in charge, as its acknowledgement must say (CRPA, R.112-11-1: designation, postal or electronic address and
 * telephone). An empty text is not set.
 */
export const contactLines = ({ settings, demo }: Pick<ServiceContext, 'settings' | 'demo'>): ContactLines => ({
  mail: settings.SOCLE_VOTER_CONTACT ?? '',
  phone: settings.SOCLE_VOTER_PHONE || (demo ? INVENTED.phone : ''),
  address: settings.SOCLE_VOTER_POSTAL_ADDRESS || (demo ? INVENTED.address : ''),
});
