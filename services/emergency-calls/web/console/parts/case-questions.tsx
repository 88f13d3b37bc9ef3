import { fieldOf } from '../../../domain/fields/case-fields.ts';
import type { Case } from '../../../domain/state.ts';
import type { CommandAnswer } from '../../kit/api-client.ts';
import { valueWords } from '../../kit/value-words.ts';
import type { Bare } from '../post.tsx';
import { useLang } from '../use-lang.ts';

type CaseQuestionsProps = { state: Case; refusals: readonly CommandAnswer[]; give(command: Bare): void };

/** What the dossier asks of a person: a refusal to read, two answers for one field. */
export const CaseQuestions = ({ state, refusals, give }: CaseQuestionsProps) => {
  const { t, lang } = useLang();
  return (
    <>
      {refusals.length > 0 ? <p role="alert" className="rc-alert">{t('refused')} {refusals.at(-1)?.title} {refusals.at(-1)?.remedy}</p>
        : null}
      {state.conflicts.map(({ path, kept, other }) => (
        <div key={path + String(other.position)} role="alert" className="rc-conflict">
          <p>{t('conflict', { field: fieldOf(path)?.label[lang] ?? path })}</p>
          {[kept, other].map(({ value, position }) => (
            <button key={position} type="button" onClick={() => give({ type: 'trancher', path, value })}>
              {t('keep')} « {valueWords(value)} »</button>))}
        </div>))}
    </>
  );
};
