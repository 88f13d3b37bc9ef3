import type { FastifyInstance } from 'fastify';
import qrcode from 'qrcode';
import { hash } from 'node:crypto';
import { selectSealed } from '#base/dossiers/event-queries.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import { receiptJson } from '#base/log/receipt.ts';
import type { Tx } from '#base/store/context.ts';
import { authorityWords } from '../../domain/authority.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import type { DossierState } from '../../domain/state.ts';
import { LISTS, otherSupplementary } from '../../domain/codes/lists.ts';
import { CITIZEN_PAGES, CITIZEN_PATHS } from '../../web/citizen/pages.ts';
import type { ReceiptProps } from '../../web/citizen/props.ts';
import { contactLines } from '../contact-lines.ts';
import { earlierOf } from './check-routes.ts';
import type { CitizenKit } from './kit.ts';
import { filedOutlook } from './outlook.ts';
import { ownDossier } from './own-dossier.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { show, signedIn } from './visit.ts';

const HIDDEN = { schema: { hide: true } };
const PATH = CITIZEN_PAGES.receipt.path;
const numeroOf = (request: { params: unknown }): string => (request.params as { numero: string }).numero;

/** The receipt of a deposit: page, PDF, QR code, and the file that a stranger can verify. */
export const receiptRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  app.get(PATH, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const numero = numeroOf(request);
    const { state, earlier } = await ownDossier(kit, visit, numero, 'demande:lire', async (tx, { ref, state }) =>
      ({ state, earlier: await earlierOf(kit, visit, { tx, except: ref.id }) }));
    const commune = state.commune ?? '';
    const base = PATH.replace(':numero', state.numero);
    return show(kit, visit, 'receipt', { number: state.numero, receivedAt: state.dateDepot,
      ...(state.dateArrivee < state.dateDepot ? { arrivedAt: state.dateArrivee } : {}), zone: zoneOf(commune || '75101'),
      commune: kit.reference().communes.get(commune)?.nom ?? '',
      to: authorityWords(commune, kit.reference().communes.get(commune)?.nom ?? '', visit.lang).to,
      outlook: filedOutlook(state, kit.register.clock()),
      links: { pdf: `${base}.pdf`, json: `${base}.json`, qr: `${base}.png`, verify: verifyUrl(kit) },
      followHref: CITIZEN_PAGES['follow-up'].path.replace(':numero', state.numero),
      authority: kit.context.settings.SOCLE_VOTER_AUTHORITY ?? '', contact: contactLines(kit.context),
      decisionBefore: state.decisionAttendue ?? '', notifiedBy: notified(state), earlier, ...otherListOf(state) });
  });
  app.get(`${PATH}.json`, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const numero = numeroOf(request);
    const text = await ownDossier(kit, visit, numero, 'demande:lire', (tx, loaded) => receiptOf(kit, tx, loaded));
    return reply.header('content-disposition', `attachment; filename="recepisse-${safe(numero)}.json"`)
      .type('application/json; charset=utf-8').send(text);
  });
  app.get(`${PATH}.png`, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const content = await ownDossier(kit, visit, numeroOf(request), 'demande:lire', async (tx, loaded) =>
      qrText(kit, loaded.state.numero, await receiptOf(kit, tx, loaded)));
    return reply.type('image/png').send(await qrcode.toBuffer(content, { margin: 2, width: 320 }));
  });
  app.get(`${PATH}.pdf`, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const pdf = await ownDossier(kit, visit, numeroOf(request), 'demande:lire', async (tx, loaded) => {
      const receipt = await receiptOf(kit, tx, loaded);
      const qr = await qrcode.toBuffer(qrText(kit, loaded.state.numero, receipt), { margin: 1, width: 400 });
      return receiptPdf({ state: loaded.state, receipt, qr, verify: verifyUrl(kit), lang: visit.lang,
        commune: kit.reference().communes.get(loaded.state.commune ?? '')?.nom ?? '',
        authority: kit.context.settings.SOCLE_VOTER_AUTHORITY ?? '', contact: contactLines(kit.context) });
    });
    return reply
      .header('content-disposition', `inline; filename="recepisse-${safe(numeroOf(request))}.pdf"`)
      .type('application/pdf').send(Buffer.from(pdf));
  });
};

/** To a citizen of another Member State: the other list, if they wish (two lists are two requests). */
const otherListOf = ({ numero, demande }: DossierState): Pick<ReceiptProps, 'otherList'> => {
  const list = demande && otherSupplementary(demande.typeListe);
  return list ? { otherList: { action: CITIZEN_PATHS.otherList.replace(':numero', numero), list: LISTS[list].label } } : {};
};

const safe = (numero: string): string => numero.replace(/[^\w-]/g, '').slice(0, 40);
const verifyUrl = (kit: CitizenKit): string => `${kit.context.origins.portal ?? kit.context.origin}/verifier`;

/** The receipt of the deposit, with the same bytes as the answer to it had. */
export const receiptOf = async (kit: CitizenKit, tx: Tx, { ref }: Loaded<DossierState>): Promise<string> => {
  const [row] = await selectSealed(tx, ref.partition, [ref.id]);
  if (!row) throw new Error(`no first event of ${ref.id}`);
  const index = Number(row.leaf_index);
  const past = await kit.register.proofs(tx, ref.partition, index);
  const note = kit.register.signer.sign(ref.partition, past.size, past.root, past.epoch);
  return receiptJson({ header: row.header, body: row.body, salt: row.salt, proof: { index: index, path: past.pathText, note } });
};

/** Reference, short hash of the receipt and where to verify it. */
const qrText = (kit: CitizenKit, numero: string, receipt: string): string =>
  `${verifyUrl(kit)}#${numero}.${hash('sha256', receipt, 'base64url').slice(0, 16)}`;

const notified = ({ demande }: DossierState): ('courriel' | 'sms')[] => {
  const { courriel = false, sms = false } = demande?.consentements ?? {};
  return [...(courriel ? ['courriel' as const] : []), ...(sms ? ['sms' as const] : [])];
};
