/** Sound of a make-believe recording: one channel, 8 bits, the rate of a telephone line. */
const RATE_HZ = 8_000;
const HEAD_BYTES = 44;
const SECONDS_MAX = 600;
const BEEP_HZ = 440;
const BEEP_EVERY_S = 15;

/**
 * The recording of a call that nobody made: silence with a short tone every fifteen seconds, as recorders put one, so that a listener
 * hears that it goes on. WAV, PCM of 8 bits; `seconds` is cut to ten minutes.
 */
export const toneRecording = (seconds: number): Buffer => {
  const samples = Math.max(1, Math.min(SECONDS_MAX, Math.round(seconds))) * RATE_HZ;
  const wav = Buffer.alloc(HEAD_BYTES + samples, 128);
  wav.write('RIFF', 0, 'ascii');
  wav.writeUInt32LE(HEAD_BYTES - 8 + samples, 4);
  wav.write('WAVEfmt ', 8, 'ascii');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE_HZ, 24);
  wav.writeUInt32LE(RATE_HZ, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36, 'ascii');
  wav.writeUInt32LE(samples, 40);
  for (let i = 0; i < samples; i += 1) {
    const beeps = i % (BEEP_EVERY_S * RATE_HZ) < RATE_HZ / 5;
    if (beeps) wav[HEAD_BYTES + i] = 128 + Math.round(40 * Math.sin((2 * Math.PI * BEEP_HZ * i) / RATE_HZ));
  }
  return wav;
};
