import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { createLetterAdapter, type PrintJob } from './letter-adapter.ts';
import { letterPdf, type Letter } from './letter.ts';
import { printable } from './printable.ts';

const AT = Date.UTC(2026, 1, 4);
const letter: Letter = {
  address: ['Mme Zoé ŒUVRÉ', '12 rue de Strasbourg', '44000 NANTES'],
  sender: ['Mairie de Nantes', 'Service des élections'],
  placeAndDate: 'Nantes, le 4 février 2026', reference: 'IEL-2026-07K3M9QXAB2-4',
  subject: 'Votre demande d’inscription', labels: { reference: 'Réf. : ', subject: 'Objet : ' },
  blocks: [
    { kind: 'paragraph', text: 'Bonjour,' },
    { kind: 'list', items: ['une pièce', 'une autre'] },
    { kind: 'link', label: 'Suivre', url: 'https://socle.example/s' },
  ],
};

/** Text and place (points from the bottom left) of each piece of each page. */
const read = async (pdf: Uint8Array) => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(items.flatMap((item) => 'str' in item && item.str.trim() !== ''
      ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number,
          end: (item.transform[4] as number) + item.width }] : []));
  }
  await document.destroy();
  return pages;
};

test('a letter holds its texts, with their French signs', async () => {
  const [page] = await read(await letterPdf(letter, AT));
  const text = page!.map((item) => item.text).join('\n');
  for (const part of [...letter.address, ...letter.sender, 'Réf. : IEL-2026-07K3M9QXAB2-4', letter.placeAndDate,
    'Objet : Votre demande d’inscription', 'Bonjour,', 'une pièce', 'Suivre : https://socle.example/s']) {
    assert.ok(text.includes(part), part);
  }
});

test('the address shows in the window of the envelope', async () => {
  const [page] = await read(await letterPdf(letter, AT));
  for (const line of letter.address) {
    const { x, y } = page!.find((item) => item.text === line)!;
    assert.ok(x >= 100 * 72 / 25.4 && y <= 842 - 45 * 72 / 25.4 && y >= 842 - 85 * 72 / 25.4, line);
  }
});

test('the longest name of a person or commune stays on its page, inside the window, and no line is lost', async () => {
  const address = ['Anne-Sophie DE LA ROCHEFOUCAULD-MONTBEL D’ŒUVRÉ-SAINT-GENEST', 'Chez M. Jean', 'Appartement 12', 'Bâtiment C',
    '12 bis rue de Strasbourg', 'Le Bourg', '44000 NANTES', 'FRANCE'];
  const placeAndDate = 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson, le 23 novembre 2026';
  const [page] = await read(await letterPdf({ ...letter, address, placeAndDate }, AT));
  const inWindow = page!.filter(({ x, y }) => x > 100 * 72 / 25.4 && y > 842 - 85 * 72 / 25.4);
  assert.equal(inWindow.map(({ text }) => text).join(' '), address.join(' '));
  for (const { text, end } of page!) assert.ok(end < 595 - 15 * 72 / 25.4, `${text} ends at ${end}`);
  assert.ok(page!.some(({ text }) => text === placeAndDate));
});

test('several pages tell which they are; one alone does not', async () => {
  const long = await read(await letterPdf({ ...letter, blocks: [{ kind: 'paragraph', text: 'mot '.repeat(2_000) }] }, AT));
  assert.ok(long.length > 1);
  long.forEach((page, i) => assert.ok(page.some(({ text }) => text === `${letter.reference} – ${i + 1}/${long.length}`)));
  const [alone] = await read(await letterPdf(letter, AT));
  assert.ok(!alone!.some(({ text }) => text.includes('1/1')));
});

test('the same letter gives the same bytes', async () => {
  assert.deepEqual(await letterPdf(letter, AT), await letterPdf(letter, AT));
});

test('a long letter goes on over pages, inside the margins', async () => {
  const text = 'anticonstitutionnellement '.repeat(400) + 'x'.repeat(300);
  const pages = await read(await letterPdf({ ...letter, blocks: [{ kind: 'paragraph', text }] }, AT));
  assert.ok(pages.length >= 3);
  assert.equal(pages.flat().filter(({ text: part }) => part.includes('anti')).map(({ text: part }) => part).join(' ')
    .match(/anticonstitutionnellement/g)!.length, 400);
  for (const { y } of pages.flat()) assert.ok(y > 40 && y < 800);
});

test('names of other alphabets lose what the fonts do not have, French ones nothing', () => {
  assert.equal(printable('Œuvre d’été – « 12 € » ÿ'), 'Œuvre d’été – « 12 € » ÿ');
  assert.equal(printable('Łukasz Őry Žižek Nguyễn'), 'Lukasz Ory Žižek Nguyen');
  assert.equal(printable('Юлия\n\t1\u202f000'), '????  1 000');
  assert.equal(printable('e\u0301\u{1f600}'), 'é?');
});

const message = (id: string) => ({ id, key: 'k', seq: 1, recipient: 'r', createdAt: AT, content: letter });

test('letters are handed over; what fails is tried again', async () => {
  const jobs: PrintJob[] = [];
  const adapter = createLetterAdapter(async (job) => {
    if (job.id === 'm2') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    jobs.push(job);
  });
  const call = await adapter.deliver([message('m1'), message('m2')], new AbortController().signal);
  assert.deepEqual(call, { kind: 'answered', outcomes: new Map<string, object>([
    ['m1', { kind: 'delivered' }], ['m2', { kind: 'retry', reason: 'ENOSPC' }]]) });
  assert.deepEqual(jobs.map(({ id, pdf }) => [id, Buffer.from(pdf.subarray(0, 5)).toString()]), [['m1', '%PDF-']]);
  assert.equal((await adapter.deliver([message('m2')], new AbortController().signal)).kind, 'failed');
});
