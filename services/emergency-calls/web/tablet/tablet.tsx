import { createRoot } from 'react-dom/client';
import { LangProvider, pageLang } from '../kit/lang.tsx';
import { CrewGate } from './parts/crew-gate.tsx';

// The tablet mounts by itself: it must open without a network, when nobody can be asked who is there.
createRoot(document.querySelector('#screen')!).render(<LangProvider value={pageLang()}><CrewGate /></LangProvider>);
void navigator.serviceWorker?.register('/tablette/sw.js', { scope: '/tablette' });
