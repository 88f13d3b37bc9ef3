/** Kinds of vehicles, in the order of their numbers (EN 15722, VehicleType). */
export const VEHICLE_KINDS = ['passengerVehicleClassM1', 'busesAndCoachesClassM2', 'busesAndCoachesClassM3',
  'lightCommercialVehiclesClassN1',
  'heavyDutyVehiclesClassN2', 'heavyDutyVehiclesClassN3', 'motorcyclesClassL1e', 'motorcyclesClassL2e', 'motorcyclesClassL3e',
  'motorcyclesClassL4e', 'motorcyclesClassL5e', 'motorcyclesClassL6e', 'motorcyclesClassL7e'] as const;

export type VehicleKind = typeof VEHICLE_KINDS[number] | 'other';

/** What a vehicle carries energy in; electric and hydrogen are a risk for crews. */
export const PROPULSIONS = ['gasoline', 'diesel', 'compressedNaturalGas', 'liquidPropaneGas', 'electric', 'hydrogen', 'other'] as const;

export type Propulsion = typeof PROPULSIONS[number];

/** The flags that a version has: the last one came with the second. */
export const propulsionsOf = (version: number): readonly Propulsion[] => (version === 1 ? PROPULSIONS.slice(0, 6) : PROPULSIONS);

/** A place relative to the next one, in units of 100 milliarcseconds. */
export type MsdDelta = { latitude: number; longitude: number };

/**
 * The minimum set of data of an eCall (EN 15722). Places are WGS84 milliarcseconds; `null` is unknown. `directionDegrees` comes
 * in steps of two.
 */
export type Msd = {
  version: number; messageIdentifier: number;
  automatic: boolean; test: boolean; trusted: boolean;
  /** `null`: a letter of it is none. */
  vehicle: VehicleKind; vin: string | null; propulsion: readonly Propulsion[];
  /** Seconds since 1970, UTC. */
  timestamp: number;
  latitude_mas: number | null; longitude_mas: number | null;
  directionDegrees: number | null;
  recent: readonly [MsdDelta | null, MsdDelta | null];
  passengers: number | null;
};

/** Numbers of the encoding that decoder and encoder share. */
export const MSD = {
  octets_max: 140, vin_alphabet: '0123456789ABCDEFGHJKLMNPRSTUVWXYZ', vin_letters: 17, letter_bits: 6,
  kind_bits: 4, delta_bits: 10, delta_min: -512, coordinate_min: -2_147_483_648, coordinate_unknown: 0x7fffffff, direction_unknown: 255,
  direction_step: 2, degree_mas: 3_600_000, versions: [1, 2, 3] as readonly number[],
} as const;

/** Degrees of a place in milliarcseconds; `null` when unknown. */
export const toDegrees = (mas: number | null): number | null => (mas === null ? null : mas / MSD.degree_mas);
