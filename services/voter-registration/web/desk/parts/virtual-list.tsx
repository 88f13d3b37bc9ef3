import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

/** Height of a row, px at the default font size; rows are all alike so that ten thousand cost what twenty do. */
const ROW_PX = 76;
const MARGIN_ROWS = 6;

type VirtualListProps = {
  count: number; label: string; activeId: string | undefined; activeIndex: number; multiple: boolean;
  listRef: RefObject<HTMLDivElement | null>;
  row: (index: number) => ReactNode;
  /** Called when the rows near the end are shown. */
  onNearEnd: () => void;
};

type Window = { from: number; to: number };

const windowOf = (box: HTMLElement, count: number): Window => ({
  from: Math.max(0, Math.floor(box.scrollTop / ROW_PX) - MARGIN_ROWS),
  to: Math.min(count, Math.ceil((box.scrollTop + box.clientHeight) / ROW_PX) + MARGIN_ROWS),
});

/** Keeps a row of the box in view. */
const reveal = (box: HTMLElement, index: number): void => {
  const top = index * ROW_PX;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + ROW_PX > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW_PX - box.clientHeight;
};

/** A list box that only builds the rows in view; one tab stop, the active row by `aria-activedescendant`. */
export const VirtualList = (
  { count, label, activeId, activeIndex, multiple, listRef, row, onNearEnd }: VirtualListProps,
) => {
  const [shown, setShown] = useState<Window>({ from: 0, to: Math.min(count, 30) });
  const pending = useRef(false);
  const measure = (): void => {
    pending.current = false;
    if (listRef.current) setShown(windowOf(listRef.current, count));
  };
  useLayoutEffect(() => { measure(); }, [count]);
  useEffect(() => {
    if (listRef.current && activeIndex >= 0) reveal(listRef.current, activeIndex);
    measure();
  }, [activeIndex]);
  useEffect(() => { if (shown.to >= count - MARGIN_ROWS) onNearEnd(); }, [shown.to, count]);
  const onScroll = (): void => {
    if (pending.current) return;
    pending.current = true;
    requestAnimationFrame(measure);
  };
  const to = Math.min(count, shown.to);
  return (
    <div ref={listRef} className="dk-list" role="listbox" tabIndex={0} aria-label={label}
      aria-activedescendant={activeIndex >= shown.from && activeIndex < to ? activeId : undefined}
      aria-multiselectable={multiple || undefined} onScroll={onScroll}>
      <div className="dk-list__all" role="presentation" style={{ height: count * ROW_PX }}>
        <div className="dk-list__window" role="presentation" style={{ transform: `translateY(${shown.from * ROW_PX}px)` }}>
          {Array.from({ length: Math.max(0, to - shown.from) }, (_, i) => row(shown.from + i))}
        </div>
      </div>
    </div>
  );
};
