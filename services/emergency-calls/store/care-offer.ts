import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { CareOffer } from '../domain/care-offer/offer.ts';

type Place = { partition: number; centre: string };
type Row = { offre_id: string; type: string; categorie: string; nom: string; adresse: string; commune: string; telephone: string;
  lat: number; lon: number; horaires: CareOffer['opening']; duree_min: number; praticien: CareOffer['practitioner'];
  finess: string | null };

const ENTER = { name: 'offre-inscrire', text: `
  insert into offre_soins (partition, centre, offre_id, type, categorie, nom, adresse, commune, telephone, lat, lon, horaires, duree_min,
    praticien, finess)
  select $1, $2, o.* from json_to_recordset($3::json) as o (id text, type text, category text, name text, address text, town text,
    phone text,
    lat float8, lon float8, opening jsonb, minutes int2, practitioner jsonb, finess text)
  on conflict (partition, centre, offre_id) do update set nom = excluded.nom, horaires = excluded.horaires,
    telephone = excluded.telephone` };
/** The nearest of a sort, on a local plane; without a place, by name. */
const NEAR = { name: 'offre-proche', text: `
  select offre_id, type, categorie, nom, adresse, commune, telephone, lat, lon, horaires, duree_min, praticien, finess from offre_soins
  where partition = $1 and centre = $2 and ($3::text is null or type = $3)
    and ($4::text is null or nom ilike $4 or commune ilike $4)
  order by (lat - $5) ^ 2 + ((lon - $6) * cos(radians($5))) ^ 2 nulls last, nom limit $7` };
const TAKEN = { name: 'rendez-vous-pris', text: `select offre_id, debut from rendez_vous
  where partition = $1 and centre = $2 and offre_id = any($3::text[]) and debut >= $4 and not annule and exercice = $5` };
const CLAIM = { name: 'rendez-vous-retenir', text: `
  insert into rendez_vous (partition, centre, offre_id, debut, rendez_vous_id, dossier_id, exercice) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict do nothing` };
const GIVE_UP = { name: 'rendez-vous-rendre',
  text: 'update rendez_vous set annule = true where partition = $1 and centre = $2 and rendez_vous_id = $3' };

const offerOf = (row: Row): CareOffer => ({ id: row.offre_id, type: row.type, category: row.categorie, name: row.nom, address: row.adresse,
  town: row.commune, phone: row.telephone, lat: row.lat, lon: row.lon, opening: row.horaires, slotMinutes: row.duree_min,
  practitioner: row.praticien, finess: row.finess });

/** Enters places of care in the directory of a centre, or changes what is known of them. */
export const enterOffers = async (tx: Tx, { partition, centre }: Place, offers: readonly CareOffer[]): Promise<void> => {
  await tx.query({ ...ENTER, values: [partition, centre, JSON.stringify(offers.map(({ slotMinutes, ...one }) =>
    ({ ...one, minutes: slotMinutes })))] });
};

export type OfferQuery = { type: string | null; text: string | null; lat: number | null; lon: number | null };

/** Places of care of a centre, the nearest first. */
export const findOffers = async (tx: Tx, at: Place, query: OfferQuery, limit: number): Promise<CareOffer[]> => {
  const like = query.text === null ? null : `%${query.text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await tx.query<Row>({ ...NEAR, values: [at.partition, at.centre, query.type, like, query.lat, query.lon, limit] });
  return rows.map(offerOf);
};

/** Starts of slots that are promised, by offer. */
export const promisedSlots = async (
  tx: Tx, at: Place & { exercise: boolean }, offers: readonly string[], from: Instant,
): Promise<Map<string, Set<Instant>>> => {
  const { rows } = await tx.query<{ offre_id: string; debut: Date }>({ ...TAKEN,
    values: [at.partition, at.centre, offers, toRfc3339(from), at.exercise] });
  return new Map([...Map.groupBy(rows, (row) => row.offre_id)].map(([id, list]) =>
    [id, new Set(list.map(({ debut }) => debut.getTime()))]));
};

export type Claim = { partition: number; centre: string; exercise: boolean; offer: string; start: Instant; appointment: string;
  dossier: string };

/** Promises a slot; false when somebody has it already. */
export const claimSlot = async (tx: Tx, one: Claim): Promise<boolean> => (await tx.query({ ...CLAIM, values: [one.partition, one.centre,
  one.offer, toRfc3339(one.start), one.appointment, one.dossier, one.exercise] })).rowCount === 1;

/** Gives a slot back. */
export const giveUpSlot = async (tx: Tx, { partition, centre }: Place, appointment: string): Promise<void> => {
  await tx.query({ ...GIVE_UP, values: [partition, centre, appointment] });
};
