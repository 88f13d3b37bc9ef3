import type { ReactNode } from 'react';
import { Layout } from '#base/ui/components/layout.tsx';
import type { Shell } from '#base/ui/shell.ts';
import { citizenService } from '../service-identity.ts';
import type { View } from './view.ts';

export type FrameProps = View & {
  shell: Shell;
  title: string;
  failed?: boolean;
  refreshS?: number;
  hero?: ReactNode;
  children?: ReactNode;
};

/** Frame of any citizen page. */
export const Frame = ({ children, ...rest }: FrameProps) => (
  <Layout service={citizenService} {...rest}>{children}</Layout>
);
