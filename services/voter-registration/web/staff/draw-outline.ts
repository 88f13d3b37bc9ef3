import type { Position } from '../../domain/roll/station.ts';
import { placeOn, positionAt, type MapFrame } from './map-frame.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Units of the drawing, as it stands on the screen, within which a corner takes the place of another perimeter's corner. */
const SNAP = 8;

type Corner = { row: HTMLElement; at: Position | undefined };

const frameOf = (map: SVGSVGElement): MapFrame => {
  const [west = 0, north = 0, perLon = 1, perLat = 1] = map.dataset.outlineMap!.split(' ').map(Number);
  return { west, north, perLon, perLat, width: map.viewBox.baseVal.width, height: map.viewBox.baseVal.height };
};

const inputOf = (row: HTMLElement, name: 'lat' | 'lon'): HTMLInputElement => row.querySelector(`input[name=${name}]`)!;
const numberIn = (input: HTMLInputElement): number => (input.value.trim() === '' ? NaN : Number(input.value.replace(',', '.')));

const cornerOf = (row: HTMLElement): Corner => {
  const [lon, lat] = [numberIn(inputOf(row, 'lon')), numberIn(inputOf(row, 'lat'))];
  return { row, at: Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : undefined };
};

const write = (row: HTMLElement, [lon, lat]: Position): void => {
  inputOf(row, 'lon').value = String(lon);
  inputOf(row, 'lat').value = String(lat);
};

/** Where a new corner lengthens the outline least: after which of the corners that are set. */
const bestPlace = (places: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): number => {
  if (places.length < 3) return places.length - 1;
  const far = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number => Math.hypot(a - c, b - d);
  const detours = places.map((from, n) => {
    const to = places[(n + 1) % places.length]!;
    return far(from, [x, y]) + far([x, y], to) - far(from, to);
  });
  return detours.indexOf(Math.min(...detours));
};

/** One perimeter being drawn: the list of corners is what is true, the map shows it and writes into it. */
class Drawing {
  readonly #map: SVGSVGElement;
  readonly #list: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #frame: MapFrame;
  readonly #others: readonly (readonly [number, number])[];

  /** The click that ends a drag adds no corner. */
  #dragged = false;

  constructor(form: HTMLElement, map: SVGSVGElement) {
    this.#map = map;
    this.#list = form.querySelector('[data-corners]')!;
    this.#template = form.querySelector('[data-corner-template]')!;
    this.#frame = frameOf(map);
    this.#others = [...map.querySelectorAll('.st-map__area:not([data-outline]) path')].flatMap((path) =>
      [...path.getAttribute('d')!.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]): [number, number] => [Number(x), Number(y)]));
    map.addEventListener('pointerdown', () => { this.#dragged = false; }, { capture: true });
    map.addEventListener('click', (event) => this.#clicked(event));
    this.#list.addEventListener('input', () => this.#draw());
    form.addEventListener('click', (event) => this.#pressed(event));
    map.classList.add('is-drawn');
    this.#draw();
  }

  get #corners(): Corner[] { return [...this.#list.querySelectorAll<HTMLElement>('[data-corner]')].map(cornerOf); }

  #placeOf({ clientX, clientY }: MouseEvent): [number, number] {
    const at = new DOMPoint(clientX, clientY).matrixTransform(this.#map.getScreenCTM()!.inverse());
    const near = SNAP / Number(this.#map.style.getPropertyValue('--zoom') || 1);
    return this.#others.find(([x, y]) => Math.hypot(x - at.x, y - at.y) < near) as [number, number] | undefined ?? [at.x, at.y];
  }

  #clicked(event: MouseEvent): void {
    if (this.#dragged || (event.target as Element).closest('[data-handle]')) return;
    const place = this.#placeOf(event);
    const set = this.#corners.filter(({ at }) => at !== undefined);
    const after = set[bestPlace(set.map(({ at }) => placeOn(this.#frame, at!)), place)]?.row;
    const row = this.#corners.find(({ at }) => at === undefined)?.row ?? this.#newRow();
    if (after) after.after(row);
    else this.#list.prepend(row);
    write(row, positionAt(this.#frame, ...place));
    this.#number();
    this.#draw();
  }

  /** The buttons of the list, without asking the server. */
  #pressed(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[name=geste]');
    if (!button) return;
    event.preventDefault();
    const row = button.closest<HTMLElement>('[data-corner]');
    const next = row ? row.nextElementSibling ?? row.previousElementSibling : this.#list.appendChild(this.#newRow());
    row?.remove();
    this.#number();
    this.#draw();
    (next?.querySelector(row ? 'button' : 'input') as HTMLElement | null)?.focus();
  }

  #newRow(): HTMLElement { return this.#template.content.firstElementChild!.cloneNode(true) as HTMLElement; }

  /** Names, ids and labels follow the order of the list. */
  #number(): void {
    const [legend = '', gone = '', scope = ''] = this.#list.dataset.corners!.split('|');
    for (const [n, { row }] of this.#corners.entries()) {
      row.querySelector('legend')!.textContent = legend.replace('#', String(n + 1));
      row.querySelector('.fr-sr-only:not(.fr-error-text *)')!.textContent = gone.replace('#', String(n + 1));
      row.querySelector('button')!.value = `retirer-${n}`;
      for (const name of ['lat', 'lon'] as const) {
        const input = inputOf(row, name);
        input.previousElementSibling!.setAttribute('for', input.id = `f-${scope}-${name}${n}`);
      }
    }
  }

  #draw(): void {
    const group = this.#map.querySelector('[data-outline]')!;
    const set = this.#corners.flatMap(({ row, at }, n) => (at ? [{ row, n, place: placeOn(this.#frame, at) }] : []));
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', set.length === 0 ? '' : `M${set.map(({ place }) => place.join(' ')).join('L')}Z`);
    group.replaceChildren(path, ...set.map(({ row, n, place }) => this.#handle(row, n, place)));
  }

  #handle(row: HTMLElement, n: number, [x, y]: readonly [number, number]): SVGElement {
    const handle = document.createElementNS(SVG, 'g');
    handle.dataset.handle = String(n + 1);
    handle.setAttribute('transform', `translate(${x} ${y})`);
    handle.innerHTML = `<circle r="16" class="st-map__grip"/><circle r="9"/><text text-anchor="middle" y="4">${n + 1}</text>`;
    handle.addEventListener('pointerdown', (event) => this.#drag(event, row));
    return handle;
  }

  /** The pointer is held by the map: the handle is drawn anew at each step. */
  #drag(event: PointerEvent, row: HTMLElement): void {
    event.preventDefault();
    const move = (now: PointerEvent): void => {
      write(row, positionAt(this.#frame, ...this.#placeOf(now)));
      this.#draw();
    };
    const stop = (): void => {
      this.#map.removeEventListener('pointermove', move);
      this.#dragged = true;
    };
    this.#map.setPointerCapture(event.pointerId);
    this.#map.addEventListener('pointermove', move);
    this.#map.addEventListener('pointerup', stop, { once: true });
    this.#map.addEventListener('pointercancel', stop, { once: true });
  }
}

/** Lets a pointer draw the outlines of a page; without script their lists do the same. */
export const drawOutline = (page: Document): void => {
  for (const map of page.querySelectorAll<SVGSVGElement>('[data-outline-map]')) new Drawing(map.closest('form')!, map);
};
