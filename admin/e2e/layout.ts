import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * That everything that is shown can be seen and pressed: nothing beyond the edges of the window, nothing cut off without
 * its whole text as title, nothing out of its box, nothing under something else, and no text on top of another. Of a page
 * with a dialog or menu on top, that one is looked at.
 */
export async function expectLaidOut(page: Page): Promise<void> {
  await page.evaluate(rest);
  const faults = await page.evaluate(findFaults);
  // A menu follows the window in a later frame.
  if (faults.length > 0) await expect.poll(() => page.evaluate(findFaults), { timeout: 1_000 }).toEqual([]);
}

/** Until what a change of the window has set off is drawn. */
const rest = () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** Runs in the page, so it can use nothing from out here. */
function findFaults(): string[] {
  const faults = new Set<string>();
  const shown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const top = [...document.querySelectorAll('[role=dialog], [role=menu]')].filter(shown).at(-1);
  const root = top ?? document.body;
  const width = document.documentElement.clientWidth;

  const styles = new Map<Element, CSSStyleDeclaration>();
  const style = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const up = function* (element: Element | null): Generator<Element> {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) yield at;
  };
  /** For screen readers alone, or above the page until it has the focus. */
  const heardOnly = (element: Element) =>
    element.getBoundingClientRect().bottom + scrollY < 0 || [...up(element)].some((each) => style(each).clipPath === 'inset(50%)');

  interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  interface Piece {
    element: Element;
    /** Empty for what is no text. */
    text: string;
    box: Box;
    /** The lines of a text, or the element's own box. */
    lines: Box[];
  }
  const union = (boxes: Box[]): Box => ({
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  });
  const cut = (box: Box, by: Box): Box => ({
    left: Math.max(box.left, by.left),
    top: Math.max(box.top, by.top),
    right: Math.min(box.right, by.right),
    bottom: Math.min(box.bottom, by.bottom),
  });
  const isThere = (box: Box) => box.right - box.left > 1 && box.bottom - box.top > 1;
  const boxesOf = (thing: Element | Range): Box[] => [...thing.getClientRects()].filter(isThere);

  const textPieces = (): Piece[] => {
    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.nodeValue?.trim() ?? '';
      if (!element || text === '' || !shown(element) || heardOnly(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = boxesOf(range);
      if (lines.length > 0) pieces.push({ element, text, box: union(lines), lines });
    }
    return pieces;
  };
  const pressable = 'a[href], button, input, select, textarea, summary, img, [role^=menuitem]';
  const controlPieces = (): Piece[] =>
    [...root.querySelectorAll(pressable)]
      .filter((element) => shown(element) && !heardOnly(element))
      .flatMap((element) => {
        const lines = boxesOf(element);
        return lines.length > 0 ? [{ element, text: '', box: union(lines), lines }] : [];
      });

  const name = (piece: Piece): string => {
    const { element, text } = piece;
    const words = text || element.getAttribute('aria-label') || element.textContent?.trim() || element.getAttribute('name') || '';
    const place = [...up(element)].find((each) => each.id || (typeof each.className === 'string' && each.className.startsWith('_')));
    const box = [piece.box.left, piece.box.top, piece.box.right, piece.box.bottom].map(Math.round).join(' ');
    return `${element.tagName.toLowerCase()} "${words.slice(0, 40)}" in ${place?.className || place?.id || 'the page'} (${box})`;
  };

  /** The whole text is there for whoever points at it. */
  const isTitled = (piece: Piece) => {
    const words = piece.text || piece.element.textContent?.trim() || '';
    return [...up(piece.element)].some((each) => each.getAttribute('title')?.includes(words));
  };
  const hasSkin = (element: Element) => {
    const { backgroundColor, borderTopWidth, borderTopStyle, borderLeftWidth, boxShadow } = style(element);
    const bordered = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0 && Number.parseFloat(borderLeftWidth) > 0;
    return bordered || boxShadow !== 'none' || !/rgba\(.*, 0\)|transparent/.test(backgroundColor);
  };
  const inner = (element: Element): Box => {
    const box = element.getBoundingClientRect();
    return {
      left: box.left + element.clientLeft,
      top: box.top + element.clientTop,
      right: box.left + element.clientLeft + element.clientWidth,
      bottom: box.top + element.clientTop + element.clientHeight,
    };
  };

  /** Looks at what is around it, from the inside out, and leaves it with the part that is to be seen. */
  const lookAround = (piece: Piece) => {
    let seen = piece.box;
    for (const around of up(piece.text ? piece.element : piece.element.parentElement)) {
      const { overflowX, overflowY, textOverflow, display } = style(around);
      if (display === 'inline' || display === 'contents') continue;
      if (around === document.body) break;
      const box = inner(around);
      const beyond = seen.left < box.left - 1 || seen.right > box.right + 1;
      const below = seen.top < box.top - 4 || seen.bottom > box.bottom + 4;
      const cuts = /hidden|clip/;
      if ((beyond && cuts.test(overflowX)) || (below && cuts.test(overflowY))) {
        if (textOverflow !== 'ellipsis' || !isTitled(piece)) faults.add(`cut off: ${name(piece)}`);
        seen = cut(seen, box);
        if (!isThere(seen)) return;
        piece.lines = piece.lines.map((line) => cut(line, box)).filter(isThere);
      } else if (/auto|scroll/.test(overflowX + overflowY)) {
        // It can be scrolled to, and what scrolls is looked at from here on.
        if (beyond && !/auto|scroll/.test(overflowX)) faults.add(`out of its box: ${name(piece)}`);
        if (beyond) faults.add(`to be scrolled sideways: ${name(piece)}`);
        seen = cut(seen, box);
        if (!isThere(seen)) {
          piece.lines = [];
          return;
        }
        piece.lines = piece.lines.map((line) => cut(line, box)).filter(isThere);
      } else if ((beyond || below) && hasSkin(around) && style(piece.element).position !== 'absolute') {
        faults.add(`out of its box: ${name(piece)}`);
      }
    }
    piece.box = seen;
    if (seen.left < -1 || seen.right > width + 1) faults.add(`off the screen: ${name(piece)}`);
  };

  /** What stands still while the page is scrolled under it; they are told apart by being covered. */
  const layer = (element: Element) => [...up(element)].find((each) => /sticky|fixed/.test(style(each).position)) ?? root;
  const isSameField = (a: Element, b: Element) => {
    const field = a.closest('.mantine-Input-wrapper');
    return field !== null && field === b.closest('.mantine-Input-wrapper');
  };
  const meet = (a: Box, b: Box) => {
    const both = cut(a, b);
    return both.right - both.left > 2 && both.bottom - both.top > 3;
  };
  const lookForOverlaps = (pieces: Piece[]) => {
    const layers = new Map(pieces.map((piece) => [piece, layer(piece.element)]));
    for (const [i, a] of pieces.entries()) {
      for (const b of pieces.slice(i + 1)) {
        if (a.box.bottom < b.box.top || b.box.bottom < a.box.top || !meet(a.box, b.box)) continue;
        if (layers.get(a) !== layers.get(b)) continue;
        // A text is inside of its button; a text inside of a text is around it.
        if (!(a.text && b.text) && (a.element.contains(b.element) || b.element.contains(a.element))) continue;
        if (isSameField(a.element, b.element)) continue;
        if (a.lines.some((line) => b.lines.some((other) => meet(line, other)))) faults.add(`overlaps: ${name(a)} and ${name(b)}`);
      }
    }
  };

  /** A link may be drawn over a whole row, so that one can press anywhere. */
  const isOverlay = (hit: Element, element: Element) => {
    const link = hit.closest('a');
    if (!link || getComputedStyle(link, '::after').position !== 'absolute') return false;
    return [...up(link.parentElement)].find((each) => style(each).position !== 'static')?.contains(element) ?? false;
  };
  /** What is drawn over the middle of it, if anything is. */
  const coverOf = ({ element, text }: Piece): Element | string | undefined => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const box = boxesOf(text ? range : element)[0];
    if (!box) return undefined;
    const clips = [...up(element)].filter((each) => style(each).overflowX !== 'visible').map(inner);
    const left = Math.max(box.left, 0, ...clips.map((clip) => clip.left));
    const right = Math.min(box.right, width, ...clips.map((clip) => clip.right));
    const hit = document.elementFromPoint((left + right) / 2, (box.top + box.bottom) / 2);
    if (!hit)
      return `nothing, at ${Math.round((left + right) / 2)} ${Math.round(box.top)} of ${innerWidth} ${innerHeight}, scrolled ${scrollY}`;
    const isFree = element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element) || isOverlay(hit, element);
    return isFree ? undefined : hit;
  };
  const lookForCovers = (piece: Piece) => {
    const { element } = piece;
    if (style(element).pointerEvents === 'none' || !coverOf(piece)) return;
    const isHigh = element.getBoundingClientRect().height > innerHeight / 2; // its text is at the top
    element.scrollIntoView({ block: isHigh ? 'start' : 'center', inline: 'nearest', behavior: 'instant' });
    const cover = coverOf(piece);
    if (cover)
      faults.add(`under ${cover instanceof Element ? `${cover.tagName.toLowerCase()}.${cover.className}` : cover}: ${name(piece)}`);
  };

  window.scrollTo(0, 0);
  const pieces = [...textPieces(), ...controlPieces()];
  for (const piece of pieces) lookAround(piece);
  const seen = pieces.filter((piece) => piece.lines.length > 0 && isThere(piece.box));
  lookForOverlaps(seen);
  for (const piece of seen) lookForCovers(piece);
  window.scrollTo(0, 0);
  if (document.documentElement.scrollWidth > width) faults.add(`the page is ${document.documentElement.scrollWidth} px wide`);
  return [...faults];
}
