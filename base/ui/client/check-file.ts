import { judgePhoto, type Legibility } from './legibility.ts';

/** Why a file would be refused, seen before it is sent; the server checks again and has the last word. */
export type FileFault = 'empty' | 'heic' | 'tooBig' | 'wrongType';

const ACCEPTED = ['image/jpeg', 'image/png', 'application/pdf'];
const COPY_PX = 400;

/** Looks at name, type and size only. */
export const fileFault = (file: Pick<File, 'name' | 'type' | 'size'>, bytesMax: number): FileFault | undefined => {
  if (file.size === 0) return 'empty';
  if (/\.hei[cf]$/i.test(file.name) || /hei[cf]/.test(file.type)) return 'heic';
  if (!ACCEPTED.includes(file.type)) return 'wrongType';
  return file.size > bytesMax ? 'tooBig' : undefined;
};

/** Judges a photo on a small copy; undefined for a PDF or when the browser cannot read it. */
export const photoHint = async (file: File): Promise<Legibility | undefined> => {
  if (!file.type.startsWith('image/')) return undefined;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, COPY_PX / picture.width);
    const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale))) as
      [number, number];
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) return undefined;
    pen.drawImage(picture, 0, 0, width, height);
    return judgePhoto(picture, pen.getImageData(0, 0, width, height).data, width);
  } catch {
    return undefined;
  }
};
