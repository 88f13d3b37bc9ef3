import { acceptTerritory } from '#base/geo/territory/territory-file.ts';
import type { CommandEnd } from '#base/http/command-words.ts';
import type { ServiceContext } from '#base/http/service-context.ts';

/** `socle load territory`, last step: the territory that the operator's files made is looked at, then in force for every process. */
export const loadTerritory = async (context: ServiceContext): Promise<CommandEnd> => {
  try {
    const { communes, houses, ways, roads } = await acceptTerritory(context.dataDir);
    const figures = { communes_count: communes.length, houses_count: houses.way.length, ways_count: ways.length,
      road_nodes_count: roads.lon.length };
    return { ok: true, figures, text: { fr: `territoire en place : ${communes.length} communes, ${houses.way.length} adresses`,
      en: `territory in force: ${communes.length} communes, ${houses.way.length} addresses` } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, text: { fr: `aucun territoire n’attend, ou il est illisible (${why})`,
      en: `no territory waits, or it cannot be read (${why})` } };
  }
};
