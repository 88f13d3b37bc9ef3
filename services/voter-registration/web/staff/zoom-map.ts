import { scaleOf } from './map-frame.ts';

const ZOOM_MAX = 64;
const STEP = 2;
/** Part of what is seen that an arrow moves by. */
const MOVE = 0.25;
/** Pixels that a pointer moves before it is a drag and no click. */
const DRAG_FROM_PX = 4;

type View = { x: number; y: number; zoom: number };

/** A map drawn by the server, looked at closer: buttons and keys of its bar, the wheel, and a drag of its ground. */
class ZoomedMap {
  readonly #map: SVGSVGElement;
  readonly #bar: HTMLElement;
  readonly #width: number;
  readonly #height: number;
  #view: View = { x: 0, y: 0, zoom: 1 };

  constructor(map: SVGSVGElement, bar: HTMLElement) {
    [this.#map, this.#bar] = [map, bar];
    ({ width: this.#width, height: this.#height } = map.viewBox.baseVal);
    bar.hidden = false;
    bar.addEventListener('click', (event) => this.#pressed((event.target as Element).closest('button')?.dataset.zoom));
    bar.addEventListener('keydown', (event) => { if (this.#key(event.key)) event.preventDefault(); });
    map.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    map.addEventListener('pointerdown', (event) => this.#drag(event));
    this.#show();
  }

  #pressed(what: string | undefined): void {
    if (what === 'whole') this.#whole();
    else if (what !== undefined) this.#by(what === 'in' ? STEP : 1 / STEP);
  }

  #key(key: string): boolean {
    const { width, height } = this.#seen;
    const moves: Record<string, [number, number]> = { ArrowLeft: [-width, 0], ArrowRight: [width, 0], ArrowUp: [0, -height],
      ArrowDown: [0, height] };
    const move = moves[key];
    if (move) this.#to({ ...this.#view, x: this.#view.x + move[0] * MOVE, y: this.#view.y + move[1] * MOVE });
    else if (key === '+' || key === '=') this.#by(STEP);
    else if (key === '-') this.#by(1 / STEP);
    else if (key === '0') this.#whole();
    else return false;
    return true;
  }

  get #seen(): { width: number; height: number } {
    return { width: this.#width / this.#view.zoom, height: this.#height / this.#view.zoom };
  }

  #whole(): void { this.#to({ x: 0, y: 0, zoom: 1 }); }

  /** Closer or farther; the place under `at` (by default the middle) stays where it is. */
  #by(factor: number, at?: { x: number; y: number }): void {
    const { width, height } = this.#seen;
    const { x, y } = at ?? { x: this.#view.x + width / 2, y: this.#view.y + height / 2 };
    const zoom = Math.min(ZOOM_MAX, Math.max(1, this.#view.zoom * factor));
    const share = this.#view.zoom / zoom;
    this.#to({ x: x - (x - this.#view.x) * share, y: y - (y - this.#view.y) * share, zoom });
  }

  /** The wheel scrolls the page until the map is looked at closer, or Ctrl asks for it. */
  #wheel(event: WheelEvent): void {
    if (this.#view.zoom === 1 && !event.ctrlKey && !this.#bar.matches(':focus-within')) return;
    event.preventDefault();
    this.#by(2 ** (-event.deltaY / 400), this.#placeOf(event));
  }

  #placeOf({ clientX, clientY }: MouseEvent): DOMPoint {
    return new DOMPoint(clientX, clientY).matrixTransform(this.#map.getScreenCTM()!.inverse());
  }

  /** The ground follows the pointer; a corner that is moved does not move it, and the click that ends a drag adds none. */
  #drag(event: PointerEvent): void {
    if (this.#view.zoom === 1 || (event.target as Element).closest('[data-handle]')) return;
    const from = this.#placeOf(event);
    let moved = false;
    const move = (now: PointerEvent): void => {
      moved ||= Math.hypot(now.clientX - event.clientX, now.clientY - event.clientY) >= DRAG_FROM_PX;
      if (!moved) return;
      const at = this.#placeOf(now);
      this.#to({ ...this.#view, x: this.#view.x + from.x - at.x, y: this.#view.y + from.y - at.y });
    };
    const swallow = (click: MouseEvent): void => click.stopPropagation();
    const stop = (): void => {
      this.#map.removeEventListener('pointermove', move);
      if (!moved) return;
      this.#map.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => this.#map.removeEventListener('click', swallow, { capture: true }));
    };
    this.#map.addEventListener('pointermove', move);
    addEventListener('pointerup', stop, { once: true });
  }

  #to({ x, y, zoom }: View): void {
    const [most, lowest] = [this.#width * (1 - 1 / zoom), this.#height * (1 - 1 / zoom)];
    this.#view = { x: Math.min(most, Math.max(0, x)), y: Math.min(lowest, Math.max(0, y)), zoom };
    this.#show();
  }

  #show(): void {
    const { x, y, zoom } = this.#view;
    const { width, height } = this.#seen;
    this.#map.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
    this.#map.style.setProperty('--zoom', String(zoom));
    this.#bar.querySelector<HTMLButtonElement>('[data-zoom=in]')!.disabled = zoom >= ZOOM_MAX;
    for (const name of ['out', 'whole']) this.#bar.querySelector<HTMLButtonElement>(`[data-zoom=${name}]`)!.disabled = zoom <= 1;
    this.#scale();
  }

  /** The scale stays in its corner, with a round length of what is seen. */
  #scale(): void {
    const group = this.#map.querySelector<SVGGElement>('.st-map__scale')!;
    const { x, y, zoom } = this.#view;
    const { metres, units } = scaleOf({ width: this.#width / zoom, perLat: Number(this.#map.dataset.perLat) });
    group.setAttribute('transform', `translate(${x} ${y}) scale(${1 / zoom})`);
    group.querySelector('path')!.setAttribute('d', `M16 ${this.#height - 22}v6h${(units * zoom).toFixed(1)}v-6`);
    group.querySelector('text')!.textContent = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  }
}

/** Lets the maps of a page be looked at closer; without script they show the whole. */
export const zoomMaps = (page: Document): void => {
  for (const bar of page.querySelectorAll<HTMLElement>('[data-zoom-bar]')) new ZoomedMap(bar.parentElement!.querySelector('svg')!, bar);
};
