import { useCallback, useEffect, useRef, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MotifCompletion } from '../../domain/codes/completion-motives.ts';
import type { MotifRefus } from '../../domain/codes/refusal-motives.ts';
import { readDossier, type Order } from './api-client.ts';
import { useKeys } from './hooks/use-keys.ts';
import { useLive } from './hooks/use-live.ts';
import { usePending } from './hooks/use-pending.ts';
import { useQueue } from './hooks/use-queue.ts';
import { useSetting } from './hooks/use-setting.ts';
import { useLang } from './lang.tsx';
import type { ActionBodies, ActionName, DeskCommune, DossierDetail, ListName, Me, QueueRow,
  VisaResult } from './model.ts';
import { ActionBar, type DossierActs } from './parts/action-bar.tsx';
import { ChoiceMenu } from './parts/choice-menu.tsx';
import { DossierPane } from './parts/dossier-pane.tsx';
import { FirstHint, HelpPanel } from './parts/help-panel.tsx';
import { MassVisa } from './parts/mass-visa.tsx';
import { QueuePane } from './parts/queue-pane.tsx';
import { personOf } from './parts/queue-row.tsx';
import { FailureNote, UndoToast } from './parts/undo-toast.tsx';
import { VIEWER_START, viewerMoves, type ViewerState } from './parts/viewer.tsx';
import { askChoices, pieceChoices, refusalChoices, type Ask } from './quick-choices.ts';
import { dueText } from './parts/chips.tsx';
import { dueOf } from './due.ts';

const VISAS_MAX = 100;
type Menu = 'refuse' | 'ask' | 'piece' | 'visa';
type WorkbenchProps = {
  me: Me; commune: DeskCommune; help: boolean; onHelp: (open: boolean) => void; onConnected: (on: boolean) => void;
  /** Something else is on the screen: the bench keeps its decisions in their grace and listens to no key. */
  away: boolean;
};

/** What the console says to people who do not see it; the same text twice is said twice. */
const useAnnouncer = () => {
  const [said, setSaid] = useState({ text: '', count: 0 });
  const say = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);
  return { say, region: <p role="status" aria-live="polite" className="fr-sr-only" key="annonces">{said.text}{said.count % 2 ? '\u00a0' :
    ''}</p> };
};

/** The queue, the open request and the decisions: where an agent spends the day. */
export const Workbench = ({ me, commune, help, onHelp, onConnected, away }: WorkbenchProps) => {
  const desk = useDesk({ me, commune, onConnected });
  const { t, lang } = useLang();
  const { dossier, menu, orders } = desk;
  return <>
    <main hidden={away} className={desk.open === undefined ? 'dk-bench' : 'dk-bench dk-bench--open'}>
      <h1 className="fr-sr-only">{t('appTitle')}</h1>
      {desk.region}
      <QueuePane queue={desk.queue} rows={desk.rows} list={desk.list} q={desk.q} cursor={desk.cursor} open={desk.open} chosen={desk.chosen}
        listRef={desk.listRef} searchRef={desk.searchRef} onList={desk.showList} onSearch={desk.search} onOpen={desk.openAt}
        onChoose={desk.choose} onChooseAll={desk.chooseAll} onSign={() => desk.setMenu('visa')} />
      <div className="dk-centre">
        {desk.hint && desk.open === undefined ? <FirstHint onDone={() => desk.setHint(false)} /> : null}
        <DossierPane dossier={dossier} error={desk.dossierError} wanted={desk.open} view={desk.view} headRef={desk.headRef}
          onView={(move) => desk.setView(move)} onBack={desk.back} onRetry={desk.retry} onJudge={desk.judge}
          onKeep={(autre) => desk.order('retenir-doublon', { autre }, 'done.keep')}
          onSetAside={(autre) => desk.order('ecarter-doublon', { autre }, 'done.setAside')} />
        {orders.failure ? <FailureNote failure={orders.failure} onClose={orders.forgetFailure} onSee={desk.seeAgain} />
          : null}
        {dossier ? <ActionBar me={me} dossier={dossier} acts={desk.acts} undo={<UndoToast pending={orders.pending} onUndo={desk.undo} />} />
          : orders.pending.length > 0
            ? <div className="dk-bar"><UndoToast pending={orders.pending} onUndo={desk.undo} /></div> : null}
      </div>
      {menu === 'refuse' ? <ChoiceMenu title={t('chooseMotive')} text={t('chooseMotiveText')} choices={refusalChoices(
        lang)}
        onChoose={desk.refuseFor} onClose={desk.closeMenu} /> : null}
      {menu === 'ask' && dossier
        ? <ChoiceMenu title={t('chooseAsk')} text={t('chooseAskText')} choices={askChoices(dossier, lang)}
        onChoose={desk.askFor} onClose={desk.closeMenu} /> : null}
      {menu === 'piece' ? <ChoiceMenu title={t('choosePieceMotive')} text={t(
        'choosePieceMotiveText')} choices={pieceChoices(lang)}
        onChoose={desk.refusePiece} onClose={desk.closeMenu} /> : null}
      {menu === 'visa' ? <MassVisa rows={desk.chosenRows} onClose={desk.closeMenu} onSigned={desk.signed} /> : null}
      <Shortcuts desk={desk} onHelp={() => onHelp(!help)} modal={menu !== undefined || help || away} />
    </main>
    {help ? <HelpPanel single={desk.single} onSingle={desk.setSingle} onClose={() => onHelp(false)} /> : null}
  </>;
};

type Desk = ReturnType<typeof useDesk>;

/** Keys of the bench; while a dialog is open it alone listens. */
const Shortcuts = ({ desk, onHelp, modal }: { desk: Desk; onHelp: () => void; modal: boolean }) => {
  const { acts, setView, dossier } = desk;
  const count = dossier?.pieces.length ?? 0;
  useKeys(modal ? {} : {
    j: () => desk.move(1), ArrowDown: () => desk.move(1), k: () => desk.move(-1), ArrowUp: () => desk.move(-1),
    Enter: () => desk.openAt(desk.cursor), Escape: desk.back, '/': desk.focusSearch, '?': onHelp, u: desk.undo,
    a: acts.accept, r: acts.refuse, d: acts.ask, v: acts.sign ?? desk.sign, x: desk.chooseCursor,
    n: () => setView(viewerMoves.piece(count, 1)), p: () => setView(viewerMoves.piece(count, -1)),
    '+': () => setView(viewerMoves.larger), '-': () => setView(viewerMoves.smaller), o: () =>
      setView(viewerMoves.turned),
  }, desk.single);
  return null;
};

/** Where one is: the list, the place in it, the open request, the menu, what was chosen. */
const usePlace = () => {
  const [list, setList] = useState<ListName>('a-traiter');
  const [q, setQ] = useState('');
  const [cursor, setCursor] = useState(0);
  const [open, setOpen] = useState<string>();
  const [menu, setMenu] = useState<Menu>();
  const [view, setView] = useState<ViewerState>(VIEWER_START);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [single, setSingle] = useSetting('raccourcis', true);
  const [hint, setHint] = useSetting('premiere-visite', true);
  const listRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const headRef = useRef<HTMLHeadingElement>(null);
  return { list, setList, q, setQ, cursor, setCursor, open, setOpen, menu, setMenu, view, setView, picked, setPicked,
    single, setSingle,
    hint, setHint, listRef, searchRef, headRef };
};

type Place = ReturnType<typeof usePlace>;

const useDesk = ({ me, commune, onConnected }: Pick<WorkbenchProps, 'me' | 'commune' | 'onConnected'>) => {
  const place = usePlace();
  const { t } = useLang();
  const { say, region } = useAnnouncer();
  const client = useQueryClient();
  const queue = useQueue(commune.code, place.list, place.q);
  const onSent = useCallback(({ numero }: Order, ok: boolean) => {
    if (ok) queue.drop(numero);
    void client.invalidateQueries({ queryKey: ['dossier', numero] });
    queue.refresh();
    if (ok) say(t('sent'));
  }, [queue.drop, queue.refresh]);
  const orders = usePending(onSent);
  const leaving = new Set(orders.pending.filter(({ order }) => LEAVES.has(order.action)).map(({ order }) =>
    order.numero));
  const rows = queue.rows.filter(({ numero }) => !leaving.has(numero));
  const { data: dossier, error: dossierError, refetch } =
    useQuery({ queryKey: ['dossier', place.open], enabled: place.open !== undefined,
    queryFn: () => readDossier(place.open!) });
  const connected = useLive(me.id,
    ({ numero }) => { void client.invalidateQueries({ queryKey: ['dossier', numero] }); queue.refresh(); },
    queue.refresh);
  useEffect(() => onConnected(connected), [connected]);
  // Whoever searches before the list is there keeps the field.
  const searching = (): boolean => document.activeElement === place.searchRef.current;
  useEffect(() => { if (queue.state === 'ready' && !searching()) place.listRef.current?.focus(); }, [queue.state, place.list]);
  const shown = dossier?.numero === place.open ? dossier : undefined;
  useEffect(() => { if (shown) place.headRef.current?.focus(); }, [shown?.numero]);
  const moves = useMoves(place, rows, queue.today, say);
  const decisions = useDecisions({ place, dossier: shown, orders, rows, moves, say });
  const visas = useVisas({ me, place, rows, orders, queue, t, say });
  return { ...place, ...moves, ...decisions, ...visas, queue, rows, orders, region, dossier: shown,
    dossierError: place.open ?
    dossierError : null,
    retry: () => { void refetch(); } };
};

/** Actions after which a request leaves the list that it was in. */
const LEAVES: ReadonlySet<ActionName> = new Set(['instruire', 'viser', 'demander-piece', 'retenir-doublon']);

/** Going through the list and opening requests. */
const useMoves = (place: Place, rows: readonly QueueRow[], today: string, say: (text: string) => void) => {
  const { t } = useLang();
  const openRow = (row: QueueRow | undefined, index: number): void => {
    if (!row) return;
    place.setCursor(index);
    place.setOpen(row.numero);
    place.setView(VIEWER_START);
    say(t('opened', { nom: personOf(row) }));
  };
  const back = (): void => {
    place.setOpen(undefined);
    place.setMenu(undefined);
    if (document.activeElement === place.searchRef.current) place.searchRef.current?.blur();
    requestAnimationFrame(() => place.listRef.current?.focus());
  };
  const move = (by: number): void => {
    const index = Math.min(rows.length - 1, Math.max(0, place.cursor + by));
    const row = rows[index];
    if (!row) return;
    if (place.open !== undefined) return openRow(row, index);
    place.setCursor(index);
    say(t('movedTo', { nom: personOf(row), due: row.echeance ? dueText(t, dueOf(today, row.echeance)) : t('noDue') }));
  };
  const showList = (list: ListName): void => {
    place.setList(list); place.setQ(''); place.setCursor(0); place.setOpen(undefined); place.setPicked(new Set());
  };
  const search = (q: string): void => { place.setQ(q.trim()); place.setCursor(0); };
  return { back, move, showList, search, openAt: (index: number) => openRow(rows[index], index),
    focusSearch: () => place.searchRef.current?.focus(),
    /** After a decision the list closes up: the next request is now at the same place. */
    openNext: (decided: string) => {
      const rest = rows.filter(({ numero }) => numero !== decided);
      const index = Math.min(place.cursor, rest.length - 1);
      if (rest[index]) openRow(rest[index], index); else back();
    } };
};

type DecisionOptions = {
  place: Place; dossier: DossierDetail | undefined; orders: ReturnType<typeof usePending>; rows: readonly QueueRow[];
  moves: ReturnType<typeof useMoves>; say: (text: string) => void;
};
type Done = `done.${'accept' | 'refuse' | 'ask' | 'signAccept' | 'signRefuse' | 'keep' | 'setAside' | 'pieceGood' | 'pieceBad'}`;

/** The decisions on the open request; each waits its grace and can be undone. */
const useDecisions = ({ place, dossier, orders, moves, say }: DecisionOptions) => {
  const { t } = useLang();
  const can = (action: ActionName): boolean => dossier?.actions.includes(action) ?? false;
  const order = <Name extends ActionName>(action: Name, body: ActionBodies[Name], done: Done): void => {
    if (!dossier) return;
    const { nomNaissance, prenoms } = dossier.demande.etatCivil;
    const nom = `${nomNaissance} ${prenoms[0] ?? ''}`.trim();
    const text = t(done, { nom });
    orders.give({ action, numero: dossier.numero, version: dossier.version, body }, nom, text);
    say(text);
    place.setMenu(undefined);
    if (LEAVES.has(action)) moves.openNext(dossier.numero);
  };
  const signing = can('viser');
  const opinion = (sens: 'ACCEPTER' | 'REFUSER', motif?: MotifRefus): void => {
    const body = { sens, ...(motif ? { motif } : {}) };
    if (signing) order('viser', body, sens === 'ACCEPTER' ? 'done.signAccept' : 'done.signRefuse');
    else order('instruire', body, sens === 'ACCEPTER' ? 'done.accept' : 'done.refuse');
  };
  const acts: DossierActs = {
    ...(can('instruire') || signing ? { accept: () => opinion('ACCEPTER'), refuse: () => place.setMenu('refuse') }
      : {}),
    ...(can('demander-piece') ? { ask: () => place.setMenu('ask') } : {}),
    ...(signing && dossier?.proposition
      ? { sign: () => opinion(dossier.proposition!.sens, dossier.proposition!.motif ?? undefined) } : {}),
  };
  const piece = dossier?.pieces[place.view.piece];
  return {
    acts, order, closeMenu: () => place.setMenu(undefined), refuseFor: (motif: MotifRefus) => opinion('REFUSER', motif),
    askFor: (ask: Ask) => order('demander-piece', ask, 'done.ask'),
    judge: (good: boolean) => { if (good && piece) order('juger-piece', { piece: piece.id, statut: 'ACCEPTEE' },
      'done.pieceGood'); else place.setMenu('piece'); },
    refusePiece: (motif: MotifCompletion) => { if (piece) order('juger-piece',
      { piece: piece.id, statut: 'REFUSEE', motif },
      'done.pieceBad'); },
    undo: () => {
      const taken = orders.undo();
      if (!taken) return;
      say(t('undone'));
      place.setOpen(taken.order.numero);
    },
    seeAgain: (numero: string) => { orders.forgetFailure(); place.setOpen(numero); },
  };
};

type VisaOptions = {
  me: Me; place: Place; rows: readonly QueueRow[]; orders: ReturnType<typeof usePending>; queue: ReturnType<typeof useQueue>;
  t: ReturnType<typeof useLang>['t']; say: (text: string) => void;
};

/** The mayor's list: choosing many, signing one from the list. */
const useVisas = ({ me, place, rows, orders, queue, t, say }: VisaOptions) => {
  const signs = me.mayor && me.secondFactor && place.list === 'a-viser' && place.q === '';
  const chosenRows = rows.filter(({ numero }) => place.picked.has(numero)).slice(0, VISAS_MAX);
  const choose = (numero: string): void => {
    const next = new Set(place.picked);
    if (!next.delete(numero) && next.size < VISAS_MAX) next.add(numero);
    place.setPicked(next);
  };
  const row = rows[place.cursor];
  const signCursor = signs && row?.proposition ? () => {
    const nom = personOf(row);
    const text = t(row.proposition === 'ACCEPTER' ? 'done.signAccept' : 'done.signRefuse', { nom });
    orders.give({ action: 'viser', numero: row.numero, version: row.version,
      body: { sens: row.proposition!, ...(row.motif ? { motif: row.motif } : {}) } }, nom, text);
    say(text);
  } : undefined;
  return {
    chosen: signs ? new Set(chosenRows.map(({ numero }) => numero)) : undefined, chosenRows, choose,
    chooseAll: (all: boolean) =>
      place.setPicked(new Set(all ? rows.slice(0, VISAS_MAX).map(({ numero }) => numero) : [])),
    chooseCursor: signs && row ? () => choose(row.numero) : undefined,
    /** What was chosen is signed together; with nothing chosen, the request under the cursor. */
    sign: signs && chosenRows.length > 0 ? () => place.setMenu('visa') : signCursor,
    signed: (results: readonly VisaResult[]) => { place.setPicked(new Set()); for (const { ok,
      numero } of results) if (ok) queue.drop(numero); queue.refresh(); },
  };
};
