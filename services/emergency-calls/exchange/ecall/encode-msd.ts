import { bitWriter, type BitWriter } from './bits.ts';
import { MSD, propulsionsOf, VEHICLE_KINDS, type Msd, type MsdDelta } from './msd.ts';

const flag = (writer: BitWriter, on: boolean): void => writer.bits(on ? 1 : 0, 1);

const writeDelta = (writer: BitWriter, delta: MsdDelta): void => {
  writer.bits(delta.latitude - MSD.delta_min, MSD.delta_bits);
  writer.bits(delta.longitude - MSD.delta_min, MSD.delta_bits);
};

const writeVin = (writer: BitWriter, vin: string | null): void => {
  if (vin?.length !== MSD.vin_letters) throw new RangeError(`a VIN has ${MSD.vin_letters} letters`);
  for (const letter of vin) {
    const index = MSD.vin_alphabet.indexOf(letter);
    if (index < 0) throw new RangeError(`a VIN has no letter ${letter}`);
    writer.bits(index, MSD.letter_bits);
  }
};

const writePropulsion = (writer: BitWriter, { propulsion, version }: Msd): void => {
  const flags = propulsionsOf(version).map((one) => propulsion.includes(one));
  flag(writer, false);
  for (const on of flags) flag(writer, on);
  for (const on of flags) if (on) flag(writer, true);
};

/**
 * Encodes a minimum set of data; the simulator of eCalls uses it. Throws a RangeError on a VIN that is none or a kind that only
 * a later version has.
 */
export const encodeMsd = (msd: Msd): Uint8Array => {
  const kind = VEHICLE_KINDS.findIndex((one) => one === msd.vehicle);
  if (kind < 0) throw new RangeError(`no number for the kind of vehicle ${msd.vehicle}`);
  const writer = bitWriter();
  writer.bits(0, 3);
  for (const there of [...msd.recent.map((delta) => delta !== null), msd.passengers !== null]) flag(writer, there);
  writer.bits(msd.messageIdentifier, 8);
  for (const on of [msd.automatic, msd.test, msd.trusted, false]) flag(writer, on);
  writer.bits(kind, MSD.kind_bits);
  writeVin(writer, msd.vin);
  writePropulsion(writer, msd);
  writer.bits(msd.timestamp, 32);
  for (const mas of [msd.latitude_mas, msd.longitude_mas]) writer.bits((mas ?? MSD.coordinate_unknown) - MSD.coordinate_min, 32);
  writer.bits(msd.directionDegrees === null ? MSD.direction_unknown : msd.directionDegrees / MSD.direction_step, 8);
  for (const delta of msd.recent) if (delta) writeDelta(writer, delta);
  if (msd.passengers !== null) writer.bits(msd.passengers, 8);
  const body = writer.bytes();
  return Uint8Array.from(msd.version === 1 ? [1, ...body] : [msd.version, body.length, ...body]);
};
