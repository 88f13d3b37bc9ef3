import type { Tx } from '#base/store/context.ts';

const LEVELS = { name: 'ressources-equipages', text: `
  select resource_id, equipage from ressource where partition = $1 and resource_id = any($2::text[])` };

/** Level of care (typePEC) of the crews of vehicles; one that nobody entered has none. Asks nothing for no vehicle. */
export const crewLevels = async (tx: Tx, partition: number, resources: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (resources.length === 0) return new Map();
  const { rows } = await tx.query<{ resource_id: string; equipage: string }>({ ...LEVELS, values: [partition, resources] });
  return new Map(rows.map(({ resource_id: id, equipage }) => [id, equipage]));
};
