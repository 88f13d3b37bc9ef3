import { fieldOf } from '../../../domain/fields/case-fields.ts';
import { FIELD_LIMITS, type Coded } from '../../../domain/fields/field-kinds.ts';
import type { Case } from '../../../domain/state.ts';
import { SuggestBox } from '../../kit/suggest-box.tsx';
import { codedValue, findCodes, isUnknownCode } from '../find-codes.ts';
import { useLang } from '../use-lang.ts';

/** Published list and the code for "other" or "not given" of a coded field. */
type CodedFieldProps = { path: string; list: string; other: string; state: Case; onChange(value: Coded | null): void };

/** A value of a published list: found by a few letters; words alone are kept under "other"; an unknown code is shown by its label. */
export const CodedField = ({ path, list, other, state, onChange }: CodedFieldProps) => {
  const { t, lang } = useLang();
  const value = state.fields[path]?.value as Partial<Coded> | null | undefined;
  const label = fieldOf(path)!.label[lang];
  const said = value?.label ?? '';
  const unknown = isUnknownCode(list, value?.code);
  const found = findCodes(list, said, lang).filter(({ code }) => code !== value?.code)
    .map((one) => ({ key: one.key, value: { code: one.code, label: one.label },
      shown: <><b>{one.label}</b> <span className="rc-quiet">{one.code}</span></> }));
  return (
    <SuggestBox name={path} max={FIELD_LIMITS.label_chars_max} listLabel={label} value={said} found={found} onType={(text) =>
      onChange(codedValue(list, other, text, lang))}
      onChoose={onChange} label={<>{label} {value?.code && value.code !== other ? <span className="rc-code">{value.code}</span> : null}
        {unknown ? <span className="rc-code rc-code--unknown">{t('unknownCode')}</span> : null}</>} />
  );
};
