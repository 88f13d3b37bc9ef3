import type { Admission, ListenTarget, ServiceContext } from '#base/http/service-context.ts';
import type { StartupDocument } from './startup-document.ts';
import { onToldBySupervisor, tell } from './supervisor-link.ts';

type Followed = Pick<ServiceContext, 'reserveTickets' | 'admission' | 'webProcesses' | 'platformState'>;

/** What the supervisor tells a process while it lives. To be called with the first listener: what was said before is lost. */
export const followSupervisor = (): Followed => ({ reserveTickets: ticketAsker(), admission: followAdmission(),
  webProcesses: followWebProcesses(), platformState: followPlatform() });

/** Adds to the data of a context what only a live process has: sockets, tickets, admission. */
export const buildContext = (
  document: StartupDocument, sockets: Record<string, ListenTarget>, followed = followSupervisor(),
): ServiceContext => {
  const { context } = document;
  if (!context) throw new Error('the start-up document has no context');
  return {
    ...context,
    listenHandles: sockets,
    listenHandle: sockets[document.sockets[0] ?? ''] ?? { port: 0, host: '127.0.0.1' },
    ...followed,
  };
};

/** Collects the sockets that the supervisor sends one by one. */
export const receiveSockets = (names: readonly string[]): Promise<Record<string, ListenTarget>> =>
  new Promise((done) => {
    const sockets: Record<string, ListenTarget> = {};
    const check = (): void => { if (names.every((name) => name in sockets)) done(sockets); };
    onToldBySupervisor('listen', ({ name }, handle) => {
      sockets[name] = handle as ListenTarget;
      check();
    });
    check();
  });

const followAdmission = (): (() => Admission) => {
  let current: Admission = { open: true };
  onToldBySupervisor('admission', ({ admission }) => { current = admission; });
  return () => current;
};

const followWebProcesses = (): (() => number) => {
  let current = 1;
  onToldBySupervisor('web-processes', ({ count }) => { current = count; });
  return () => current;
};

const followPlatform = (): (() => unknown) => {
  let current: unknown;
  onToldBySupervisor('platform', ({ state }) => { current = state; });
  return () => current;
};

type Waiting = { done: (range: { first: number; last: number }) => void; fail: (error: Error) => void };

const ticketAsker = (): ServiceContext['reserveTickets'] => {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  onToldBySupervisor('tickets', ({ request, first, last }) => {
    waiting.get(request)?.done({ first, last });
    waiting.delete(request);
  });
  onToldBySupervisor('tickets-refused', ({ request, reason }) => {
    waiting.get(request)?.fail(new Error(reason));
    waiting.delete(request);
  });
  return (count) => new Promise((done, fail) => {
    const request = asked += 1;
    waiting.set(request, { done, fail });
    tell({ type: 'reserve-tickets', request, count }).catch((error: Error) => {
      waiting.delete(request);
      fail(error);
    });
  });
};
