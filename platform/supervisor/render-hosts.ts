import { startRenderHost, type RunningRenderHost } from '#base/files/start-render-host.ts';
import type { Text } from '#base/values/lang.ts';
import { adviseRestart, type End } from './restart-policy.ts';

export type RenderHost = { pid: () => number | undefined; stop(): Promise<void> };

/** Keeps a service's render host alive; while it is down, files wait, nothing else does. */
export const keepRenderHost = async (
  options: { socketPath: string; account?: number }, alarm: (text: Text) => void, start = startRenderHost,
): Promise<RenderHost> => {
  let running: RunningRenderHost | undefined = await start(options);
  let starting: Promise<void> = Promise.resolve();
  let stopping = false;
  const ends: End[] = [];
  const follow = (host: RunningRenderHost): void => {
    const startedAt = Date.now();
    void host.ended.then(() => {
      running = undefined;
      if (stopping) return;
      ends.push({ at: Date.now(), readyMs: Date.now() - startedAt });
      alarm({ fr: 'Un hôte de rendu est mort ; il est remplacé.', en: 'A render host died; it is being replaced.' });
      setTimeout(next, adviseRestart(ends).delayMs).unref();
    });
  };
  const next = (): void => { if (!stopping) starting = again(); };
  const again = async (): Promise<void> => {
    try {
      running = await start(options);
      follow(running);
    } catch {
      ends.push({ at: Date.now(), readyMs: 0 });
      setTimeout(next, adviseRestart(ends).delayMs).unref();
    }
  };
  follow(running);
  return {
    pid: () => running?.pid,
    stop: async () => {
      stopping = true;
      // One that is being started is there a moment later, and nobody would end it.
      await starting;
      await running?.stop();
    },
  };
};
