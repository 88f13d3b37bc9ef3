import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument, VerbosityLevel, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { toPage } from './image-page.ts';
import { RenderRefusal, type PageImage, type RenderJob, type RenderLimits } from './job.ts';

const PDFJS = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
/** A page of a few points would ask for a huge enlargement. */
const SCALE_MAX = 4;

/** Opens a PDF without running what it holds: no script, no form code, no font of the system. */
const open = async (bytes: Buffer, limits: RenderLimits): Promise<PDFDocumentProxy> => {
  try {
    return await getDocument({
      data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, isEvalSupported: false, enableXfa: false,
      useSystemFonts: false, disableFontFace: true, useWorkerFetch: false, stopAtErrors: false,
      maxImageSize: limits.pixels_max, cMapUrl: `${PDFJS}/cmaps/`, cMapPacked: true,
      standardFontDataUrl: `${PDFJS}/standard_fonts/`, wasmUrl: `${PDFJS}/wasm/`, iccUrl: `${PDFJS}/iccs/`,
    }).promise;
  } catch (error) {
    const reason = error instanceof Error && error.name === 'PasswordException' ? 'password' : 'unreadable';
    throw new RenderRefusal(reason, String(error));
  }
};

/** Refuses a PDF that needs a password, has too many pages or does not open; else gives its pages' count. */
export const pdfOpens = async (bytes: Buffer, limits: RenderLimits): Promise<number> => {
  const pdf = await open(bytes, limits);
  try {
    if (pdf.numPages > limits.pages_max) throw new RenderRefusal('pages', `${pdf.numPages} pages`);
    return pdf.numPages;
  } finally {
    await pdf.destroy();
  }
};

/** The pages of a PDF as images, one after the other, so that one page is in memory at a time. */
export async function* pdfPages(bytes: Buffer, job: RenderJob): AsyncGenerator<PageImage> {
  const pdf = await open(bytes, job.limits);
  try {
    if (pdf.numPages > job.limits.pages_max) throw new RenderRefusal('pages', `${pdf.numPages} pages`);
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      yield await pdfPage(pdf, page, job);
      page.cleanup();
    }
  } finally {
    await pdf.destroy();
  }
}

type Canvas = { width: number; height: number; data(): Buffer };
type Factory = {
  create(width: number, height: number): { canvas: Canvas; context: never };
  destroy(made: unknown): void;
};

const pdfPage = async (pdf: PDFDocumentProxy, page: PDFPageProxy, job: RenderJob): Promise<PageImage> => {
  const natural = page.getViewport({ scale: 1 });
  const scale = Math.min(SCALE_MAX, job.limits.side_max / Math.max(natural.width, natural.height));
  const viewport = page.getViewport({ scale });
  const width = Math.max(1, Math.floor(viewport.width));
  const height = Math.max(1, Math.floor(viewport.height));
  const factory = pdf.canvasFactory as Factory;
  const made = factory.create(width, height);
  await page.render({ canvas: null, canvasContext: made.context, viewport, background: '#ffffff' }).promise;
  const pixels = Buffer.from(made.canvas.data());
  factory.destroy(made);
  return toPage(sharp(pixels, { raw: { width, height, channels: 4 } }), { width, height }, job);
};
