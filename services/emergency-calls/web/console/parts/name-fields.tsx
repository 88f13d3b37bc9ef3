import { FIELD_LIMITS } from '../../../domain/fields/field-kinds.ts';
import { Field, writerOf, type FieldProps } from './plain-fields.tsx';

type Named = { complete?: string; lastName?: string; firstName?: string };
type NameProps = FieldProps & { lastName: string; firstName: string };

/** Last and first name of one person. A partner's whole name stands in the first field until somebody writes there. */
export const NameFields = ({ lastName, firstName, ...field }: NameProps) => {
  const write = writerOf(field);
  const { complete, ...parts } = (field.state.fields[field.path]?.value ?? {}) as Named;
  const name = parts.lastName === undefined && parts.firstName === undefined && complete !== undefined ? { lastName: complete } : parts;
  const change = (more: Named): void => {
    const next = Object.fromEntries(Object.entries({ ...name, ...more }).filter(([, text]) => text !== ''));
    write(Object.keys(next).length === 0 ? null : next);
  };
  return (
    <>
      <Field id={`${field.path}.lastName`} max={FIELD_LIMITS.label_chars_max} label={lastName} value={name.lastName
        ?? ''} onChange={(text) => change({ lastName: text })} />
      <Field id={`${field.path}.firstName`} max={FIELD_LIMITS.label_chars_max} label={firstName} value={('firstName' in name
        && name.firstName) || ''}
        onChange={(text) => change({ firstName: text })} />
    </>
  );
};
