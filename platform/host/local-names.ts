import dns from 'node:dns';

/**
 * Makes `<anything>.localhost` mean this machine, as RFC 6761 §6.3 asks of name resolution and browsers do, because
 * many C libraries do not. Services on a laptop have such names so that their cookies stay apart.
 */
export const resolveLocalNames = (): void => {
  const lookup = dns.lookup;
  dns.lookup = ((host: string, ...rest: [never, never]) =>
    lookup(/\.localhost\.?$/i.test(host) ? '127.0.0.1' : host, ...rest)) as typeof dns.lookup;
};
