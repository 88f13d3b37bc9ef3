import type { ServiceContext } from '#base/http/service-context.ts';
import { siteOf } from '../../data/site.ts';

/** What a centre is called to somebody outside it. */
export const centreName = ({ settings }: ServiceContext, code: string): string =>
  siteOf(settings.SOCLE_CALLS_SITE).centres.find((centre) => centre.code === code)?.name ?? code;
