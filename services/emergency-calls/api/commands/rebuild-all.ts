import { rebuildCommand } from '#base/dossiers/rebuild-command.ts';
import type { CommandEnd, CommandStep } from '#base/http/command-words.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { rebuildIndicators } from '../../store/indicators-rebuild.ts';
import { registerType } from '../../store/register-type.ts';
import { regulationOf } from '../regulation-of.ts';

/** `socle rebuild` of the emergency calls: projections, then indicators, again from the events; each must come out as it was. */
export const rebuildAll = async (
  context: ServiceContext, args: readonly string[], report: (step: CommandStep) => void,
): Promise<CommandEnd> => {
  const cases = await rebuildCommand(registerType)(context, args, report);
  const regulation = regulationOf(context, () => undefined);
  const different: number[] = [];
  let rows = 0;
  try {
    for (let partition = 0; partition < regulation.partitions; partition += 1) {
      const { before, after } = await rebuildIndicators(regulation, partition);
      rows += after.rows;
      if (before.digest !== after.digest || before.rows !== after.rows) different.push(partition);
      report({ text: { fr: 'Indicateurs recomptés', en: 'Indicators counted again' }, done: partition + 1, of: regulation.partitions });
    }
  } finally {
    await regulation.close();
  }
  const equal = different.length === 0;
  return { ok: cases.ok && equal, figures: { ...cases.figures, indicators_count: rows, indicators_different_count: different.length },
    text: { fr: `${cases.text.fr} ; indicateurs ${equal ? 'égaux' : `différents (partitions ${different.join(', ')})`}`,
      en: `${cases.text.en}; indicators ${equal ? 'equal' : `different (partitions ${different.join(', ')})`}` } };
};
