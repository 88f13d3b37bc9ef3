import { createReadStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createBrotliDecompress } from 'node:zlib';

/** A Chromium ready to start: its binary and the environment that lets it run without any system package. */
export type Chromium = { executable: string; env: Record<string, string> };

const packageFolder = (): string => {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  return entry.slice(0, entry.lastIndexOf(join('@sparticuz', 'chromium')) + join('@sparticuz', 'chromium').length);
};

const packageVersion = (): string => {
  const manifest = createRequire(import.meta.url)(join(packageFolder(), 'package.json')) as { version: string };
  return manifest.version;
};

const unbrotli = (path: string): Promise<Buffer> => buffer(createReadStream(path).pipe(createBrotliDecompress()));

const BLOCK = 512;
const REGULAR = new Set(['0', '\0', '']);

/** Regular files of a ustar archive: path and bytes. Links and special files are left out. */
export const tarFiles = function* (archive: Buffer): Generator<{ path: string; bytes: Buffer }> {
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const text = (from: number, length: number) =>
      archive.toString('latin1', at + from, at + from + length).split('\0')[0] ?? '';
    const size = Number.parseInt(text(124, 12), 8);
    const path = [text(345, 155), text(0, 100)].filter(Boolean).join('/');
    const start = at + BLOCK;
    if (REGULAR.has(text(156, 1)) && !path.includes('..')) yield { path, bytes: archive.subarray(start, start + size) };
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
};

const unpackTar = async (archive: string, into: string): Promise<void> => {
  for (const { path, bytes } of tarFiles(await unbrotli(archive))) {
    await mkdir(dirname(join(into, path)), { recursive: true });
    await writeFile(join(into, path), bytes);
  }
};

const fontSettings = (dir: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${dir}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${dir}/font-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;

const unpack = async (into: string): Promise<void> => {
  const bin = join(packageFolder(), 'bin');
  await unpackTar(join(bin, 'al2023.tar.br'), into);
  await unpackTar(join(bin, 'fonts.tar.br'), into);
  // Draws WebGL without a graphics card, for the pages with a map; it must lie beside the browser.
  await unpackTar(join(bin, 'swiftshader.tar.br'), into);
  await writeFile(join(into, 'chromium'), await unbrotli(join(bin, 'chromium.br')));
  await chmod(join(into, 'chromium'), 0o755);
};

/**
 * Unpacks Chromium once a version and user into a folder, the temporary one unless told otherwise (200 MB, about 3 s), whole or
 * not at all.
 * `CHROMIUM_PATH` names another browser instead.
 */
export const findChromium = async (folder = tmpdir()): Promise<Chromium> => {
  const own = process.env['CHROMIUM_PATH'];
  if (own) return { executable: own, env: {} };
  const user = process.getuid?.() ?? 0;
  const dir = join(folder, `socle-chromium-${packageVersion()}-gl-${user}`);
  if (!await access(join(dir, 'chromium')).then(() => true, () => false)) {
    const work = await mkdtemp(join(folder, 'socle-chromium-work-'));
    await unpack(work);
    await writeFile(join(work, 'fonts.conf'), fontSettings(dir));
    await rename(work, dir).catch(() => rm(work, { recursive: true, force: true }));
  }
  if ((await stat(dir)).uid !== user) throw new Error(`${dir} belongs to another user: remove it`);
  return {
    executable: join(dir, 'chromium'),
    env: { LD_LIBRARY_PATH: join(dir, 'lib'), FONTCONFIG_FILE: join(dir, 'fonts.conf'), HOME: dir },
  };
};
