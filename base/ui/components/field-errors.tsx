import type { Lang } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';
import { ui } from '../i18n/ui-texts.ts';

/** The errors of one field under its label, tied to the control by `aria-describedby`. */
export const FieldErrors = ({ lang, id, errors }: { lang: Lang; id: string; errors: readonly FieldError[] }) => (
  errors.length === 0 ? null : (
    <div id={id}>
      {errors.map((error) => (
        <p key={error.code} className="fr-error-text">
          <span className="fr-sr-only">{ui(lang, 'errorPrefix')}</span>{error.detail[lang]}
        </p>
      ))}
    </div>
  )
);

/** `aria-describedby` of the parts that exist, or nothing. */
export const describedBy = (...ids: readonly (string | false | undefined)[]): string | undefined => {
  const present = ids.filter((id): id is string => typeof id === 'string');
  return present.length === 0 ? undefined : present.join(' ');
};
