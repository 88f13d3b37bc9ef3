/**
 * Formulas of A. K. Erlang for a group of servers. `load` is the offered traffic in erlangs (arrivals a second × mean handling
 * time in seconds), `servers` a count, times are seconds.
 */

/** Probability that all servers are busy when none may wait (Erlang B), by its stable recursion. */
export const erlangB = (load: number, servers: number): number => {
  let blocked = 1;
  for (let k = 1; k <= servers; k += 1) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
};

/** Probability of waiting when everybody waits for ever (Erlang C); 1 where the servers cannot keep up. */
export const erlangC = (load: number, servers: number): number => {
  if (servers <= load) return 1;
  const blocked = erlangB(load, servers);
  return blocked / (1 - (load / servers) * (1 - blocked));
};

export type Queue = { load: number; servers: number; handling_s: number };

/** Share of calls answered within `target_s` (Erlang C); 0 where the servers cannot keep up. */
export const serviceLevel = ({ load, servers, handling_s }: Queue, target_s: number): number => (servers <= load ? 0
  : 1 - erlangC(load, servers) * Math.exp((-(servers - load) * target_s) / handling_s));

/** Mean speed of answer in seconds (Erlang C); infinite where the servers cannot keep up. */
export const meanAnswer = ({ load, servers, handling_s }: Queue): number =>
  (servers <= load ? Infinity : (erlangC(load, servers) * handling_s) / (servers - load));

/** Share of its time that a server is busy. */
export const occupancy = (load: number, servers: number): number => Math.min(1, load / servers);

/** Fewest servers that answer `share` of the calls within `target_s`. */
export const serversFor = (load: number, handling_s: number, target_s: number, share: number): number => {
  let servers = Math.max(1, Math.floor(load) + 1);
  while (serviceLevel({ load, servers, handling_s }, target_s) < share) servers += 1;
  return servers;
};

/** People to roster so that `servers` are at their posts, when a share of the time is pauses, training and absence. */
export const rostered = (servers: number, shrinkage: number): number => Math.ceil(servers / (1 - shrinkage));

/** What Erlang A (M/M/c+M) gives: callers who wait lose patience after `patience_s` on average. */
export type Abandonment = { waitProbability: number; abandonProbability: number; queueLength: number; serviceLevel: number };

const TAIL = 1e-12;

/**
 * Erlang A in the space of logarithms: births at the rate of arrivals, deaths by service and by lost patience. The share answered
 * within `target_s` follows each caller who finds `n` waiting: all of them must leave, and the caller stay, in that time.
 */
export const erlangA = ({ load, servers, handling_s }: Queue, patience_s: number, target_s: number): Abandonment => {
  const [arrivals, service, lost] = [load / handling_s, 1 / handling_s, 1 / patience_s];
  const states = stationary(arrivals, (n) => Math.min(n, servers) * service + Math.max(0, n - servers) * lost, servers);
  let [waiting, queue, answered] = [0, 0, 0];
  for (const [n, p] of states.entries()) {
    if (n < servers) { answered += p; continue; }
    waiting += p;
    queue += p * (n - servers);
    answered += p * answeredFrom(n - servers, servers * service, lost, target_s);
  }
  return { waitProbability: waiting, queueLength: queue, abandonProbability: (lost * queue) / arrivals, serviceLevel: answered };
};

/** Probabilities of each number in the system, until the tail is negligible. */
const stationary = (arrivals: number, deaths: (n: number) => number, servers: number): number[] => {
  const logs = [0];
  let highest = 0;
  for (let n = 1; n < 1_000_000; n += 1) {
    const log = logs[n - 1]! + Math.log(arrivals) - Math.log(deaths(n));
    logs.push(log);
    highest = Math.max(highest, log);
    if (n > servers && log < highest + Math.log(TAIL)) break;
  }
  const total = logs.reduce((sum, log) => sum + Math.exp(log - highest), 0);
  return logs.map((log) => Math.exp(log - highest) / total);
};

/**
 * Probability that a caller with `ahead` others before them is answered within `target_s`. Those ahead leave one by one at rates
 * `pace + k·lost`; the caller stays with probability e^(−lost·t). The race is integrated over small steps of time.
 */
const answeredFrom = (ahead: number, pace: number, lost: number, target_s: number): number => {
  const steps = Math.max(200, Math.ceil(target_s * (pace + (ahead + 1) * lost) * 8));
  const dt = target_s / steps;
  let places = new Float64Array(ahead + 1);
  places[ahead] = 1;
  let answered = 0;
  for (let i = 0; i < steps; i += 1) {
    const next = new Float64Array(ahead + 1);
    for (let k = 0; k <= ahead; k += 1) {
      const here = places[k]!;
      if (here === 0) continue;
      const leave = pace + k * lost;
      const move = here * (1 - Math.exp(-(leave + lost) * dt));
      const on = (move * leave) / (leave + lost);
      next[k]! += here - move;
      if (k === 0) answered += on;
      else next[k - 1]! += on;
    }
    places = next;
  }
  return answered;
};
