import { useQuery } from '@tanstack/react-query';
import { readCalls } from '../kit/api-client.ts';
import { readAhead } from './ahead-client.ts';
import { nextLook, REFRESH_MS } from './next-look.ts';

const AHEAD = 3;

/**
 * What rings in the centre; for who picks up, also what is known of the first calls: read when the first change or something is
 * told of one of them, not at each ring.
 */
export const useCalls = (centre: string, picksUp: boolean) => {
  const calls = useQuery({ queryKey: ['calls'], queryFn: () => readCalls(centre),
    refetchInterval: ({ state }) => nextLook(state.data) }).data;
  const first = calls?.waiting.slice(0, AHEAD).map(({ callId }) => callId) ?? [];
  const ahead = useQuery({ queryKey: ['ahead', ...first], queryFn: () => readAhead(centre), enabled: picksUp && first.length > 0,
    refetchInterval: REFRESH_MS, placeholderData: (before) => before }).data;
  return { calls, ahead: ahead?.rows.filter(({ callId }) => first.includes(callId)) ?? [] };
};
