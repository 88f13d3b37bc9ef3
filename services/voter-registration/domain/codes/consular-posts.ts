/**
 * Consular posts that hold a list (`circonscription consulaire`): name, COG code of the country, IANA zone of the post. An extract
 * of the 213 posts; the others are rows to add. The zone decides when registrations close there.
 */
const POSTS = [
  ['9B001', 'Alger', '99352', 'Africa/Algiers'], ['9B002', 'Amsterdam', '99135', 'Europe/Amsterdam'],
  ['9B003', 'Athènes', '99126', 'Europe/Athens'], ['9B004', 'Barcelone', '99134', 'Europe/Madrid'],
  ['9B005', 'Berlin', '99109', 'Europe/Berlin'], ['9B006', 'Beyrouth', '99205', 'Asia/Beirut'],
  ['9B007', 'Bruxelles', '99131', 'Europe/Brussels'], ['9B008', 'Buenos Aires', '99415', 'America/Argentina/Buenos_Aires'],
  ['9B009', 'Casablanca', '99350', 'Africa/Casablanca'], ['9B010', 'Dakar', '99341', 'Africa/Dakar'],
  ['9B011', 'Djibouti', '99399', 'Africa/Djibouti'], ['9B012', 'Dubaï', '99247', 'Asia/Dubai'],
  ['9B013', 'Dublin', '99136', 'Europe/Dublin'], ['9B014', 'Genève', '99140', 'Europe/Zurich'],
  ['9B015', 'Hong Kong', '99230', 'Asia/Hong_Kong'], ['9B016', 'Jérusalem', '99207', 'Asia/Jerusalem'],
  ['9B017', 'Johannesbourg', '99303', 'Africa/Johannesburg'], ['9B018', 'Lisbonne', '99139', 'Europe/Lisbon'],
  ['9B019', 'Londres', '99132', 'Europe/London'], ['9B020', 'Los Angeles', '99404', 'America/Los_Angeles'],
  ['9B021', 'Luxembourg', '99137', 'Europe/Luxembourg'], ['9B022', 'Madrid', '99134', 'Europe/Madrid'],
  ['9B023', 'Mexico', '99405', 'America/Mexico_City'], ['9B024', 'Milan', '99127', 'Europe/Rome'],
  ['9B025', 'Montréal', '99401', 'America/Toronto'], ['9B026', 'Moscou', '99123', 'Europe/Moscow'],
  ['9B027', 'New Delhi', '99223', 'Asia/Kolkata'], ['9B028', 'New York', '99404', 'America/New_York'],
  ['9B029', 'Pondichéry', '99223', 'Asia/Kolkata'], ['9B030', 'Port-Louis', '99390', 'Indian/Mauritius'],
  ['9B031', 'Rabat', '99350', 'Africa/Casablanca'], ['9B032', 'Rio de Janeiro', '99416', 'America/Sao_Paulo'],
  ['9B033', 'Santiago', '99417', 'America/Santiago'], ['9B034', 'São Paulo', '99416', 'America/Sao_Paulo'],
  ['9B035', 'Shanghai', '99216', 'Asia/Shanghai'], ['9B036', 'Singapour', '99226', 'Asia/Singapore'],
  ['9B037', 'Sydney', '99501', 'Australia/Sydney'], ['9B038', 'Tananarive', '99333', 'Indian/Antananarivo'],
  ['9B039', 'Tokyo', '99217', 'Asia/Tokyo'], ['9B040', 'Tunis', '99351', 'Africa/Tunis'],
  ['9B041', 'Vancouver', '99401', 'America/Vancouver'], ['9B042', 'Washington', '99404', 'America/New_York'],
  ['9B043', 'Zurich', '99140', 'Europe/Zurich'],
] as const;

export type ConsularPost = { code: string; nom: string; pays: string; fuseau: string };

const BY_CODE = new Map<string, ConsularPost>(POSTS.map(([code, nom, pays, fuseau]) => [code, { code, nom, pays, fuseau }]));

/** The consular post of that code, if it is one. */
export const consularPost = (code: string): ConsularPost | undefined => BY_CODE.get(code);

/** Every post, by name. */
export const consularPosts = (): readonly ConsularPost[] => [...BY_CODE.values()];
