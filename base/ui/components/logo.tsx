import { LOGO_MARK } from '../logo-mark.ts';

/** Mark of Socle: a ball at rest on three steps, a pedestal. Decorative: the name stands beside it. */
export const Logo = () => (
  <svg viewBox={LOGO_MARK.viewBox} width="44" height="44" aria-hidden="true" focusable="false">
    <circle {...LOGO_MARK.ball} />
    {LOGO_MARK.steps.map(({ d, opacity }) => <path key={d} d={d} fill="currentColor" opacity={opacity} />)}
  </svg>
);
