import { useQuery } from '@tanstack/react-query';
import { askApi, inCentre } from './api-client.ts';

const EVERY_MS = 30_000;

/** What an agent offers at this post, as the centre keeps it. */
export type HeldPost = { at: number; skills: string[] };

/** Tells the centre that somebody is here and, where they are given, the skills they offer from now on. */
export const tellPost = (centre: string, skills?: readonly string[]): Promise<HeldPost> =>
  askApi(`poste?${inCentre(centre)}`, 'POST', skills && { skills });

/** The sign that a console gives, as a query: its answer says what the agent offers. */
export const heldPost = (centre: string) => ({ queryKey: ['post', centre], queryFn: () => tellPost(centre), networkMode: 'always',
  retry: false, refetchInterval: EVERY_MS, refetchIntervalInBackground: true } as const);

/**
 * Tells the centre that somebody is at this console, as long as it is open; '' for nobody who answers. Silence is no fault: the next
 * sign comes soon.
 */
export const useHeldPost = (centre: string): void => {
  useQuery({ ...heldPost(centre), enabled: centre !== '' });
};
