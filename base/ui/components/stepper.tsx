import type { Lang } from '#base/values/lang.ts';
import { ui } from '../i18n/ui-texts.ts';

export type StepperProps = { lang: Lang; steps: readonly string[]; now: number };

/** Where the person is on the way; `now` counts from 1. A paragraph, as the page's own title is its question. */
export const Stepper = ({ lang, steps, now }: StepperProps) => (
  <div className="fr-stepper">
    <p className="fr-stepper__title">
      <span className="fr-stepper__state">{ui(lang, 'step', { now, total: steps.length })}</span>
      {steps[now - 1]}
    </p>
    <div className="fr-stepper__steps" aria-hidden="true">
      {steps.map((step, index) => (
        <span key={step} className={index + 1 < now ? 'is-done' : index + 1 === now ? 'is-now' : undefined} />
      ))}
    </div>
    {now < steps.length ? (
      <p className="fr-stepper__details">{ui(lang, 'nextStep', { title: steps[now] ?? '' })}</p>
    ) : null}
  </div>
);
