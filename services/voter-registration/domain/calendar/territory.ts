import { consularPost } from '../codes/consular-posts.ts';

/**
 * Territory that votes together: overseas codes have three characters (971…989), mainland départements two (01…95, 2A, 2B). Of
 * consular posts, those of America are apart (`LC-AM`): they vote on the Saturday.
 */
export const territoryOf = (commune: string): string => postTerritory(commune) ?? communeTerritory(commune);

const postTerritory = (code: string): string | undefined => {
  const post = code.startsWith('9B') ? consularPost(code) : undefined;
  return post && (post.fuseau.startsWith('America/') ? 'LC-AM' : 'LC');
};

const communeTerritory = (commune: string): string =>
  (commune.startsWith('97') || commune.startsWith('98') ? commune.slice(0, 3) : commune.slice(0, 2));

const ZONES: Readonly<Record<string, string>> = {
  971: 'America/Guadeloupe', 972: 'America/Martinique', 973: 'America/Cayenne', 974: 'Indian/Reunion',
  975: 'America/Miquelon', 976: 'Indian/Mayotte', 977: 'America/St_Barthelemy', 978: 'America/Marigot',
  986: 'Pacific/Wallis', 987: 'Pacific/Tahiti', 988: 'Pacific/Noumea',
};

/** The Marquesas and the Gambier Islands keep their own legal time inside French Polynesia. */
const COMMUNE_ZONES: Readonly<Record<string, string>> = {
  98718: 'Pacific/Marquesas', 98723: 'Pacific/Marquesas', 98731: 'Pacific/Marquesas',
  98746: 'Pacific/Marquesas', 98756: 'Pacific/Marquesas', 98757: 'Pacific/Marquesas',
  98719: 'Pacific/Gambier',
};

/**
 * IANA zone of the legal time of a commune (COG code) or consular post. The law does not say which time closes the registrations:
 * that of the commune is the safe reading for the applicant.
 */
export const zoneOf = (commune: string): string =>
  consularPost(commune)?.fuseau ?? COMMUNE_ZONES[commune] ?? ZONES[territoryOf(commune)] ?? 'Europe/Paris';
