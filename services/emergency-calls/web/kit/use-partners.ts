import { useQuery } from '@tanstack/react-query';
import { CENTRES } from '../../data/centres.ts';
import { centreOf } from '../../domain/identifiers/case-ids.ts';
import { askApi, inCentre } from './api-client.ts';

/** Somebody who gets messages. */
export type Partner = { id: string; name: string };

const PARTNERS_STALE_MS = 600_000;

/** The partners of a centre, and the name by which people know one. */
export const usePartners = (centre: string): { partners: readonly Partner[]; nameOf(id: string): string } => {
  const { data } = useQuery({ queryKey: ['partners', centre], staleTime: PARTNERS_STALE_MS,
    queryFn: () => askApi<{ partners: Partner[] }>(`partenaires?${inCentre(centre)}`) });
  const partners = data?.partners ?? [];
  return { partners, nameOf: (id) => partners.find((one) => one.id === id)?.name
    ?? CENTRES.find(({ code }) => code === centreOf(id))?.name ?? id };
};
