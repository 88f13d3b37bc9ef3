/** The mark of Socle as data, for React and for plain HTML: a ball at rest on three steps, in a square of 48. */
export const LOGO_MARK = {
  viewBox: '0 0 48 48',
  ball: { cx: 24, cy: 13, r: 8, fill: 'var(--warm, #ad4a14)' },
  steps: [{ d: 'M15 24h18l2 6H13z', opacity: '.72' },
    { d: 'M10 31.500h28l2 6H8z', opacity: '.86' }, { d: 'M5 39h38l2 6H3z', opacity: '1' }],
} as const;
