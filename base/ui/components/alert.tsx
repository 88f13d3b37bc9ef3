import type { ReactNode } from 'react';

export type Severity = 'info' | 'success' | 'warning' | 'error';

export type AlertProps = {
  severity: Severity;
  title?: string | undefined;
  /** Level of the title, to keep the order of headings. */
  level?: 'h2' | 'h3' | 'p';
  children?: ReactNode;
  id?: string;
};

/** A message set apart from the text; the words carry the sense, the colour only helps. */
export const Alert = ({ severity, title, level: Title = 'p', children, id }: AlertProps) => (
  <div className={`fr-alert fr-alert--${severity}`} id={id}>
    {title ? <Title className="fr-alert__title fr-text--bold">{title}</Title> : null}
    {children}
  </div>
);
