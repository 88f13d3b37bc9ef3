import { Alert } from '#base/ui/components/alert.tsx';
import { Badge } from '#base/ui/components/badge.tsx';
import { EmptyState } from '#base/ui/components/empty-state.tsx';
import { SummaryList } from '#base/ui/components/summary-list.tsx';
import { Table } from '#base/ui/components/table.tsx';
import type { FormState } from '#base/ui/form.ts';
import type { Lang } from '#base/values/lang.ts';
import { Curve } from './curve.tsx';
import { FormView } from './form.tsx';
import type { Block, Cell } from './model.ts';
import { OutlineView } from './outline.tsx';
import { PerimetersMap } from './perimeters-map.tsx';

type BlockProps = { lang: Lang; block: Block;
  /** Where it stands on the page: ids of its controls begin with that. */
  scope: string; refused?: FormState | undefined };
type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

const CellView = ({ cell }: { cell: Cell }) => {
  if (typeof cell === 'string') return cell;
  if ('href' in cell) return <a href={cell.href}>{cell.text}</a>;
  return <Badge {...(cell.severity ? { severity: cell.severity } : {})}>{cell.badge}</Badge>;
};

type Row = { cells: readonly Cell[]; key: string };

const TableView = ({ block }: { block: Of<'table'> }) => {
  if (block.rows.length === 0) return <EmptyState title={block.caption}><p>{block.empty}</p></EmptyState>;
  const rows = block.rows.map((cells, index): Row => ({ cells, key: String(index) }));
  return <Table<Row> caption={block.caption} rows={rows} rowKey={({ key }) => key}
    columns={block.heads.map((head, index) => ({ key: String(index), head,
      cell: ({ cells }) => <CellView cell={cells[index] ?? ''} /> }))} />;
};

const Figures = ({ block }: { block: Of<'figures'> }) => (
  <dl className="st-figures" data-live-part={block.live ? 'figures' : undefined}>
    {block.items.map(({ label, value, hint }) => (
      <div key={label}><dt>{label}</dt><dd>{value}{hint ? <span className="fr-hint-text">{hint}</span> : null}</dd></div>
    ))}
  </dl>
);

const Note = ({ block }: { block: Of<'note'> }) => (
  <Alert severity={block.severity} title={block.title}><p>{block.text}</p></Alert>
);

const Links = ({ block }: { block: Of<'links'> }) => (
  <ul className="fr-links-group">
    {block.items.map(({ text, href }) => <li key={href}><a className="fr-link" href={href}>{text}</a></li>)}
  </ul>
);

const Cards = ({ block }: { block: Of<'cards'> }) => (
  <ul className="so-cards">
    {block.items.map(({ title, text, steps, link }) => (
      <li key={title} className="st-card">
        <h2 className="fr-h4">{title}</h2>
        <p className="fr-text--sm">{text}</p>
        <ol>{steps.map((step) => <li key={step}>{step}</li>)}</ol>
        <p><a className="fr-link" href={link.href}>{link.text}</a></p>
      </li>
    ))}
  </ul>
);

/** One block of a screen. */
export const BlockView = ({ lang, block, scope, refused }: BlockProps) => {
  switch (block.kind) {
    case 'heading': return <h2 id={block.id}>{block.text}</h2>;
    case 'text': return <p>{block.text}</p>;
    case 'note': return <Note block={block} />;
    case 'facts': return <SummaryList lang={lang} rows={block.rows} />;
    case 'figures': return <Figures block={block} />;
    case 'table': return <TableView block={block} />;
    case 'links': return <Links block={block} />;
    case 'list': return <ul>{block.items.map((item) => <li key={item}>{item}</li>)}</ul>;
    case 'cards': return <Cards block={block} />;
    case 'curve': return <Curve lang={lang} block={block} />;
    case 'perimeters': return <PerimetersMap lang={lang} perimeters={block.perimeters} />;
    case 'outline': return <OutlineView lang={lang} block={block} scope={scope} refused={refused} />;
    case 'form': return <FormView lang={lang} block={block} scope={scope} refused={refused} />;
  }
};
