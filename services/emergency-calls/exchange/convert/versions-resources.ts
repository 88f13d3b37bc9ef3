import { codesOf } from '../codes/code-lists.ts';
import { listAt, mapAt, move, putAt, reversed, textAt, dropAt, type CodeMap } from './tree.ts';
import type { JsonObject } from '../schema/json.ts';
import type { Steps } from './versions.ts';

const STATUS_V1_V2: CodeMap = { ARRIVE: 'ARRIVEE', TRANSPOR: 'TRANSP', FINPEC: 'FINMED' };
const STATUS_V3_V2: CodeMap = { FINPEC: 'FINMED' };
/** An RS-SR alone loses the transmission of the destination; a list keeps it. */
const STATUS_V3_V2_SR: CodeMap = { ...STATUS_V3_V2, ORIENTAT: 'TRANSP' };

/** v1 has no family before the vehicle: `VSAV`, then `SIS.VSAV`. */
const VEHICLE_V1_V2: CodeMap = Object.fromEntries([...codesOf('typeVecteur')].map((code) => [code.split('.').at(-1)!, code]));
const UNKNOWN_VEHICLE = 'AUTREVEC.AUTRE';
/** A kind of vehicle of v1 with its family; one that nobody published is another vehicle. */
const vehicleUp = (code = ''): string => (Object.hasOwn(VEHICLE_V1_V2, code) ? VEHICLE_V1_V2[code]!
  : codesOf('typeVecteur').has(code) ? code : UNKNOWN_VEHICLE);
const DELAYS = ['30M', '45M', '1H', '2H', '4H', '8H', '12H', '24H'];
const DEADLINE_V1_V2: CodeMap = Object.fromEntries(DELAYS.map((code) => [`DEL${code}`, code]));

const states = (body: JsonObject, codes: CodeMap): void => {
  for (const resource of listAt(body, 'resource')) for (const state of listAt(resource, 'state')) mapAt(state, 'status', codes);
};

/** How an older release says whose vehicle it is, in its free texts: of a patient, hence never for fire or police. */
export const PATIENT_TEXT = 'Patient ID : ';

const addText = (resource: JsonObject, text: string): void => {
  const texts = resource['freetext'];
  resource['freetext'] = [...Array.isArray(texts) ? texts : [], text];
};

const listUp: Steps = {
  v1v2: (body) => {
    move(body, 'mobilizedResource', 'resource');
    states(body, STATUS_V1_V2);
    for (const resource of listAt(body, 'resource')) {
      const [plate, vehicle] = [textAt(resource, 'plate'), textAt(resource, 'vehiculeType')];
      if (plate !== undefined) addText(resource, `Immatriculation : ${plate}`);
      putAt(resource, 'vehicleType', vehicleUp(vehicle));
      move(resource, 'team.teamCare', 'team.medicalLevel');
      for (const key of ['plate', 'vehiculeType', 'coord', 'resourceType']) dropAt(resource, key);
    }
  },
  v2v1: (body) => {
    states(body, reversed(STATUS_V1_V2));
    for (const resource of listAt(body, 'resource')) {
      mapAt(resource, 'vehicleType', reversed(VEHICLE_V1_V2));
      move(resource, 'vehicleType', 'vehiculeType');
      move(resource, 'team.medicalLevel', 'team.teamCare');
      putAt(resource, 'resourceType', 'AUTRE');
    }
    move(body, 'resource', 'mobilizedResource');
  },
  v2v3: (body) => { states(body, reversed(STATUS_V3_V2)); },
  v3v2: (body) => {
    states(body, STATUS_V3_V2);
    for (const resource of listAt(body, 'resource')) {
      const patient = textAt(resource, 'patientId');
      if (patient !== undefined) addText(resource, `${PATIENT_TEXT}${patient}`);
      dropAt(resource, 'patientId');
    }
  },
};

const status: Steps = {
  v1v2: (body) => {
    mapAt(body, 'status', STATUS_V1_V2);
    for (const key of ['datetime', 'status', 'availability']) move(body, key, `state.${key}`);
  },
  v2v1: (body) => {
    mapAt(body, 'state.status', reversed(STATUS_V1_V2));
    for (const key of ['datetime', 'status', 'availability']) move(body, `state.${key}`, key);
  },
  v2v3: (body) => { mapAt(body, 'state.status', reversed(STATUS_V3_V2)); },
  v3v2: (body) => { mapAt(body, 'state.status', STATUS_V3_V2_SR); },
};

/** Positions of v2 hold a list of coordinates, and the heading as text. */
const positions: Partial<Steps> = {
  v2v3: (body) => {
    for (const position of listAt(body, 'position')) {
      const [coord] = listAt(position, 'coord');
      const cap = Number(textAt(position, 'cap') ?? NaN);
      for (const key of ['receptionDatetime', 'coord', 'cap']) dropAt(position, key);
      if (coord) position['coord'] = coord;
      if (Number.isFinite(cap)) position['cap'] = cap;
    }
  },
  v3v2: (body) => {
    for (const position of listAt(body, 'position')) {
      const { coord, cap } = position;
      position['coord'] = coord === undefined ? [] : [coord];
      if (typeof cap === 'number') position['cap'] = String(cap);
    }
  },
};

const mobility: CodeMap = { SHIP: 'SHIP ' };
const eachMobility = (codes: CodeMap) => (body: JsonObject): void => {
  for (const resource of listAt(body, 'resource')) mapAt(resource, 'mobility', codes);
};

/** Changes of the kinds about resources. Source: converter of the published models. */
export const RESOURCE_STEPS: Readonly<Record<string, Partial<Steps>>> = {
  resourcesInfo: listUp,
  resourcesStatus: status,
  resourcesRequest: {
    v1v2: (body) => { mapAt(body, 'request.deadline', DEADLINE_V1_V2); },
    v2v1: (body) => { mapAt(body, 'request.deadline', reversed(DEADLINE_V1_V2)); },
  },
  resourcesResponse: {
    v1v2: (body) => {
      const deadline = textAt(body, 'response.deadline');
      if (deadline !== undefined && !codesOf('delai').has(deadline)) putAt(body, 'response.deadline', 'DEL0');
    },
  },
  resourcesEngagement: {
    v2v3: (body) => { for (const one of listAt(body, 'resource')) one['vehicleType'] ??= 'AUTREVEC'; },
    v3v2: (body) => {
      for (const one of listAt(body, 'resource')) if (textAt(one, 'team.medicalLevel') === 'SANS') dropAt(one, 'team.medicalLevel');
    },
  },
  reference: { v3v2: (body) => { dropAt(body, 'step'); } },
  geoPositionsUpdate: positions,
  geoResourcesDetails: { v2v3: eachMobility(reversed(mobility)), v3v2: eachMobility(mobility) },
};
