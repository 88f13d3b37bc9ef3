/** Where a failpoint of `SOCLE_FAILPOINTS` is to be armed. */
type Target = { service?: string; role?: string; spec: string };

const parse = (text: string): Target => {
  const [where, spec] = text.includes('@') ? text.split('@', 2) as [string, string] : ['', text];
  const [first, second] = where.split('/', 2);
  return {
    spec,
    ...(second === undefined ? {} : { service: first! }),
    ...(where === '' ? {} : { role: second ?? first! }),
  };
};

/**
 * Deals out failpoints written `[[service/]role@]name:fault[:skip]`, each to the first process it fits and to no
 * other: a process that comes back after a kill must not die of the same point again.
 */
export const dealFailpoints = (texts: readonly string[]): ((service: string, role: string) => string[]) => {
  const left = new Set(texts.map(parse));
  return (service, role) => {
    const dealt = [...left].filter((target) =>
      (target.service ?? service) === service && (target.role ?? role) === role);
    for (const target of dealt) left.delete(target);
    return dealt.map(({ spec }) => spec);
  };
};
