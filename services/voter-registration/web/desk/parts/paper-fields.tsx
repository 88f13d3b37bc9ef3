import type { ReactNode } from 'react';
import { ATTACHMENTS, attachmentsOf, isAbroad } from '../../../domain/codes/attachments.ts';
import { CHANNELS } from '../../../domain/codes/channels.ts';
import { L30_MOTIVES } from '../../../domain/codes/l30-motives.ts';
import { isCodeOf } from '../../../domain/codes/code-list.ts';
import { LISTS } from '../../../domain/codes/lists.ts';
import { NATURES } from '../../../domain/codes/natures.ts';
import type { Lang, Text } from '#base/values/lang.ts';
import { useLang } from '../lang.tsx';
import type { PaperReference } from '../model.ts';
import { controlId, type PaperValues } from '../paper-request.ts';

type FieldsProps = {
  /** The entry is that of a consular post, which holds one list and one link. */
  atPost: boolean;
  values: PaperValues; reference: PaperReference; faultOf: (pointer: string) => string | undefined;
  onChange: (change: Partial<PaperValues>) => void;
};
type TextKey = { [K in keyof PaperValues]: PaperValues[K] extends string ? K : never }[keyof PaperValues];
type ControlProps = Omit<FieldsProps, 'reference'
  | 'atPost'> & { name: TextKey; pointer: string; label: string; hint?: string; optional?: boolean };
type Option = { value: string; label: string };

const PAPER = ['GUICHET', 'COURRIER', 'MANDATAIRE'] as const;

const optionsOf = (codes: Readonly<Record<string, { label: Text }>>, lang: Lang): Option[] =>
  Object.entries(codes).map(([value, { label }]) => ({ value, label: label[lang] }));

const Control = ({ pointer, label, hint, optional, faultOf, children }: Pick<ControlProps,
  'pointer' | 'label' | 'hint' | 'optional' | 'faultOf'>
  & { children: (id: string, described: string | undefined, invalid: boolean) => ReactNode }) => {
  const { t } = useLang();
  const id = controlId(pointer);
  const fault = faultOf(pointer);
  const described = [hint ? `${id}-aide` : '', fault ? `${id}-faute` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div>
      <label className="fr-label" htmlFor={id}>{label}{optional ? ` ${t('optional')}` : ''}
        {hint ? <span className="fr-hint-text" id={`${id}-aide`}>{hint}</span> : null}</label>
      {children(id, described, fault !== undefined)}
      {fault ? <p className="dk-field-error" id={`${id}-faute`}>{fault}</p> : null}
    </div>
  );
};

const Line = ({ name, values, onChange, type = 'text', ...rest }: ControlProps & { type?: string }) => (
  <Control {...rest}>{(id, described, invalid) => (
    <input id={id} className="fr-input" type={type} autoComplete="off" value={values[name]} aria-describedby={described}
      aria-invalid={invalid || undefined}
      onChange={({ target }) => onChange({ [name]: target.value })} />)}</Control>
);

const Choice = ({ name, values, onChange, options, ...rest }: ControlProps & { options: readonly Option[] }) => {
  const { t } = useLang();
  return (
    <Control {...rest}>{(id, described, invalid) => (
      <select id={id} className="fr-select" value={values[name]} aria-describedby={described} aria-invalid={invalid
        || undefined}
        onChange={({ target }) => onChange({ [name]: target.value })}>
        <option value="">{t('choose')}</option>
        {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
      </select>)}</Control>
  );
};

const Reception = (props: FieldsProps) => {
  const { lang, t } = useLang();
  const fault = props.faultOf('/canal');
  return (
    <fieldset><legend>{t('reception')}</legend>
      <div role="radiogroup" aria-labelledby="canal-titre" id={controlId('/canal')} tabIndex={-1}>
        <p className="fr-label" id="canal-titre">{t('howCame')}</p>
        <div className="dk-radios">{PAPER.map((canal) => (
          <label key={canal}><input type="radio" name="canal" checked={props.values.canal === canal} onChange={() =>
            props.onChange({ canal })} />
            {CHANNELS[canal].label[lang]}</label>))}</div>
        {fault ? <p className="dk-field-error">{fault}</p> : null}
      </div>
      <Line {...props} name="recueLe" pointer="/recueLe" label={t(props.atPost ? 'receivedAtPost' : 'receivedOn')} type="date" />
    </fieldset>
  );
};

const Person = (props: FieldsProps) => {
  const { t } = useLang();
  const at = '/demande/etatCivil';
  const countries = props.reference.countries.map(({ code, nom }) => ({ value: code, label: nom }));
  const sexes = [{ value: 'F', label: t('sex.F') }, { value: 'M', label: t('sex.M') }];
  return (
    <fieldset><legend>{t('civilStatus')}</legend>
      <Line {...props} name="nomNaissance" pointer={`${at}/nomNaissance`} label={t('birthName')} />
      <Line {...props} name="nomUsage" pointer={`${at}/nomUsage`} label={t('usageName')} optional />
      <Line {...props} name="prenoms" pointer={`${at}/prenoms`} label={t('givenNames')} hint={t('givenNamesHint')} />
      <Line {...props} name="dateNaissance" pointer={`${at}/dateNaissance`} label={t('birthDate')} hint={t(
        'birthDateHint')} />
      <Choice {...props} name="sexe" pointer={`${at}/sexe`} label={t('sex')} options={sexes} />
      <Choice {...props} name="paysNaissance" pointer={`${at}/paysNaissance`} label={t(
        'birthCountry')} options={countries} />
      <Line {...props} name="lieuNaissance" pointer={`${at}/communeNaissance`} label={t('birthTown')} />
    </fieldset>
  );
};

const Attachment = (props: FieldsProps) => {
  const { lang, t } = useLang();
  const { values } = props;
  const at = '/demande/precisionsAttache';
  const links: readonly string[] = isCodeOf(LISTS, values.typeListe) ? attachmentsOf(values.typeListe) : Object.keys(ATTACHMENTS);
  return (
    <fieldset><legend>{t('request')}</legend>
      <Choice {...props} name="typeListe" pointer="/demande/typeListe" label={t('list')}
        options={optionsOf(LISTS, lang).filter(({ value }) => (value === 'CONSULAIRE') === props.atPost)} />
      <Choice {...props} name="nature" pointer="/demande/nature" label={t('nature')} options={optionsOf(NATURES,
        lang)} />
      {values.nature === 'L30' ? <Choice {...props} name="motifL30" pointer="/demande/motifL30" label={t('lateMotive')}
        options={optionsOf(L30_MOTIVES, lang)} /> : null}
      <Choice {...props} name="attache" pointer="/demande/attache" label={t('attachment')} options={optionsOf(
        ATTACHMENTS, lang).filter(({ value }) => links.includes(value))} />
      {values.attache === 'RESIDENCE_6M' ? <Line {...props} name="residentDepuis" pointer={`${at}/residentDepuis`}
        label={t('residentSince')}
        hint={t('residentSinceHint')} /> : null}
      {values.attache === 'ENFANT_MOINS_26' ? <>
        <Line {...props} name="parentNom" pointer={`${at}/parent/nomNaissance`} label={t('parentName')} />
        <Line {...props} name="parentPrenom" pointer={`${at}/parent/prenom`} label={t('parentGiven')} /></> : null}
    </fieldset>
  );
};

const Place = (props: FieldsProps) => {
  const { t } = useLang();
  const abroad = isAbroad(props.values.attache);
  const at = abroad ? '/demande/adresseContact' : '/demande/adresseRattachement';
  const codes = props.reference.postalCodes.map((code) => ({ value: code, label: code }));
  return (
    <fieldset><legend>{t(abroad ? 'addressAbroad' : 'address')}</legend>
      <Line {...props} name="numero" pointer={`${at}/numero`} label={t('streetNumber')} optional />
      <Line {...props} name="voie" pointer={`${at}/voie`} label={t('street')} optional={abroad} />
      <Line {...props} name="complement1" pointer={`${at}/complement1`} label={t('complement')} optional />
      {abroad ? <>
        <Line {...props} name="codePostal" pointer={`${at}/codePostal`} label={t('postalCode')} optional />
        <Line {...props} name="ville" pointer={`${at}/commune`} label={t('townAbroad')} />
        <Line {...props} name="pays" pointer={`${at}/pays`} label={t('countryAbroad')} optional />
      </> : <Choice {...props} name="codePostal" pointer={`${at}/codePostal`} label={t('postalCode')} options={codes} />}
      <Line {...props} name="courriel" pointer="/demande/contact/courriel" label={t('email')} type="email" optional />
      <Line {...props} name="telephone" pointer="/demande/contact/telephone" label={t('phone')} type="tel" optional />
    </fieldset>
  );
};

/** The fields of a paper request, in the order of the form that people send. */
export const PaperFields = (props: FieldsProps) => {
  const { t } = useLang();
  const pointer = '/demande/declarationHonneur';
  const fault = props.faultOf(pointer);
  return <>
    <Reception {...props} /><Person {...props} /><Attachment {...props} /><Place {...props} />
    <fieldset><legend>{t('declaration')}</legend>
      <div className="dk-wide">
        <label className="dk-paper__check"><input id={controlId(
          pointer)} type="checkbox" checked={props.values.declaration}
          aria-invalid={fault ? true : undefined} aria-describedby={fault ? `${controlId(pointer)}-faute` : undefined}
          onChange={({ target }) => props.onChange({ declaration: target.checked })} /> {t('declarationSeen')}</label>
        {fault ? <p className="dk-field-error" id={`${controlId(pointer)}-faute`}>{fault}</p> : null}
      </div>
    </fieldset>
  </>;
};
