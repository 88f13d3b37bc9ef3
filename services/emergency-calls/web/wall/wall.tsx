import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../kit/lang.tsx';
import { Moment } from '../kit/moment.tsx';
import { mountScreen, type ScreenProps } from '../kit/mount-screen.tsx';
import { Age } from '../kit/age.tsx';
import { useLive } from '../kit/use-live.ts';
import { readStaffing, readWall, type ReadWall } from './api.ts';
import { Flow } from './flow.tsx';
import { Lever } from './lever.tsx';
import { Links } from './links.tsx';
import { People } from './people.tsx';
import { Queues } from './queues.tsx';
import { StaffingCurve } from './staffing-curve.tsx';
import { words } from './texts.ts';

const NEWS = ['appel', 'dossier', 'debordement', 'agent'];
const GAP_MS = 1_500;
const REFRESH_MS = { wall: 5_000, staffing: 60_000 };
/** Older than this without an answer, what is shown is of the past. */
const STALE_MS = 15_000;

/** The wall of a room of regulation, read from five metres: it goes on showing what it last knew, greyed, when the line is cut. */
const WallBoard = ({ centre, me }: ScreenProps) => {
  const { t } = useTexts(words);
  const always = { networkMode: 'always' as const, retry: false };
  const wall = useQuery({ queryKey: ['wall'], queryFn: () => readWall(centre.code), refetchInterval: REFRESH_MS.wall, ...always });
  const staffing = useQuery({ queryKey: ['staffing'], queryFn: () => readStaffing(centre.code), refetchInterval: REFRESH_MS.staffing,
    ...always });
  const connected = useLive({ centre: centre.code, person: me.id, types: NEWS, gap_ms: GAP_MS, real: true },
    () => { void wall.refetch(); });
  const stale = connected === false || wall.isError || (wall.dataUpdatedAt > 0 && Date.now() - wall.dataUpdatedAt > STALE_MS);
  return (
    <div className={stale ? 'rw rw--stale' : 'rw'}>
      <header className="rw-head">
        <h1>{centre.name}</h1>
        <p role="status" className="rw-state">{!stale ? t('live')
          : wall.data ? <>{t('stale')} <Moment at={wall.data.at} /> (<Age since={wall.data.at} />)</> : t('failed')}</p>
        <Clock at={wall.data?.at} /><a href="/">{t('back')}</a>
      </header>
      {wall.data ? <Board wall={wall.data} centre={centre.code} onCommanded={() => { void wall.refetch(); }}>
        <StaffingCurve staffing={staffing.data} posts={wall.data.posts} agents={wall.data.agents} /></Board>
        : <main><p className="rw-big" role="status">{t('loading')}</p></main>}
    </div>
  );
};

/** The hour of what is shown. */
const Clock = ({ at }: { at: number | undefined }) => (at === undefined ? null : <span className="rw-clock"><Moment at={at} /></span>);

type BoardProps = { wall: ReadWall; centre: string; onCommanded(): void; children: React.ReactNode };

const Board = ({ wall, centre, onCommanded, children }: BoardProps) => (
  <main className="rw-board" id="dossier">
    <Queues wall={wall} /><Flow wall={wall} /><People wall={wall} />{children}<Links wall={wall} />
    <Lever overflow={wall.overflow} centre={centre} onCommanded={onCommanded} />
  </main>
);

mountScreen(WallBoard);
