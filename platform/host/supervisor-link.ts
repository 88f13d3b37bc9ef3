import type { FromProcess, ToProcess } from './ipc.ts';

/** Says something to the supervisor; settles when it is on the wire. */
export const tell = (message: FromProcess): Promise<void> => new Promise((done, fail) => {
  if (!process.connected || !process.send) return fail(new Error('the supervisor is gone'));
  process.send(message, undefined, undefined, (error) => (error ? fail(error) : done()));
});

type Handler<T extends ToProcess['type']> = (message: Extract<ToProcess, { type: T }>, handle: unknown) => void;

/** Listens to one sort of message of the supervisor. */
export const onToldBySupervisor = <T extends ToProcess['type']>(type: T, handler: Handler<T>): void => {
  process.on('message', (message: ToProcess, handle: unknown) => {
    if (message.type === type) handler(message as Extract<ToProcess, { type: T }>, handle);
  });
};
