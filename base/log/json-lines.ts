import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';

const PAGE_LINES = 1000;

/** Lines of a file in pages, each parsed; none when the file is absent. Memory stays flat whatever its size. */
export async function* jsonLines<T>(file: string, parse: (line: string) => T): AsyncGenerator<T[]> {
  const absent = await access(file).then(() => false, () => true);
  if (absent) return;
  let rest = '';
  let page: T[] = [];
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      if (line === '') continue;
      page.push(parse(line));
      if (page.length < PAGE_LINES) continue;
      yield page;
      page = [];
    }
  }
  if (rest !== '') page.push(parse(rest));
  if (page.length > 0) yield page;
}
