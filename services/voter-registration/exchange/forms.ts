import type { TextForm } from './member-reader.ts';

/** Forms of the texts of the exchange; each pattern is linear. */
export const FORMS = {
  id: { form: /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, max: 36 },
  numero: { form: /^IEL-\d{4}-[0-9A-HJKMNP-TV-Z]{11}-[0-9A-HJKMNP-TV-Z]$/, max: 24 },
  refReu: { form: /^[A-Z0-9-]+$/, max: 40 },
  instant: { form: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/, max: 30 },
  date: { form: /^\d{4}-\d{2}-\d{2}$/, max: 10 },
  code: { form: /^[A-Z][A-Z0-9_]*$/, max: 40 },
  nne: { form: /^\d+$/, max: 12 },
  place: { form: /^[0-9][0-9AB][0-9]{3}$/, max: 5 },
  bureau: { form: /^[0-9A-Z_-]+$/, max: 20 },
  cursor: { form: /^[\x21-\x7e]*$/, max: 200 },
  text: { form: /^[^\p{Cc}]*$/u, max: 200 },
} as const satisfies Record<string, TextForm>;
