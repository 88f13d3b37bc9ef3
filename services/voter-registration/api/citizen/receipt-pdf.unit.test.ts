import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import qrcode from 'qrcode';
import { form, piece } from '../../domain/fixtures/form.ts';
import { deposit, given, MONDAY } from '../../domain/fixtures/scenario.ts';
import { receiptPdf } from './receipt-pdf.ts';

const { state } = given({ by: 'angela', at: MONDAY + 500,
  does: deposit(form({ pieces: [piece(1)] }), { arrivee: MONDAY }) }).story;

const printed = async (authority: string): Promise<{ text: string; attached: string; pages: number }> => {
  const bytes = await receiptPdf({ state, receipt: '{"socle_receipt":1}', qr: await qrcode.toBuffer('qr'),
    verify: 'https://portail.test/verifier', lang: 'fr', commune: 'Nantes', authority, contact: { mail: 'elections@example.org',
      phone: '01 99 00 00 01', address: '2 rue du Port, 44000 Nantes' } });
  const document = await getDocument({ data: bytes, useSystemFonts: false, verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(...items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : [])));
  }
  const files = await document.getAttachments() as Record<string, { content: Uint8Array }>;
  return { text: texts.join(' '), attached: Buffer.from(files['recepisse.json']!.content).toString(), pages: document.numPages };
};

test('CRPA R.112-11-1: the printed receipt tells the number, the delay, the service, the ballots and what silence means', async () => {
  const { text, attached, pages } = await printed('Service des élections');
  for (const said of [state.numero, 'Reçue le', 'Nantes', 'Service des élections, elections@example.org', '01 99 00 00 01', '2 rue du Port',
    'Élection présidentielle de 2027', 'silence ne vaut ni accord ni refus', 'https://portail.test/verifier']) {
    assert.ok(text.includes(said), `${said} in ${text}`);
  }
  assert.equal(attached, '{"socle_receipt":1}');
  assert.equal(pages, 1);
});

test('a long name of a service is wrapped, none of it is lost, and letters that the font lacks lose their marks only', async () => {
  const { text } = await printed(`Mairie de ${'Trąbki '.repeat(30)}et ${'x'.repeat(120)} fin`);
  assert.equal(text.match(/Trabki/g)?.length, 30);
  assert.equal(text.replaceAll(' ', '').match(/x{100,}/)?.[0].length, 120);
  assert.match(text, /fin, elections/);
});
