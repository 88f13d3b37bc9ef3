import { SCREENS, type Screen } from '../screens.ts';

/** The screen of an address: `:id` stands for one step of it. Undefined for an address of no screen. */
export const screenAt = (pathname: string): Screen | undefined => {
  const steps = pathname.split('/');
  return SCREENS.find(({ path }) => {
    const wished = path.split('/');
    return wished.length === steps.length && wished.every((step, i) => (step.startsWith(':') ? steps[i] !== '' : step === steps[i]));
  });
};
