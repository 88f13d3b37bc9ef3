import { Layout } from '#base/ui/components/layout.tsx';
import { portalIdentity } from '../portal-identity.ts';
import type { InformationProps } from '../props.ts';
import type { View } from '../render.tsx';
import { say } from '../texts.ts';

type Props = InformationProps & View;

const Page = ({ lang, assets, shell, title, paragraphs }: Props & { title: string; paragraphs: readonly string[] }) => (
  <Layout lang={lang} service={portalIdentity} shell={shell} assets={assets} title={title}>
    <h1>{title}</h1>
    {paragraphs.map((text) => <p key={text}>{text}</p>)}
    <p><a href="/">{say(lang, 'home')}</a></p>
  </Layout>
);

/** The statement that the law asks for. */
export const AccessibilityPage = (props: Props) => (
  <Page {...props} title={say(props.lang, 'accessibilityTitle')} paragraphs={[
    say(props.lang, 'accessibilityBody'), say(props.lang, 'accessibilityContact', { contact: props.contact }),
  ]} />
);

/** Who publishes. */
export const LegalPage = (props: Props) => (
  <Page {...props} title={say(props.lang, 'legalTitle')}
    paragraphs={[say(props.lang, 'legalBody', { publisher: props.publisher, contact: props.contact })]} />
);

/** What is kept of a visit: nothing. */
export const PrivacyPage = (props: Props) => (
  <Page {...props} title={say(props.lang, 'privacyTitle')} paragraphs={[say(props.lang, 'privacyBody')]} />
);
