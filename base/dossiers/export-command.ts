import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withFacts } from '#base/access/fact.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { exportLogs } from '#base/log/export-log.ts';
import type { LogSource } from '#base/log/log-source.ts';
import { postgresSource } from '#base/log/postgres-source.ts';
import { newId } from '#base/values/ids.ts';
import type { CommandEnd, CommandStep } from '#base/http/command-words.ts';
import type { OpenRegister } from './open-register.ts';
import { keyHistoryOf } from './register-of.ts';
import { dossierHeads, verifiedEvents } from './verified-events.ts';

/** `socle export` of a service: logs, events and heads, in a folder of its own directory, for anybody to verify without us. */
export const exportCommand = <State>(open: (context: ServiceContext) => OpenRegister<State>) => async (
  context: ServiceContext, _args: readonly string[], report: (step: CommandStep) => void,
): Promise<CommandEnd> => {
  const register = open(context);
  const { service, partitions, signer } = register;
  const folder = join(context.dataDir, 'exports', newId());
  try {
    const sources: LogSource[] = [];
    for (let partition = 0; partition < partitions; partition += 1) {
      const source = await postgresSource({ pool: register.jobs, service, serviceOrigin: `${context.logHost}/${service}`, partition,
        stores: register.tiles, history: keyHistoryOf(register), heads: dossierHeads,
        events: withFacts(verifiedEvents(register.keys)) });
      if (source && source.head.size > 0) sources.push(source);
    }
    const entries = sources.reduce((sum, { head }) => sum + head.size, 0);
    if (entries === 0) return { ok: false, text: { fr: 'Le registre est vide', en: 'The register is empty' } };
    report({ text: { fr: `${entries} entrées à écrire`, en: `${entries} entries to write` } });
    await mkdir(folder, { recursive: true });
    await exportLogs(sources, folder, { sign: ({ partition, epoch, head }) => signer.sign(partition, head.size, head.root, epoch) });
    return { ok: true, figures: { folder, entries_count: entries },
      text: { fr: `${entries} entrées exportées`, en: `${entries} entries exported` } };
  } finally {
    await register.close();
  }
};
