import { buildContext } from './build-context.ts';
import type { ServiceFace } from './service-face.ts';
import type { StartupDocument } from './startup-document.ts';
import { tell } from './supervisor-link.ts';

/** Runs one command of a service, passing on its progress, and ends the process. */
export const hostCommand = async (face: ServiceFace, document: StartupDocument): Promise<void> => {
  const command = document.command && face.commands?.[document.command.name];
  if (!command) throw new Error(`${face.name} has no command ${document.command?.name}`);
  process.on('disconnect', () => process.exit(1));
  const context = buildContext(document, {});
  const result = await command(context, document.command!.args, (step) => void tell({ type: 'progress', step }));
  await tell({ type: 'done', result });
  process.exit(result.ok ? 0 : 1);
};
