/** Member States of the European Union other than France (ISO 3166 alpha-2): their citizens vote here (LO 227-1). */
export const EU_STATES = ['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV',
  'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'] as const;

/** True for the code of a Member State other than France; the United Kingdom is none since 2020. */
export const isEuState = (code: unknown): boolean => EU_STATES.includes(code as 'AT');
