import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openSheet, type PdfSheet } from './pdf-sheet.ts';

/** Texts of each page of a sheet, with how low the last of the body stands. */
const pagesOf = async (write: (sheet: PdfSheet) => void): Promise<{ texts: string[]; lowest: number }[]> => {
  const sheet = await openSheet();
  sheet.pdf.setTitle('Tableau de Nantes');
  write(sheet);
  const document = await getDocument({ data: await sheet.save(), verbosity: 0 }).promise;
  const pages = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    const written = items.flatMap((item) =>
      ('str' in item && item.str.trim() !== '' ? [{ text: item.str, y: item.transform[5] as number }] : []));
    pages.push({ texts: written.map(({ text }) => text), lowest: Math.min(...written.map(({ y }) => y).filter((y) => y > 35)) });
  }
  await document.destroy();
  return pages;
};

test('a table of 300 people: none is lost, the heads and the number stand on each page, nothing is below the margin', async () => {
  const rows = Array.from({ length: 300 }, (_one, i) =>
    [`n${i}`, i % 3 === 0 ? `ŁUKASIEWICZ Anne ${'Claire '.repeat(9)}` : 'ÉVRARD Anne']);
  const pages = await pagesOf((sheet) => sheet.table({ heads: [{ text: 'Rang', share: 1 }, { text: 'Personne', share: 3 }], rows }));
  assert.ok(pages.length > 3);
  assert.deepEqual(pages.flatMap(({ texts }) => texts).filter((text) => /^n\d+$/.test(text)), rows.map(([rank]) => rank));
  pages.forEach(({ texts, lowest }, i) => {
    assert.deepEqual(texts.slice(0, 2), ['Rang', 'Personne']);
    assert.deepEqual(texts.slice(-2), ['Tableau de Nantes', `${i + 1}/${pages.length}`]);
    assert.ok(lowest >= 50, `page ${i + 1} goes down to ${lowest}`);
  });
  assert.ok(pages[0]!.texts.some((text) => text.startsWith('LUKASIEWICZ')), 'a letter that the font lacks loses its mark only');
});

test('remarks keep their lines and go on to the next page; one page alone is not numbered', async () => {
  const [only] = await pagesOf((sheet) => sheet.paragraph('Une ligne\nUne autre'));
  assert.deepEqual(only!.texts, ['Une ligne', 'Une autre']);
  const long = await pagesOf((sheet) => sheet.paragraph('mot '.repeat(3_000)));
  assert.ok(long.length > 1 && long.every(({ lowest }) => lowest >= 50));
});

type Node = { role?: string; alt?: string; children?: Node[]; type?: string };
const roles = ({ role, type, children = [] }: Node): string[] => (type === 'content' ? [] : [role ?? '', ...children.flatMap(roles)]);

test('who listens to a paper hears its title, its tables with their heads once, what a picture shows, and no page number', async () => {
  const sheet = await openSheet();
  sheet.pdf.setTitle('Tableau de Nantes');
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');
  sheet.title('Tableau');
  sheet.row('Commune', 'Nantes');
  sheet.picture(await sheet.pdf.embedPng(png), 'Code QR', ['Vérifier']);
  sheet.table({ heads: [{ text: 'Rang', share: 1 }, { text: 'Personne', share: 3 }],
    rows: Array.from({ length: 60 }, (_one, i) => [`n${i}`, 'ÉVRARD Anne']) });
  const document = await getDocument({ data: await sheet.save(), verbosity: 0 }).promise;
  assert.equal((await document.getMarkInfo())?.Marked, true);
  const heard = await (await document.getPage(1)).getStructTree() as Node;
  const told = roles(heard);
  assert.deepEqual(told.slice(0, 9), ['Root', 'Document', 'H1', 'P', 'Figure', 'P', 'Table', 'TR', 'TH']);
  assert.equal(heard.children![0]!.children!.find(({ role }) => role === 'Figure')!.alt, 'Code QR');
  assert.deepEqual(['TH', 'TD'].map((role) => told.filter((one) => one === role).length), [2, 120]);
  const { items } = await (await document.getPage(2)).getTextContent({ includeMarkedContent: true });
  const unread = items.findLastIndex((item) => 'type' in item && item.type === 'beginMarkedContent');
  assert.ok(items.slice(unread).some((item) => 'str' in item && item.str === '2/2'), 'a page number is ornament');
  await document.destroy();
});
