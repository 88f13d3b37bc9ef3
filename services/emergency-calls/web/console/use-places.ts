import { useQuery } from '@tanstack/react-query';
import { readStory, type CallStory } from '../kit/api-client.ts';

const NONE: CallStory['places'] = [];

/** What is known of a call: its places, the surest first, and the dossiers of its number; nothing is asked while there is no call. */
export const useStory = (centre: string, call: string | undefined): CallStory | undefined =>
  useQuery({ queryKey: ['story', call], queryFn: () => readStory(centre, call!), enabled: call !== undefined }).data;

/** Places known of a call, the surest first. */
export const usePlaces = (centre: string, call: string | undefined): CallStory['places'] => useStory(centre, call)?.places ?? NONE;
