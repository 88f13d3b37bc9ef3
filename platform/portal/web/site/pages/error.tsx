import { Layout } from '#base/ui/components/layout.tsx';
import { portalIdentity } from '../portal-identity.ts';
import type { PortalPages } from '../props.ts';
import type { View } from '../render.tsx';
import { say } from '../texts.ts';

/** A refusal as a page: what, and what to do. */
export const ErrorPage = ({ lang, assets, shell, title, remedy }: PortalPages['error'] & View) => (
  <Layout lang={lang} service={portalIdentity} shell={shell} assets={assets} title={title[lang]}>
    <h1>{title[lang]}</h1>
    <p>{remedy[lang]}</p>
    <p><a href="/">{say(lang, 'home')}</a></p>
  </Layout>
);
