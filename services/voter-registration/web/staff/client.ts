import { enhance } from '#base/ui/client/enhance.ts';
import { drawOutline } from './draw-outline.ts';
import { keepLive } from './live-parts.ts';

enhance(document);
keepLive(document);
drawOutline(document);
