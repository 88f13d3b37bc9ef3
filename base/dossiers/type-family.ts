import type { DossierType, OwnProjection } from './dossier-type.ts';

/** A dossier of one of several types, folded; nothing before its first event. */
export type FamilyState = { type: DossierType<unknown>; state: unknown } | undefined;

type Member = DossierType<any>;

const projectionOf = (type: Member, projection: OwnProjection<any>): OwnProjection<FamilyState> => {
  const { table, holder } = projection;
  return 'rows' in projection
    ? { table, holder, rows: (own, ref) => (own?.type === type ? projection.rows(own.state, ref) : []) }
    : { table, holder, row: (own, ref) => (own?.type === type ? projection.row(own.state, ref) : undefined) };
};

/**
 * Several types of dossier in one register, as its intake, its rebuild and its verification see them. The first event tells the
 * type: `opens` names each type by its opening event, and any other event opens the first one given.
 */
export const typeFamily = (service: string, opens: ReadonlyMap<string, Member>): DossierType<FamilyState> => {
  const members = [...opens.values()];
  const of = (event: string): Member => opens.get(event) ?? members[0]!;
  return {
    service, name: 'family', holders: [...new Set(members.flatMap(({ holders }) => holders))], initialState: () => undefined,
    evolve: (own, event) => {
      const type = own?.type ?? of(event.type);
      return { type, state: type.evolve(own?.state ?? type.initialState(), event) };
    },
    summary: (own) => ({ ...own!.type.summary(own!.state), type: own!.type.name }),
    projections: members.flatMap((type) => type.projections.map((projection: OwnProjection<any>) => projectionOf(type, projection))),
  };
};
