import { join } from 'node:path';
import { TerritoryRefused } from '#base/geo/territory/defects.ts';
import { loadTerritory, type TerritoryFiles } from '#base/geo/territory/load-territory.ts';
import { proposeTerritory } from '#base/geo/territory/territory-file.ts';
import { platformProblems } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import { progressLine } from '../progress-line.ts';
import { runServiceCommand } from '../run-service-command.ts';

const SORTS = ['communes', 'addresses', 'roads'] as const;

/** `--communes FILE --addresses FILE --roads FILE`, each once or more. */
const filesOf = (words: readonly string[]): TerritoryFiles => {
  const files = { communes: [] as string[], addresses: [] as string[], roads: [] as string[] };
  for (let at = 0; at < words.length; at += 2) {
    const sort = SORTS.find((one) => words[at] === `--${one}`);
    const file = words[at + 1];
    if (!sort || file === undefined) throw refused();
    files[sort].push(file);
  }
  if (SORTS.some((sort) => files[sort].length === 0)) throw refused();
  return files;
};

const refused = (): Error => platformProblems.PLATFORM_COMMAND_UNKNOWN({ detail: {
  fr: 'attendu : --communes FICHIER --addresses FICHIER --roads FICHIER',
    en: 'expected: --communes FILE --addresses FILE --roads FILE' } });

/**
 * `socle load territory`: places, communes and roads of a real territory from public files, for each service that keeps one. Read by the
 * operator's own process, since services read their own directory only; nothing is replaced until all of it has been read.
 */
export const runLoadTerritory = async (context: CommandContext, services: readonly string[], words: readonly string[]): Promise<number> => {
  const { out, lang, checked: { config } } = context;
  const files = filesOf(words);
  const line = progressLine(out);
  try {
    const { territory, reports } = await loadTerritory(files, (step, done, of) => line(step[lang], done, of));
    for (const { file, rows, wrong, leftOut, defects } of reports) {
      out(lang === 'fr' ? `  ${file} : ${rows} lus, ${wrong} faux, ${leftOut} laissés de côté`
        : `  ${file}: ${rows} read, ${wrong} wrong, ${leftOut} left out`);
      for (const defect of defects) out(`    ${defect.file}:${defect.line} ${defect.text[lang]}`);
    }
    let ok = services.length > 0;
    for (const name of services) {
      await proposeTerritory(join(config.dataDir, 'services', name), territory);
      ok = (await runServiceCommand(context, name, 'load:territory', [])).ok && ok;
    }
    return ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TerritoryRefused)) throw error;
    out(`✗ ${error.text[lang]}`);
    for (const defect of error.defects) out(`    ${defect.file}:${defect.line} ${defect.text[lang]}`);
    return 1;
  }
};
