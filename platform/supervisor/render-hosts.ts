import { startRenderHost, type RunningRenderHost } from '#base/files/start-render-host.ts';
import type { Text } from '#base/values/lang.ts';
import { adviseRestart, type End } from './restart-policy.ts';

export type RenderHost = { pid: () => number | undefined; stop(): Promise<void> };

/** Keeps a service's render host alive; while it is down, files wait, nothing else does. */
export const keepRenderHost = async (
  options: { socketPath: string; account?: number }, alarm: (text: Text) => void,
): Promise<RenderHost> => {
  let running: RunningRenderHost | undefined = await startRenderHost(options);
  let stopping = false;
  const ends: End[] = [];
  const follow = (host: RunningRenderHost): void => {
    const startedAt = Date.now();
    void host.ended.then(() => {
      running = undefined;
      if (stopping) return;
      ends.push({ at: Date.now(), readyMs: Date.now() - startedAt });
      alarm({ fr: 'Un hôte de rendu est mort ; il est remplacé.', en: 'A render host died; it is being replaced.' });
      setTimeout(() => void again(), adviseRestart(ends).delayMs).unref();
    });
  };
  const again = async (): Promise<void> => {
    if (stopping) return;
    try {
      running = await startRenderHost(options);
      follow(running);
    } catch {
      ends.push({ at: Date.now(), readyMs: 0 });
      setTimeout(() => void again(), adviseRestart(ends).delayMs).unref();
    }
  };
  follow(running);
  return {
    pid: () => running?.pid,
    stop: async () => {
      stopping = true;
      await running?.stop();
    },
  };
};
