import { Alert } from '#base/ui/components/alert.tsx';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { PageProps } from '../props.ts';
import { errors } from '../texts/errors.ts';

/** The static page served when nothing else answers; it asks for itself again every 30 s. */
export const ServiceDownPage = ({ lang, assets, shell }: PageProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={errors(lang, 'downTitle')} refreshS={30}>
    <div className="so-column">
      <h1>{errors(lang, 'downTitle')}</h1>
      <p className="fr-text--lead">{errors(lang, 'downLead')}</p>
      <Alert severity="success">
        <ul><li>{errors(lang, 'downSafe')}</li><li>{errors(lang, 'downDrafts')}</li></ul>
      </Alert>
      <p>{errors(lang, 'downPaper')}</p>
      <p>{errors(lang, 'downClosing')}</p>
      <p className="fr-text--muted">{errors(lang, 'downRetry')}</p>
    </div>
  </Frame>
);
