import { isIP } from 'node:net';

/**
 * The range whose share of the service is counted: /24 of IPv4, /56 of IPv6 (a household),
 * so that one robot with many addresses has one share. A port that an edge wrote behind the address is left out.
 * Gives '?' for anything else: what is no address has one share together, whatever was typed.
 */
export const addressRange = (written: string): string => {
  const address = withoutPort(written);
  if (isIP(address) === 0) return '?';
  const ipv4 = address.startsWith('::ffff:') ? address.slice(7) : address;
  const parts = ipv4.split('.');
  if (parts.length === 4) return `${parts[0]}.${parts[1]}.${parts[2]}.0/24`;
  const groups = expand(address.split('%')[0]!);
  return `${groups.slice(0, 3).join(':')}:${(groups[3] ?? '0').padStart(4, '0').slice(0, 2)}::/56`;
};

const withoutPort = (written: string): string =>
  /^\[(.*)\](?::\d+)?$/.exec(written)?.[1] ?? /^([\d.]+):\d+$/.exec(written)?.[1] ?? written;

const expand = (address: string): string[] => {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  if (tail === undefined) return left;
  const right = tail === '' ? [] : tail.split(':');
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
};
