import { describedBy, FieldErrors } from '#base/ui/components/field-errors.tsx';
import { controlId, errorsOf, valuesOf, type FormState } from '#base/ui/form.ts';
import type { Lang } from '#base/values/lang.ts';
import type { OutlineBlock } from './model.ts';
import { PerimetersMap } from './perimeters-map.tsx';
import { perimeters as t } from './texts/perimeters.ts';

type Corner = readonly [lat: string, lon: string];

const Degrees = ({ lang, form, n, name, value }: { lang: Lang; form: FormState; n: number; name: 'lat' | 'lon'; value: string }) => {
  const id = controlId(`${name}${n}`, form);
  const wrong = errorsOf(form, `lat${n}`).length > 0;
  return (
    <div>
      <label className="fr-label" htmlFor={id}>{t(lang, name === 'lat' ? 'latitude' : 'longitude')}</label>
      <input className="fr-input" id={id} name={name} inputMode="decimal" autoComplete="off" defaultValue={value}
        aria-invalid={wrong ? true : undefined} aria-describedby={describedBy(wrong && controlId(`lat${n}-error`, form))} />
    </div>
  );
};

const CornerRow = ({ lang, form, n, corner }: { lang: Lang; form: FormState; n: number; corner: Corner }) => {
  const errors = errorsOf(form, `lat${n}`);
  return (
    <li className="st-corner" data-corner="">
      <fieldset>
        <legend>{t(lang, 'corner', { n: n + 1 })}</legend>
        <FieldErrors lang={lang} id={controlId(`lat${n}-error`, form)} errors={errors} />
        <div className="st-corner__fields">
          <Degrees lang={lang} form={form} n={n} name="lat" value={corner[0]} />
          <Degrees lang={lang} form={form} n={n} name="lon" value={corner[1]} />
          <button type="submit" name="geste" value={`retirer-${n}`} className="fr-btn fr-btn--tertiary fr-btn--sm">
            {t(lang, 'remove')} <span className="fr-sr-only">{t(lang, 'removeOne', { n: n + 1 })}</span>
          </button>
        </div>
      </fieldset>
    </li>
  );
};

/**
 * The map with the list of corners of one perimeter: the list is the form, and works by keyboard and without script; the script
 * lets a pointer add and move corners on the map. The first button sends, so that Enter never adds or removes.
 */
export const OutlineView = ({ lang, block, scope, refused }: {
  lang: Lang; block: OutlineBlock; scope: string; refused?: FormState | undefined;
}) => {
  const form: FormState = { scope, ...(refused?.action === block.action ? refused : { action: block.action, values: {}, errors: [] }) };
  const lons = valuesOf(form, 'lon');
  const corners = refused?.action === block.action ? valuesOf(form, 'lat').map((lat, n): Corner => [lat, lons[n] ?? '']) : block.corners;
  const whole = errorsOf(form, 'sommets');
  return (
    <form method="post" action={block.action} className="so-panel st-form st-outline">
      <h2>{block.title}</h2>
      <button type="submit" hidden>{t(lang, 'propose')}</button>
      {Object.entries(block.hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <PerimetersMap lang={lang} perimeters={block.perimeters} outline />
      <div id={controlId('sommets', form)} tabIndex={-1} role="group" aria-label={t(lang, 'corners')}>
        <p className="fr-hint-text">{t(lang, 'hint')}</p>
        <FieldErrors lang={lang} id={controlId('sommets-error', form)} errors={whole} />
        <ol className="st-corners" data-corners={`${t(lang, 'corner', { n: '#' })}|${t(lang, 'removeOne', { n: '#' })}|${scope}`}>
          {corners.map((corner, n) => <CornerRow key={n} lang={lang} form={form} n={n} corner={corner} />)}
        </ol>
        <template data-corner-template="">
          <CornerRow lang={lang} form={{ ...form, errors: [] }} n={0} corner={['', '']} />
        </template>
      </div>
      <p><button type="submit" name="geste" value="ajouter" className="fr-btn fr-btn--secondary">{t(lang, 'add')}</button></p>
      <button type="submit" className="fr-btn">{t(lang, 'propose')}</button>
    </form>
  );
};
