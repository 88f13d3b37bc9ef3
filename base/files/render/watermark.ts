import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FAMILY = 'watermark';
const FONT = '@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal.woff2';
const TILT = -Math.PI / 6;

let registered = false;
/** The font travels with the project: a bare machine has none. */
const registerFont = (): void => {
  if (registered) return;
  GlobalFonts.register(readFileSync(fileURLToPath(import.meta.resolve(FONT))), FAMILY);
  registered = true;
};

export type Overlay = { data: Buffer; width: number; height: number };
let last: { key: string; overlay: Overlay } | undefined;

/**
 * The mark in lines across a page of the given size, dark with a light rim so that it shows on any
 * ground, as the State does on copies of identity documents. Raw RGBA; the last one is kept, because
 * the pages of a file have one size.
 */
export const watermarkOverlay = (text: string, width: number, height: number): Overlay => {
  const key = `${width}x${height} ${text}`;
  if (last?.key === key) return last.overlay;
  registerFont();
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  const size = Math.max(10, Math.round(Math.max(width, height) / 40));
  pen.font = `${size}px ${FAMILY}`;
  pen.fillStyle = 'rgba(40, 40, 60, 0.28)';
  pen.strokeStyle = 'rgba(255, 255, 255, 0.28)';
  pen.lineWidth = Math.max(1, size / 10);
  pen.translate(width / 2, height / 2);
  pen.rotate(TILT);
  const reach = Math.hypot(width, height) / 2;
  const step = pen.measureText(text).width + size * 3;
  for (let y = -reach, row = 0; y <= reach; y += size * 6, row++) {
    for (let x = -reach - (row % 2) * (step / 2); x <= reach; x += step) {
      pen.strokeText(text, x, y);
      pen.fillText(text, x, y);
    }
  }
  const { data } = pen.getImageData(0, 0, width, height);
  const overlay = { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), width, height };
  last = { key, overlay };
  return overlay;
};
