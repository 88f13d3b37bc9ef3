import { enhance } from '#base/ui/client/enhance.ts';

enhance(document);
