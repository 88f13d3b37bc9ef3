import type { LonLat } from '#base/geo/crs/projection.ts';
import type { CareOffer, Opening, Practitioner } from '../domain/care-offer/offer.ts';
import type { Ground, Territory, Town } from '../domain/territory/territory.ts';

const WEEK = [1, 2, 3, 4, 5] as const;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
const on = (days: readonly number[], ...hours: readonly [from: string, to: string][]): Opening[] =>
  days.flatMap((day) => hours.map(([from, to]) => ({ day, from, to })));

/** Hours as such places keep them. */
const PRACTICE = [...on(WEEK, ['08:30', '12:00'], ['14:00', '19:00']), ...on([6], ['09:00', '12:00'])];
const ON_CALL = [...on(WEEK, ['20:00', '00:00']), ...on([6], ['12:00', '00:00']), ...on([7], ['08:00', '00:00'])];
const PHARMACY = [...on(WEEK, ['09:00', '12:30'], ['14:00', '19:30']), ...on([6], ['09:00', '19:00'])];
const ALWAYS = on(EVERY_DAY, ['00:00', '00:00']);

const LAST_NAMES = ['Aubrac', 'Bellone', 'Castagne', 'Delorme', 'Esparre', 'Fontanel', 'Garrigue', 'Hauterive', 'Iseran', 'Jonquière',
  'Lacaze', 'Montauban'];
const FIRST_NAMES = ['Camille', 'Dominique', 'Claude', 'Maxime', 'Andréa', 'Sacha', 'Lou', 'Noa'];
const PEOPLE_A_PRACTICE = 2_500;
const PEOPLE_MMG = 15_000;
const ASIDE_DEG = 0.004;

/** Numbers of the ranges that are kept for fiction; RPPS numbers of the demonstration begin with eight nines. */
const practitioner = (n: number): Practitioner => ({ rppsId: `8199${String(99_000_000 + n).padStart(8, '0')}`,
  lastName: LAST_NAMES[n % LAST_NAMES.length]!, firstName: FIRST_NAMES[(n * 5) % FIRST_NAMES.length]! });
const phoneOf = (n: number): string => `+33199${String(n % 1_000_000).padStart(6, '0')}`;

type Sort = Pick<CareOffer, 'type' | 'category' | 'opening' | 'slotMinutes'>;
const SORTS = {
  practice: { type: 'LIBERAL.MG', category: 'PS', opening: PRACTICE, slotMinutes: 20 },
  onCall: { type: 'LIBERAL.MMG', category: 'PDM', opening: ON_CALL, slotMinutes: 15 },
  house: { type: 'LIBERAL.MSPD', category: 'MSP', opening: PRACTICE, slotMinutes: 20 },
  sos: { type: 'LIBERAL.SOS', category: 'SOS', opening: ALWAYS, slotMinutes: 30 },
  pharmacy: { type: 'LIBERAL.PHARM', category: 'PS', opening: PHARMACY, slotMinutes: 0 },
} as const satisfies Record<string, Sort>;

/** Where care is given in the demonstration's territory: made from it, the same at each seed, for the centre that answers there. */
export const demoCareOffer = (centre: string, { communes, spots }: Ground, territory: Territory): CareOffer[] => {
  const own = communes.flatMap((town, index) => (territory.centreOfCommune(town.code) === centre ? [{ town, index }] : []));
  const offers: CareOffer[] = [];
  const put = (sort: Sort, town: Town, name: string, at: LonLat, who: Practitioner | null): void => {
    const n = offers.length + 1;
    offers.push({ ...sort, id: `${centre}-${n}`, name, town: town.name, address: `${1 + (n * 7) % 90} rue de la Santé, ${town.name}`,
      phone: phoneOf(Number(town.code.replaceAll(/\D/g, '')) * 50 + n), lat: at[1], lon: at[0], practitioner: who,
      finess: who ? null : `99${String(n).padStart(7, '0')}` });
  };
  for (const { town, index } of own) {
    const doctors = Math.min(12, Math.floor(town.population / PEOPLE_A_PRACTICE));
    for (let n = 0; n < doctors; n += 1) {
      const who = practitioner(Number(town.code.replaceAll(/\D/g, '')) * 13 + n);
      put(SORTS.practice, town, `Dr ${who.firstName} ${who.lastName}`, [town.at[0] + ASIDE_DEG * Math.sin(n), town.at[1]
        + ASIDE_DEG * Math.cos(n)], who);
    }
    if (doctors > 2) put(SORTS.house, town, `Maison de santé de ${town.name}`, town.at, null);
    if (town.population >= PEOPLE_MMG) put(SORTS.onCall, town, `Maison médicale de garde de ${town.name}`, town.at, null);
    for (const { name, at } of spots.filter(({ kind, commune }) => kind === 'pharmacy' && commune === index)) {
      put(SORTS.pharmacy, town, name, at, null);
    }
  }
  const seat = territory.seatOf(centre);
  const home = own.find(({ town }) => town.code === seat?.commune);
  if (home) put(SORTS.sos, home.town, `SOS Médecins ${home.town.name}`, home.town.at, null);
  return offers;
};
