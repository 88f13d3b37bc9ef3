import type { Lang } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';
import { controlId, fieldOf, type FormState } from '../form.ts';
import { ui } from '../i18n/ui-texts.ts';

/** Control that an error's link goes to: a date's parts and a radio's first choice carry their own ids. */
const targetOf = (form: Pick<FormState, 'scope'>, error: FieldError): string => `#${controlId(fieldOf(error.pointer), form)}`;

/**
 * All that is wrong, at the top of the page, each line a link to its field. Focus is moved here by the
 * client script; without it the title of the page says "Error" first.
 */
export const ErrorSummary = ({ lang, form }: { lang: Lang; form: Pick<FormState, 'errors' | 'scope'> }) => {
  const count = form.errors.length;
  if (count === 0) return null;
  return (
    <div className="fr-alert fr-alert--error" role="alert" tabIndex={-1} data-error-summary
      aria-labelledby="errors-title">
      <h2 className="fr-alert__title" id="errors-title">{ui(lang, 'errorsTitle', { count })}</h2>
      <ul>
        {form.errors.map((error) => (
          <li key={`${error.pointer} ${error.code}`}><a href={targetOf(form, error)}>{error.detail[lang]}</a></li>
        ))}
      </ul>
    </div>
  );
};
