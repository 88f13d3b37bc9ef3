const KEY = 'rc-exercise';

/**
 * Is this browser in exercise mode? It then asks for exercises only and opens nothing else; the server keeps the two worlds apart,
 * whatever a console says.
 */
export const inExercise = (): boolean => typeof localStorage !== 'undefined' && localStorage.getItem(KEY) === '1';

/** Enters or leaves the mode, for every screen of this browser: each is drawn again, so that nothing of the other world stays. */
export const switchExercise = (on: boolean): void => {
  if (on) localStorage.setItem(KEY, '1');
  else localStorage.removeItem(KEY);
  location.assign('/');
};
