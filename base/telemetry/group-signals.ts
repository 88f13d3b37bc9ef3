/** What a terminal or a service manager sends to a whole group of processes: Ctrl-C, an order to stop, a terminal that is closed. */
export const GROUP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** For the processes below a supervisor: the signal reaches them too, but only the supervisor decides when they end. */
export const leaveSignalsToSupervisor = (): void => {
  for (const signal of GROUP_SIGNALS) process.on(signal, () => undefined);
};
