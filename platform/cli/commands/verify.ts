import { readFileSync } from 'node:fs';
import { reportText } from '#base/log/report-text.ts';
import { parseKeyHistory, type KeyHistory } from '#base/log/key-history.ts';
import { receiptIn } from '#base/log/receipt.ts';
import { verifyExport } from '#base/log/verify-export.ts';
import type { Verdict } from '#base/log/verify-receipt.ts';
import { platformProblems } from '../../errors.ts';
import { askPlatform } from '../../supervisor/control-client.ts';
import type { PlatformState, ServiceState } from '../../supervisor/platform-state.ts';
import { readKeptCheckpoint, type KeptCheckpoint } from '../../verify/kept-checkpoint.ts';
import { verifyPublished } from '../../verify/verify-published.ts';
import { readJson, readKeys, verifyReceiptFile } from '../../verify/verify-receipt-file.ts';
import type { Command, CommandContext } from '../command.ts';
import { runServiceCommand } from '../run-service-command.ts';

/** `socle verify`: a platform, a receipt, an export, or everything since a checkpoint that somebody kept. */
export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify [receipt FILE | export DIR] [--keys FILE] [--since FILE] [--service NAME]',
  text: {
    fr: 'Vérifie les registres de la plateforme, un récépissé ou un export, sans rien croire que les clés publiées.',
    en: "Verifies the platform's logs, a receipt or an export, believing nothing but the published keys.",
  },
  options: [
    { name: 'keys', value: 'FILE', text: { fr: 'clés publiées, gardées ailleurs', en: 'published keys, kept elsewhere' } },
    { name: 'since', value: 'FILE', text: {
      fr: 'seulement depuis ce point de contrôle conservé', en: 'only since this kept checkpoint' } },
    { name: 'service', value: 'NAME', text: { fr: 'un seul service', en: 'one service only' } },
  ],
  run: async (context) => {
    const [what, path] = context.words;
    const keys = context.options.keys === undefined ? undefined : readKeys(context.options.keys);
    if (what === undefined || what === 'platform') return verifyPlatform(context, keys);
    if (what === 'receipt' && path) return verifyOneReceipt(context, path, keys ?? await runningKeys(context, path));
    if (what === 'export' && path) return verifyOneExport(context, path, keys);
    const detail = context.words.join(' ');
    throw platformProblems.PLATFORM_COMMAND_UNKNOWN({ detail: { fr: detail, en: detail } });
  },
};

const verifyOneReceipt = ({ lang, out }: CommandContext, path: string, keys: KeyHistory): number => {
  const verdict = verifyReceiptFile(path, keys);
  verdictLines(verdict, lang).forEach(out);
  return verdict.ok ? 0 : 1;
};

const MARKS = { pass: '✓', fail: '✗', skipped: '–' };

const verdictLines = ({ checks, sentence }: Verdict, lang: CommandContext['lang']): string[] =>
  [sentence[lang], ...checks.map(({ state, label, detail }) => `  ${MARKS[state]} ${label[lang]} : ${detail[lang]}`)];

/** Without a file of keys, those that the running platform publishes for the receipt's service. */
const runningKeys = async ({ checked: { config } }: CommandContext, path: string): Promise<KeyHistory> => {
  const { services } = await askPlatform<PlatformState>(config.dataDir, { op: 'status' });
  const name = (receiptIn(readJson(path)) as { header?: { svc?: string } }).header?.svc;
  const service = services.find((candidate) => candidate.name === name);
  const answer = service && await fetch(`${service.origin}/log/${name}/keys`);
  const history = answer?.ok ? parseKeyHistory(await answer.json()) : undefined;
  if (history) return history;
  throw platformProblems.PLATFORM_PROOF_UNREADABLE({ detail: {
    fr: `aucune clé pour ce récépissé : donnez --keys FICHIER`, en: `no keys for this receipt: give --keys FILE`,
  } });
};

const verifyOneExport = async ({ lang, out, options }: CommandContext, path: string, history?: KeyHistory): Promise<number> => {
  const since = options.since === undefined ? [] : [readKeptCheckpoint(readFileSync(options.since, 'utf8'), options.since).note];
  const reports = await verifyExport(path, {
    ...(history ? { history } : {}), since, onReport: (report) => out(reportText(report, lang).trimEnd()),
  });
  return reports.every(({ ok }) => ok) ? 0 : 1;
};

const verifyPlatform = async (context: CommandContext, history?: KeyHistory): Promise<number> => {
  const { checked: { config }, options } = context;
  const { services } = await askPlatform<PlatformState>(config.dataDir, { op: 'status' });
  const since = options.since === undefined ? undefined
    : readKeptCheckpoint(readFileSync(options.since, 'utf8'), options.since);
  const wanted = services.filter(({ name, partitions }) => partitions > 0
    && (options.service ?? since?.service ?? name) === name);
  let ok = true;
  for (const service of wanted) ok = await verifyService(context, service, since, history) && ok;
  return ok ? 0 : 1;
};

/** A service that can verify itself looks at rows and projections too; of another one, what it publishes. */
const verifyService = async (
  context: CommandContext, service: ServiceState, since: KeptCheckpoint | undefined, history: KeyHistory | undefined,
): Promise<boolean> => {
  const { lang, out } = context;
  out(service.title[lang]);
  if (service.commands.includes('verify')) {
    return (await runServiceCommand(context, service.name, 'verify', since ? ['--since', since.note] : [])).ok;
  }
  const reports = await verifyPublished({
    origin: service.origin, service: service.name, partitions: service.partitions, fetch,
    ...(history ? { history } : {}), ...(since ? { since: new Map([[since.partition, since.note]]) } : {}),
  });
  for (const report of reports) out(reportText(report, lang).trimEnd());
  return reports.every((report) => report.ok);
};
