/** Writes the few kinds of field that tiles need (Protocol Buffers encoding). */
export type ProtobufWriter = {
  varint(field: number, value: number): void;
  text(field: number, value: string): void;
  double(field: number, value: number): void;
  packed(field: number, values: readonly number[]): void;
  bytes(field: number, value: Uint8Array): void;
  finish(): Uint8Array;
};

const VARINT = 0;
const FIXED64 = 1;
const LENGTH = 2;
const encoder = new TextEncoder();

/** An empty message. Numbers are unsigned, below 2^53. */
export const protobufWriter = (): ProtobufWriter => {
  let buffer = new Uint8Array(256);
  let at = 0;
  const need = (bytes: number): void => {
    if (at + bytes <= buffer.length) return;
    const wider = new Uint8Array(Math.max(buffer.length * 2, at + bytes));
    wider.set(buffer);
    buffer = wider;
  };
  const raw = (value: number): void => {
    need(10);
    for (let rest = value; ; rest = Math.floor(rest / 128)) {
      buffer[at++] = rest >= 128 ? (rest % 128) | 128 : rest;
      if (rest < 128) return;
    }
  };
  const put = (value: Uint8Array): void => {
    need(value.length);
    buffer.set(value, at);
    at += value.length;
  };
  const bytes: ProtobufWriter['bytes'] = (field, value) => {
    raw(field * 8 + LENGTH);
    raw(value.length);
    put(value);
  };
  return {
    bytes,
    varint: (field, value) => {
      raw(field * 8 + VARINT);
      raw(value);
    },
    text: (field, value) => bytes(field, encoder.encode(value)),
    double: (field, value) => {
      raw(field * 8 + FIXED64);
      put(new Uint8Array(new Float64Array([value]).buffer));
    },
    packed: (field, values) => {
      const inner = protobufVarints(values);
      bytes(field, inner);
    },
    finish: () => buffer.slice(0, at),
  };
};

const protobufVarints = (values: readonly number[]): Uint8Array => {
  const out: number[] = [];
  for (const value of values) {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128);
    out.push(rest);
  }
  return Uint8Array.from(out);
};
