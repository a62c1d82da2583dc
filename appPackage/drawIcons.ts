import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodePng } from './png.ts';

/** A rounded rectangle in hundredths of the icon's side: left, top, width, height, radius. */
type Shape = [number, number, number, number, number];
type Layer = { shape: Shape; colour: [number, number, number]; alpha: number; stroke?: number };

const navy: Layer['colour'] = [0x1f, 0x4e, 0x79];
const white: Layer['colour'] = [255, 255, 255];

/** Distance from a point to the edge of a rounded rectangle, negative inside. */
const distance = ([left, top, width, height, radius]: Shape, x: number, y: number): number => {
  const dx = Math.abs(x - left - width / 2) - width / 2 + radius;
  const dy = Math.abs(y - top - height / 2) - height / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
};

/** How much of a pixel a layer covers; `soft` is a pixel's width, so that edges are smooth at every size. */
const cover = ({ shape, stroke }: Layer, [x, y]: [number, number], soft: number): number => {
  const to = distance(shape, x, y);
  const edge = stroke === undefined ? to : Math.abs(to + stroke / 2) - stroke / 2;
  return Math.min(1, Math.max(0, 0.5 - edge / soft));
};

const draw = (size: number, layers: readonly Layer[]): Uint8Array =>
  encodePng(size, (column, row) => {
    const point: [number, number] = [((column + 0.5) / size) * 100, ((row + 0.5) / size) * 100];
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (const layer of layers) {
      const over = cover(layer, point, 100 / size) * layer.alpha;
      const total = over + alpha * (1 - over);
      const mix = (top: number, under: number) =>
        total === 0 ? 0 : (top * over + under * alpha * (1 - over)) / total;
      [red, green, blue] = [
        mix(layer.colour[0], red),
        mix(layer.colour[1], green),
        mix(layer.colour[2], blue),
      ];
      alpha = total;
    }
    return [Math.round(red), Math.round(green), Math.round(blue), Math.round(alpha * 255)];
  });

/** Four quarters on a page; the last one is still open. */
const quarters = (
  [left, top, side, gap]: [number, number, number, number],
  colour: Layer['colour'],
): Layer[] =>
  [0, 1, 2, 3].map((index): Layer => {
    const shape: Shape = [
      left + (index % 2) * (side + gap),
      top + Math.floor(index / 2) * (side + gap),
      side,
      side,
      side / 7,
    ];
    return index === 3 ? { shape, colour, alpha: 1, stroke: side / 5 } : { shape, colour, alpha: 1 };
  });

const onNavy = (page: Shape, grid: [number, number, number, number], corner: number): Layer[] => [
  { shape: [0, 0, 100, 100, corner], colour: navy, alpha: 1 },
  { shape: page, colour: white, alpha: 1 },
  ...quarters(grid, navy),
];

const color = onNavy([26, 22, 48, 56, 5], [34, 34, 14, 4], 0);
const small = onNavy([14, 8, 72, 84, 8], [25, 25, 21, 8], 12);
const outline: Layer[] = [
  { shape: [16, 9, 68, 82, 9], colour: white, alpha: 1, stroke: 6.25 },
  ...quarters([31.25, 31.25, 15.625, 6.25], white),
];

const here = import.meta.dirname;
const icons: [string, number, readonly Layer[]][] = [
  ['color.png', 192, color],
  ['outline.png', 32, outline],
  ...[16, 32, 64, 80].map((size): [string, number, Layer[]] => [
    `../tab/public/icon-${size}.png`,
    size,
    small,
  ]),
];

for (const [name, size, layers] of icons) writeFileSync(path.join(here, name), draw(size, layers));
