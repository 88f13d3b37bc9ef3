/** What a photo looks like at a glance; a hint, never a refusal. */
export type Legibility = 'good' | 'small' | 'dark' | 'blurred';

/** Shorter side under which the small print of a document is lost. */
const SIDE_PX_MIN = 700;
/** Mean luminance (0–255) under which a photo is too dark. */
const LUMINANCE_MIN = 60;
/** Variance of the Laplacian under which edges are soft, for a picture of about 400 px. */
const SHARPNESS_MIN = 40;

/** Luminance of each pixel of an RGBA picture (ITU-R BT.601 weights). */
const luminances = (rgba: Uint8ClampedArray): Float32Array => {
  const grey = new Float32Array(rgba.length / 4);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const at = pixel * 4;
    grey[pixel] = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  }
  return grey;
};

const mean = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Variance of the 4-neighbour Laplacian: low when nothing is sharp. */
const sharpness = (grey: Float32Array, width: number): number => {
  const edges: number[] = [];
  for (let at = width + 1; at < grey.length - width - 1; at++) {
    if (at % width === 0 || at % width === width - 1) continue;
    const around = [at - 1, at + 1, at - width, at + width].reduce((sum, near) => sum + (grey[near] ?? 0), 0);
    edges.push(4 * (grey[at] ?? 0) - around);
  }
  const middle = mean(Float32Array.from(edges));
  return mean(Float32Array.from(edges, (edge) => (edge - middle) ** 2));
};

/**
 * Judges a photo from its real size in pixels and a reduced copy (RGBA, `width` pixels wide).
 * The thresholds come from photos of printed text; they only choose the sentence shown under the field.
 */
export const judgePhoto = (
  real: { width: number; height: number }, rgba: Uint8ClampedArray, width: number,
): Legibility => {
  if (Math.min(real.width, real.height) < SIDE_PX_MIN) return 'small';
  const grey = luminances(rgba);
  if (mean(grey) < LUMINANCE_MIN) return 'dark';
  return sharpness(grey, width) < SHARPNESS_MIN ? 'blurred' : 'good';
};
