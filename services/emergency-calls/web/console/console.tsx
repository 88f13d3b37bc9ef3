import { mountScreen } from '../kit/mount-screen.tsx';
import { Post } from './post.tsx';

mountScreen(Post);
