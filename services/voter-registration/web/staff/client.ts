import { enhance } from '#base/ui/client/enhance.ts';
import { keepLive } from './live-parts.ts';

enhance(document);
keepLive(document);
