import { enhance } from '#base/ui/client/enhance.ts';
import { drawOutline } from './draw-outline.ts';
import { zoomMaps } from './zoom-map.ts';
import { keepLive } from './live-parts.ts';

enhance(document);
keepLive(document);
drawOutline(document);
zoomMaps(document);
