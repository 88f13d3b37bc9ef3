/**
 * The range whose share of the service is counted: /24 of IPv4, /56 of IPv6 (a household),
 * so that one robot with many addresses has one share. Gives '?' for anything else.
 */
export const addressRange = (address: string): string => {
  const ipv4 = address.startsWith('::ffff:') ? address.slice(7) : address;
  const parts = ipv4.split('.');
  if (parts.length === 4) return `${parts[0]}.${parts[1]}.${parts[2]}.0/24`;
  if (!address.includes(':')) return '?';
  const groups = expand(address.split('%')[0]!);
  return `${groups.slice(0, 3).join(':')}:${(groups[3] ?? '0').padStart(4, '0').slice(0, 2)}::/56`;
};

const expand = (address: string): string[] => {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  if (tail === undefined) return left;
  const right = tail === '' ? [] : tail.split(':');
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
};
