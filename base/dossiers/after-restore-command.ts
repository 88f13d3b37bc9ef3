import type { ServiceContext } from '#base/http/service-context.ts';
import { reopenRestoredLogs } from '#base/log/after-restore.ts';
import type { CommandEnd, CommandStep } from '#base/http/command-words.ts';
import type { OpenRegister } from './open-register.ts';
import { keyHistoryOf } from './register-of.ts';

/** `after-restore` of a service, before it serves again: logs set back behind what was published go on under a new origin. */
export const afterRestoreCommand = <State>(open: (context: ServiceContext) => OpenRegister<State>) => async (
  context: ServiceContext, args: readonly string[], report: (step: CommandStep) => void,
): Promise<CommandEnd> => {
  const register = open(context);
  try {
    const reopened = await reopenRestoredLogs({ pool: register.jobs, partitions: register.partitions,
      serviceOrigin: `${context.logHost}/${register.service}`, stores: register.tiles, history: keyHistoryOf(register),
      clock: register.clock, all: args.includes('all') });
    for (const { origin, lost } of reopened) {
      report({ text: { fr: `${origin} : le registre continue sous ce nom ; ${lost} entrées publiées ne sont pas dans la sauvegarde`,
        en: `${origin}: the log goes on under this name; ${lost} published entries are not in the backup` } });
    }
    const lost = reopened.reduce((sum, one) => sum + one.lost, 0);
    return { ok: true, figures: { reopened_count: reopened.length, lost_entries_count: lost }, text: reopened.length === 0
      ? { fr: 'Rien de ce qui était publié ne manque', en: 'Nothing that was published is missing' }
      : { fr: `${reopened.length} registre(s) continuent sous un nouveau nom, ${lost} entrées perdues`,
        en: `${reopened.length} log(s) go on under a new name, ${lost} entries lost` } };
  } finally {
    await register.close();
  }
};
