import { useQuery } from '@tanstack/react-query';
import { readStory, type CallStory } from '../kit/api-client.ts';

const NONE: CallStory['places'] = [];

/** Places known of a call, the surest first; nothing is asked while there is no call. */
export const usePlaces = (centre: string, call: string | undefined): CallStory['places'] => {
  const { data } = useQuery({ queryKey: ['story', call], queryFn: () => readStory(centre, call!), enabled: call !== undefined });
  return data?.places ?? NONE;
};
