import type { Finding, Rule } from '#test/house/house.ts';

/** The same names in each service: a reader who knows one knows them all. */
const SKELETON = [
  'README.md', 'service.ts', 'limits.ts', 'errors.ts', 'domain', 'store', 'exchange', 'api', 'web', 'data',
] as const;
const REQUIRED = ['README.md', 'service.ts'] as const;

/** Every service has the same skeleton. */
export const serviceSkeleton: Rule = {
  name: 'service-skeleton',
  why: 'each service has the same names in the same places: a reader who knows one knows them all',
  check: (house) => {
    const inside = house.files.map(({ path }) => path.split('/'))
      .filter(([layer, , name]) => layer === 'services' && name !== undefined);
    const services = Map.groupBy(inside, ([, service = '']) => service);
    return [...services].flatMap(([service, paths]): Finding[] => {
      const names = new Set(paths.map(([, , name = '']) => name));
      const at = (name: string, says: string): Finding =>
        ({ rule: 'service-skeleton', path: `services/${service}/${name}`, line: 1, says });
      const missing = REQUIRED.filter((name) => !names.has(name)).map((name) => at(name, 'missing from the service'));
      const extra = [...names].filter((name) => !SKELETON.some((known) => known === name) && !/\.test\.ts$/.test(name))
        .map((name) => at(name, `not in the skeleton (${SKELETON.join(', ')})`));
      return [...missing, ...extra];
    });
  },
};
