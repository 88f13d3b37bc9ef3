import { boxOf } from '#base/messages/message-box.ts';
import { enqueueMessage } from '#base/messages/outbox.ts';
import type { Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { organisationOf } from '../../domain/identifiers/case-ids.ts';
import { isDoubtfulPlace } from '../../domain/fields/doubtful-place.ts';
import { listAt, textAt, valueAt } from '../../exchange/convert/tree.ts';
import { buildEnvelope } from '../../exchange/hub/build-envelope.ts';
import type { JsonObject } from '../../exchange/schema/json.ts';
import type { Kind } from '../../exchange/schema/kinds.ts';
import { readTime } from '../../exchange/schema/read-time.ts';
import { keepSending } from '../../store/exchange.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { describePartnerVehicles, movePartnerVehicles, type PartnerFix } from '../../store/partner-vehicles.ts';
import { listResources, moveResources, type ResourceEntry } from '../../store/resources.ts';
import { HUB_CHANNEL, orderingKey } from './hub-channel.ts';
import type { PartnerMessage } from './partner-message.ts';

type Taker = (tx: Tx, regulation: Regulation, message: PartnerMessage) => Promise<void>;

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const fixOf = (position: JsonObject): PartnerFix => {
  const [lat, lon, speed] = [Number(valueAt(position, 'coord.lat')), Number(valueAt(position, 'coord.lon')), number(position['speed'])];
  return { resourceId: String(position['resourceId']), lat, lon, at: readTime(textAt(position, 'datetime') ?? '') ?? 0,
    speed_km_h: speed, heading_deg: number(position['cap']),
    available: textAt(position, 'status') ?? null, doubtful: isDoubtfulPlace(lat, lon) };
};

/** GEO-POS: positions of a partner's vehicles; our own vehicles, told of by their SMUR's software, move in our fleet. */
const positions: Taker = async (tx, regulation, { centre, sender, body }) => {
  const place = { partition: regulation.partitionOfCentre(centre), centre };
  const fixes = listAt(body, 'position').map(fixOf);
  const [ours, theirs] = [fixes.filter(({ resourceId }) => resourceId.startsWith(`${organisationOf(centre)}.`)),
    fixes.filter(({ resourceId }) => !resourceId.startsWith(`${organisationOf(centre)}.`))];
  if (theirs.length > 0) await movePartnerVehicles(tx, place, sender, theirs);
  if (ours.length > 0) await moveResources(tx, place.partition, centre, ours.filter(({ doubtful }) => !doubtful));
};

/** GEO-RES: what a partner tells of its vehicles. */
const details: Taker = (tx, regulation, { centre, sender, body }) => describePartnerVehicles(tx,
  { partition: regulation.partitionOfCentre(centre), centre }, sender, listAt(body, 'resource').map((one) =>
    ({ id: String(one['resourceId']), name: textAt(one, 'name') ?? null, kind: textAt(one, 'resourceType') ?? null })));

const SORTS: Readonly<Record<string, string>> = { SMUR: 'SMUR', SIS: 'SDIS', TSU: 'TSU' };

const detailBody = (centre: string, one: ResourceEntry): JsonObject => ({ resourceId: one.resourceId, orgId: organisationOf(centre),
  name: one.name, resourceType: SORTS[one.vehicleType.split('.')[0]!] ?? 'SNP', nature: 'EFFECTEUR',
  mobility: one.vehicleType.includes('HELI') ? 'HELICOPTERE' : 'VEHICULE', capacity: one.crew === 'MED' ? 'MEDICALE'
    : one.crew === 'PARAMED' ? 'PARAMEDICALE' : 'URGENCE' });

/** GEO-REQ: answered from the fleet, about the vehicles that we have. */
const request: Taker = async (tx, regulation, { centre, sender, body, exercise }) => {
  const partition = regulation.partitionOfCentre(centre);
  const asked = new Set(body['resourceId'] as string[]);
  const resource = (await listResources(tx, partition, centre)).filter(({ resourceId }) => asked.has(resourceId))
    .map((one) => detailBody(centre, one));
  const [unique, at] = [newId(), regulation.clock()];
  const envelope = buildEnvelope({ sender: organisationOf(centre), recipient: sender, unique, at,
    ...(exercise ? { status: 'Exercise' } : {}) }, 'GEO-RES', { resource });
  await enqueueMessage(tx, { partition, at, box: boxOf(regulation.keyring) },
    { id: unique, channel: HUB_CHANNEL, key: orderingKey(centre, '', sender), recipient: sender.slice(0, 80), content: envelope });
  await keepSending(tx, partition, { distributionId: envelope.distributionID, centre, dossier: null, model: 'GEO-RES', to: sender,
    exercise }, at);
};

/** Kinds that speak of vehicles and of no case, each taken in one transaction with the note that it came. */
export const VEHICLE_TAKERS: Readonly<Partial<Record<Kind, Taker>>> = { 'GEO-POS': positions, 'GEO-RES': details, 'GEO-REQ': request };
