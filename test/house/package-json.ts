type Field = 'dependencies' | 'optionalDependencies' | 'devDependencies';

/** Names that a package.json declares. */
export type Declared = { production: ReadonlySet<string>; development: ReadonlySet<string> };

/** What a package.json declares: for production (optional ones included) and for development. */
export const declaredIn = (packageJson: string): Declared => {
  const json = JSON.parse(packageJson) as Partial<Record<Field, Record<string, string>>>;
  return {
    production: new Set(Object.keys({ ...json.dependencies, ...json.optionalDependencies })),
    development: new Set(Object.keys(json.devDependencies ?? {})),
  };
};
