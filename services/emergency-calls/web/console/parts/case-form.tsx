import type { RefObject } from 'react';
import type { Case } from '../../../domain/state.ts';
import type { Placed } from '../../../domain/fields/field-kinds.ts';
import { ADDRESS, changesOfPlace, POINT } from '../../../domain/territory/place-fields.ts';
import { fieldOf } from '../../../domain/fields/case-fields.ts';
import { useLang } from '../use-lang.ts';
import type { Bare } from '../post.tsx';
import { usePlaces } from '../use-places.ts';
import { AddressBox } from '../../kit/address-box.tsx';
import { PlaceState } from './place-state.tsx';
import { CodedField } from './coded-field.tsx';
import { Field, TextField, writerOf } from './plain-fields.tsx';

type CaseFormProps = { state: Case; give(command: Bare): void; address: RefObject<HTMLInputElement | null> };

const WHERE = ['location.name', 'location.access.floor', 'location.access.entrance',
  'location.access.interphone', 'location.freetext'];
const WHAT = ['initialAlert.notes', 'freetext'];
const CODED = [{ path: 'qualification.healthMotive', list: 'motif', other: 'M07.00' },
  { path: 'qualification.whatsHappen', list: 'fait', other: 'C11.06.00' },
  { path: 'qualification.locationKind', list: 'lieu', other: 'L07.02.00' }] as const;
const CALLER = 'initialAlert.caller.callerContact';
const TOWN = 'location.city';

/** What is typed of a call: the place first, then the number, then the motive. Saved as it is typed, there is no button. */
export const CaseForm = ({ state, give, address }: CaseFormProps) => {
  const { t, lang } = useLang();
  const change = (path: string, value: unknown): void => writerOf({ path, state, give })(value);
  const town = (state.fields[TOWN]?.value ?? {}) as { name?: string };
  const caller = (state.fields[CALLER]?.value ?? {}) as { detail?: string };
  return (
    <form className="rc-form rc-form--case" onSubmit={(event) => event.preventDefault()} autoComplete="off">
      <fieldset><legend>{t('where')}</legend>
        <Where state={state} give={give} box={address} onType={(value) => change(ADDRESS, value || null)} />
        {WHERE.map((path) => <TextField key={path} path={path} state={state} give={give} />)}
        <Field id={TOWN} label={fieldOf(TOWN)!.label[lang]} value={town.name ?? ''} onChange={(name) =>
          change(TOWN, name ? { ...town, name } : null)} />
      </fieldset>
      <fieldset><legend>{t('who')}</legend>
        <Field id={CALLER} label={t('callerNumber')} value={caller.detail ?? ''}
          onChange={(detail) => change(CALLER, detail ? { channel: 'PERSONNE', type: 'TEL', detail } : null)} />
      </fieldset>
      <fieldset><legend>{t('what')}</legend>
        {CODED.map((one) => <CodedField key={one.path} {...one} state={state} onChange={(value) => change(one.path, value)} />)}
        {WHAT.map((path) => <TextField key={path} path={path} state={state} give={give} />)}
      </fieldset>
    </form>
  );
};

type WhereProps = { state: Case; give(command: Bare): void; box: RefObject<HTMLInputElement | null>; onType(value: string): void };

/** The address, which may be chosen among places that exist, and the point that the dossier then has. */
const Where = ({ state, give, box, onType }: WhereProps) => {
  const { lang } = useLang();
  const received = usePlaces(state.centre, state.calls[0]?.id);
  const seen = (path: string): number => state.fields[path]?.position ?? 0;
  const point = (state.fields[POINT]?.value as Placed | null | undefined) ?? received[0];
  // From about here: a metre more or less would ask again for the same.
  const focus = point ? { lat: Number(point.lat.toFixed(2)), lon: Number(point.lon.toFixed(2)) } : null;
  return (
    <>
      <AddressBox centre={state.centre} name={ADDRESS} label={fieldOf(ADDRESS)!.label[lang]} box={box} focus={focus} onType={onType}
        value={String(state.fields[ADDRESS]?.value ?? '')}
        onChoose={(place) => give({ type: 'modifier', changes: changesOfPlace(place, new Date().toISOString(), seen) })} />
      <PlaceState state={state} received={received}
        onPoint={(value) => give({ type: 'modifier', changes: [{ path: POINT, value, seen: seen(POINT) }] })} />
    </>
  );
};
