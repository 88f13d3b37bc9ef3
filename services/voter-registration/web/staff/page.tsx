import { Alert } from '#base/ui/components/alert.tsx';
import { BackLink } from '#base/ui/components/back-link.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { Layout } from '#base/ui/components/layout.tsx';
import { fieldOf, type FormState } from '#base/ui/form.ts';
import type { PageAssets, ServiceIdentity, Shell } from '#base/ui/shell.ts';
import type { Lang } from '#base/values/lang.ts';
import { citizenService } from '../citizen/service-identity.ts';
import { BlockView } from './blocks.tsx';
import type { StaffView } from './model.ts';

type StaffPageProps = StaffView & { shell: Shell; lang: Lang; assets: PageAssets };

/** Pages for everybody have the menu of everybody. */
const identity = (nav: StaffView['nav']): ServiceIdentity =>
  (nav.length === 0 ? citizenService : { ...citizenService, tagline: { fr: 'Espace des agents', en: 'Staff area' },
    nav: nav.map(({ text, href }) => ({ text: { fr: text, en: text }, href })) });

/** At the top of the page an error says which field it is about. */
const namedErrors = ({ blocks }: StaffView, { action, errors }: FormState): FormState['errors'] => {
  const fields = blocks.flatMap((block) => (block.kind === 'form' && block.action === action ? block.fields : []));
  return errors.map((error) => {
    const label = fields.find(({ name }) => name === fieldOf(error.pointer))?.label;
    return label ? { ...error, detail: { fr: `${label} : ${error.detail.fr}`, en: `${label}: ${error.detail.en}` } } : error;
  });
};

/** Where the form that was refused stands: ids of its controls begin with that. */
const scopeOf = ({ blocks }: StaffView, { action }: FormState): string =>
  String(blocks.findIndex((block) => (block.kind === 'form' || block.kind === 'outline') && block.action === action));

/** Any screen of agents: what was refused or done first, then its blocks in their order. */
export const StaffPage = ({ lang, assets, shell, ...view }: StaffPageProps) => (
  <Layout lang={lang} assets={assets} shell={shell} service={identity(view.nav)} title={view.title}
    failed={view.refused !== undefined}>
    {view.back ? <BackLink lang={lang} href={view.back.href} /> : null}
    {view.refused ? <ErrorSummary lang={lang} form={{ errors: namedErrors(view, view.refused), scope: scopeOf(view, view.refused) }} />
      : null}
    <h1>{view.title}</h1>
    {view.lead ? <p className="fr-text--lead">{view.lead}</p> : null}
    {view.done ? <Alert severity="success"><p role="status">{view.done}</p></Alert> : null}
    {view.blocks.map((block, index) => <BlockView key={index} lang={lang} block={block} scope={String(index)} refused={view.refused} />)}
  </Layout>
);
