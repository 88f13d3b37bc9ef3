import { useQuery } from '@tanstack/react-query';
import { readCases } from '../kit/api-client.ts';

/** The dossiers of a centre: under way, waiting for a doctor, planned; nothing while they are read. */
export const useLists = (centre: string) => ({
  open: useQuery({ queryKey: ['open'], queryFn: () => readCases(centre, 'open') }).data?.rows,
  waiting: useQuery({ queryKey: ['waiting'], queryFn: () => readCases(centre, 'waiting') }).data?.rows,
  planned: useQuery({ queryKey: ['planned'], queryFn: () => readCases(centre, 'planned') }).data?.rows,
});
