import type { FieldError } from '#base/values/problem.ts';

/** Version and id of the draft that a form continues: idempotency key and anchor against forged posts. */
export type DraftRef = { id: string; version: number };

/** What the user typed, field by field, given back as typed. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** State of one server-rendered form. Every form posts to its own page; the server answers 303, or 422 with errors. */
export type FormState = {
  action: string;
  draft?: DraftRef;
  values: FormValues;
  errors: readonly FieldError[];
  /** Put into the ids of its controls where a page has several forms that share names. */
  scope?: string;
};

/** Names of the two hidden fields that carry the draft. */
export const DRAFT_FIELD = '_draft';
export const VERSION_FIELD = '_version';
/** Set to `1` by the client script on an automatic save; the answer is JSON `{version}`. */
export const AUTOSAVE_FIELD = '_autosave';

/** A form with nothing typed and nothing wrong. */
export const emptyForm = (action: string, draft?: DraftRef): FormState =>
  ({ action, values: {}, errors: [], ...(draft === undefined ? {} : { draft }) });

/** The first value typed in a field, or an empty text. */
export const valueOf = (form: FormState, name: string): string => {
  const value = form.values[name];
  return typeof value === 'string' ? value : value?.[0] ?? '';
};

/** Every value of a field that can be given several times (checkboxes). */
export const valuesOf = (form: FormState, name: string): readonly string[] => {
  const value = form.values[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};

/** Error pointer of a form field: `adresse.voie` ↔ `/adresse/voie` (RFC 6901). */
const pointerOf = (name: string): string =>
  `/${name.split('.').map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;

/** Form field of an error pointer; the inverse of `pointerOf`, indexes of lists left out. */
export const fieldOf = (pointer: string): string =>
  pointer.split('/').slice(1).filter((part) => !/^\d+$/.test(part))
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');

/** Errors of a field and of its parts (`dateNaissance` also takes `dateNaissance.mois`). */
export const errorsOf = (form: Pick<FormState, 'errors'>, name: string): readonly FieldError[] => {
  const at = pointerOf(name);
  return form.errors.filter(({ pointer }) => pointer === at || pointer.startsWith(`${at}/`));
};

/** Id of a control in the page, from its field name and its form. */
export const controlId = (name: string, { scope }: Pick<FormState, 'scope'> = {}): string =>
  `f-${scope === undefined ? '' : `${scope}-`}${name.replaceAll('.', '-')}`;
