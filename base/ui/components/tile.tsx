import type { ReactNode } from 'react';

export type TileProps = { title: string; href?: string | undefined; level?: 'h2' | 'h3'; children?: ReactNode };

/** A block that leads somewhere; the whole surface is the link's target. */
export const Tile = ({ title, href, level: Title = 'h3', children }: TileProps) => (
  <div className="fr-tile">
    <Title className="fr-tile__title">{href ? <a href={href}>{title}</a> : title}</Title>
    <div className="fr-tile__desc">{children}</div>
  </div>
);
