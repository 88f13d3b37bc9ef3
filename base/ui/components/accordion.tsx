import type { ReactNode } from 'react';

export type AccordionItem = { id: string; title: string; body: ReactNode };

/** Details that open one by one, with the browser's own element: works without script. */
export const Accordion = ({ items }: { items: readonly AccordionItem[] }) => (
  <div className="fr-accordions-group">
    {items.map(({ id, title, body }) => (
      <details key={id} id={id} className="fr-accordion">
        <summary className="fr-accordion__btn">{title}</summary>
        <div className="fr-accordion__body">{body}</div>
      </details>
    ))}
  </div>
);
