/**
 * Entry of every process that runs a service's code. It is started caged (`--permission`), is told everything by
 * file descriptor 3 and by messages, and lives no longer than the supervisor that started it.
 */
import { hostCommand } from './host-command.ts';
import { hostService } from './host-service.ts';
import { loadFace } from './load-face.ts';
import { resolveLocalNames } from './local-names.ts';
import { describeFace, wrongSettings } from './service-face.ts';
import { readStartupDocument, type StartupDocument } from './startup-document.ts';
import { tell } from './supervisor-link.ts';

const main = async (document: StartupDocument): Promise<void> => {
  resolveLocalNames();
  const face = await loadFace(document.module);
  if (document.role === 'describe') {
    await tell({ type: 'described', description: describeFace(face) });
    process.exit(0);
  }
  if (document.role === 'check') {
    await tell({ type: 'checked', wrong: wrongSettings(face, document.values ?? {}) });
    process.exit(0);
  }
  if (document.role === 'command') return hostCommand(face, document);
  return hostService(face, document);
};

const fail = async (error: unknown): Promise<never> => {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${reason}\n`);
  await tell({ type: 'failed', reason }).catch(() => undefined);
  process.exit(1);
};

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
main(readStartupDocument()).catch(fail);
