import type { ReactNode } from 'react';

/** Nothing to show, said kindly, with the next thing to do. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="so-empty">
    <svg className="so-empty__art" viewBox="0 0 112 72" aria-hidden="true" focusable="false">
      <path d="M8 62h96M20 54h72M32 46h48" stroke="currentColor" strokeWidth="4" strokeLinecap="round" opacity=".45" />
      <path d="M56 8v14M38 14l7 10M74 14l-7 10" stroke="var(--warm, #ad4a14)" strokeWidth="3" strokeLinecap="round" />
    </svg>
    <h2 className="fr-h3 fr-mt-0">{title}</h2>
    {children}
  </div>
);
