/** Mark of Socle: a ball at rest on three steps, a pedestal. Decorative: the name stands beside it. */
export const Logo = () => (
  <svg viewBox="0 0 48 48" width="44" height="44" aria-hidden="true" focusable="false">
    <circle cx="24" cy="13" r="8" fill="var(--warm, #ad4a14)" />
    <path d="M15 24h18l2 6H13z" fill="currentColor" opacity=".72" />
    <path d="M10 31.500h28l2 6H8z" fill="currentColor" opacity=".86" />
    <path d="M5 39h38l2 6H3z" fill="currentColor" />
  </svg>
);
