import type { LegibilityMeasures, RenderJob } from './job.ts';
import { openImage } from './image-page.ts';

/** Side to which a photo is brought before it is measured, so that figures compare. */
const MEASURED_SIDE = 800;
/**
 * Brightness (mean grey, 0 to 255) and sharpness (variance of the Laplacian, Pech-Pacheco et al. 2000)
 * of a photo at 800 pixels, with its size as seen upright.
 */
export const measurePhoto = async (bytes: Buffer, job: RenderJob): Promise<LegibilityMeasures> => {
  const image = await openImage(bytes, job.type, job.limits);
  const { autoOrient } = await image.metadata();
  const grey = await image.autoOrient().flatten({ background: '#ffffff' }).greyscale()
    .resize({ width: MEASURED_SIDE, height: MEASURED_SIDE, fit: 'inside' })
    .raw().toBuffer({ resolveWithObject: true });
  const { width, height } = grey.info;
  const channels = grey.info.channels;
  const stats = greyStats(grey.data, width, height, channels);
  return { width: autoOrient.width, height: autoOrient.height, ...stats };
};

/** Mean, and variance of the Laplacian over the inner pixels, in one pass over the first channel. */
const greyStats = (
  pixels: Buffer, width: number, height: number, channels: number,
): { brightness: number; sharpness: number } => {
  let sum = 0;
  let edges = 0;
  let squares = 0;
  const row = width * channels;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * row + x * channels;
      const value = pixels[at]!;
      const edge = pixels[at - row]! + pixels[at + row]! + pixels[at - channels]! + pixels[at + channels]! - 4 * value;
      sum += value;
      edges += edge;
      squares += edge * edge;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return { brightness: sum / count, sharpness: squares / count - (edges / count) ** 2 };
};
