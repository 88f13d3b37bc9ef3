import { ApiError, readMe } from '../kit/api-client.ts';

/** Who the tablet is open for: kept here, so that it opens without a network. */
export type Crew = { id: string; name: string; centre: { code: string; name: string } };
/** What is known of who is there: asked of the service, or as it was when there was a network. */
export type Who = { crew: Crew; signedOut: boolean } | 'not-crew' | 'never' | 'sign-in';

const KEY = 'tablette-equipage';
/** Where a crew signs in, to come back to the tablet. */
export const SIGN_IN = '/connexion/proconnect?retour=%2Ftablette';

const remembered = (): Crew | undefined => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Crew | null ?? undefined;
  } catch {
    return undefined;
  }
};

/** Asks who is signed in; without an answer, whoever was. A name and a centre are kept in the clear, nothing else. */
export const whoIsThere = async (): Promise<Who> => {
  try {
    const me = await readMe();
    const held = me.roles.find(({ role, centres }) => role === 'equipage' && centres.length > 0);
    if (!held) return 'not-crew';
    const crew: Crew = { id: me.id, name: me.name, centre: held.centres[0]! };
    localStorage.setItem(KEY, JSON.stringify(crew));
    return { crew, signedOut: false };
  } catch (error) {
    const signedOut = error instanceof ApiError && error.status === 401;
    const crew = remembered();
    if (crew) return { crew, signedOut };
    return signedOut ? 'sign-in' : 'never';
  }
};

/** Forgets who was there, at the end of a shift. */
export const forgetWho = (): void => localStorage.removeItem(KEY);
