import sharp, { type Sharp } from 'sharp';
import type { FileType } from '../file-type.ts';
import { RenderRefusal, type PageImage, type RenderJob, type RenderLimits } from './job.ts';
import { watermarkOverlay } from './watermark.ts';

const JPEG_QUALITY = 82;
const FORMATS: Readonly<Record<string, FileType>> = { jpeg: 'image/jpeg', png: 'image/png' };

sharp.cache(false);
sharp.concurrency(1);
/** Only the two decoders that are asked for may run: the others are doors that nobody needs. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] });

/** Opens an image of the announced type; refuses one whose pixels or type are not those allowed. */
export const openImage = async (bytes: Buffer, type: FileType, limits: RenderLimits): Promise<Sharp> => {
  const image = sharp(bytes, { limitInputPixels: limits.pixels_max, failOn: 'error', sequentialRead: true });
  const { format } = await image.metadata().catch((error: unknown) => {
    throw new RenderRefusal(/pixel limit/.test(String(error)) ? 'pixels' : 'unreadable', String(error));
  });
  if (FORMATS[format] !== type) throw new RenderRefusal('unreadable', `${format} instead of ${type}`);
  return image;
};

/** A photo as one page: turned upright, at most so large, without its metadata, marked. */
export const imagePage = async (bytes: Buffer, job: RenderJob): Promise<PageImage> => {
  const { side_max } = job.limits;
  const { data, info } = await (await openImage(bytes, job.type, job.limits))
    .autoOrient()
    .resize({ width: side_max, height: side_max, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return toPage(sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }), info, job);
};

/** Marks raw pixels and encodes them. */
export const toPage = async (
  pixels: Sharp, { width, height }: { width: number; height: number }, job: RenderJob,
): Promise<PageImage> => {
  const marked = job.watermark === undefined ? pixels : pixels.composite([overlayOf(job.watermark, width, height)]);
  const bytes = await marked.removeAlpha().jpeg({ quality: JPEG_QUALITY, mozjpeg: false }).toBuffer();
  return { width, height, bytes };
};

const overlayOf = (text: string, width: number, height: number) => {
  const { data } = watermarkOverlay(text, width, height);
  return { input: data, raw: { width, height, channels: 4 as const } };
};
