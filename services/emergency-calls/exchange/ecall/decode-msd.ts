import { bitReader, type BitReader } from './bits.ts';
import { MSD, propulsionsOf, VEHICLE_KINDS, type Msd, type MsdDelta, type Propulsion, type VehicleKind } from './msd.ts';

/** What is wrong with the bytes; the voice call is taken anyway. */
export type MsdDefect = 'empty' | 'too-long' | 'version' | 'length' | 'truncated';

/** What is wrong with data that say where the car is all the same. */
export type MsdFlaw = 'vin';

export type MsdVerdict = { msd: Msd; flaws: readonly MsdFlaw[] } | { defect: MsdDefect };

class Truncated extends Error {}

/** Bits that must be there; running out is the one defect that ends a reading in its middle. */
const take = (reader: BitReader, count: number): number => {
  const value = reader.bits(count);
  if (value === undefined) throw new Truncated();
  return value;
};
const flag = (reader: BitReader): boolean => take(reader, 1) === 1;

/** A VIN; `null` when one of its letters is none (I, O, Q, or no letter at all): the place behind it counts all the same. */
const readVin = (reader: BitReader): string | null => {
  const letters = Array.from({ length: MSD.vin_letters }, () => MSD.vin_alphabet[take(reader, MSD.letter_bits)]);
  return letters.includes(undefined) ? null : letters.join('');
};

/** Flags with a default: each is there or not, then its value. */
const readPropulsion = (reader: BitReader, version: number): Propulsion[] => {
  const extended = flag(reader);
  const flags = propulsionsOf(version);
  const present = flags.map(() => flag(reader));
  const found = flags.filter((_, i) => present[i] && flag(reader));
  if (extended) skipAdditions(reader);
  return found;
};

/** Additions of a later version: their presence, then each behind its length in octets. */
const skipAdditions = (reader: BitReader): void => {
  if (flag(reader)) throw new Truncated();
  const present = Array.from({ length: take(reader, 6) + 1 }, () => flag(reader));
  for (const here of present) if (here) for (let octets = take(reader, 8); octets > 0; octets -= 1) take(reader, 8);
};

const readKind = (reader: BitReader): VehicleKind => {
  if (flag(reader)) {
    take(reader, 7);
    return 'other';
  }
  return VEHICLE_KINDS[take(reader, MSD.kind_bits)] ?? 'other';
};

/** A coordinate in milliarcseconds; one off the globe is unknown, as the number that says so is. */
const readCoordinate = (reader: BitReader, degrees_max: number): number | null => {
  const value = take(reader, 32) + MSD.coordinate_min;
  return Math.abs(value) > degrees_max * MSD.degree_mas ? null : value;
};

/** A direction in degrees; from 360 on it is unknown, as the number that says so is. */
const readDirection = (reader: BitReader): number | null => {
  const degrees = take(reader, 8) * MSD.direction_step;
  return degrees < 360 ? degrees : null;
};

const readDelta = (reader: BitReader): MsdDelta => ({ latitude: take(reader, MSD.delta_bits) + MSD.delta_min,
  longitude: take(reader, MSD.delta_bits) + MSD.delta_min });

const readStructure = (reader: BitReader, version: number): MsdVerdict => {
  take(reader, 2);
  take(reader, 1);
  const [first, second, people] = [flag(reader), flag(reader), flag(reader)];
  const messageIdentifier = take(reader, 8);
  const [automatic, test, trusted] = [flag(reader), flag(reader), flag(reader)];
  const vehicle = readKind(reader);
  const vin = readVin(reader);
  const propulsion = readPropulsion(reader, version);
  const timestamp = take(reader, 32);
  const [latitude, longitude] = [readCoordinate(reader, 90), readCoordinate(reader, 180)];
  const directionDegrees = readDirection(reader);
  const recent = [first ? readDelta(reader) : null, second ? readDelta(reader) : null] as const;
  const passengers = people ? take(reader, 8) : null;
  return { flaws: vin === null ? ['vin'] : [], msd: { version, messageIdentifier, automatic, test, trusted, vehicle, vin, propulsion,
    timestamp,
    latitude_mas: latitude, longitude_mas: longitude,
    directionDegrees, recent, passengers } };
};

/**
 * Decodes a minimum set of data (EN 15722, UPER, at most 140 octets): a version octet, from version 2 on a length octet, then
 * the message. Gives a value or a defect for any bytes, and never throws.
 */
export const decodeMsd = (bytes: Uint8Array): MsdVerdict => {
  if (bytes.length === 0) return { defect: 'empty' };
  if (bytes.length > MSD.octets_max) return { defect: 'too-long' };
  const version = bytes[0]!;
  if (!MSD.versions.includes(version)) return { defect: 'version' };
  const head = version === 1 ? 1 : 2;
  if (head === 2 && (bytes[1] ?? Infinity) > bytes.length - head) return { defect: 'length' };
  const body = head === 1 ? bytes.subarray(1) : bytes.subarray(2, 2 + bytes[1]!);
  try {
    return readStructure(bitReader(body), version);
  } catch (error) {
    if (error instanceof Truncated) return { defect: 'truncated' };
    throw error;
  }
};

/** The same from hexadecimal text, as telephony hands it on. */
export const decodeMsdHex = (hex: string): MsdVerdict => {
  const digits = hex.replace(/\s/g, '');
  if (digits.length > MSD.octets_max * 2) return { defect: 'too-long' };
  return /^(?:[0-9a-f]{2})*$/i.test(digits) ? decodeMsd(Buffer.from(digits, 'hex')) : { defect: 'length' };
};
