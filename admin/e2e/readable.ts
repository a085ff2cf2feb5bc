import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * That no text that came from outside turns the words around it: every line reads, from the left, in the order in which it
 * is written, and the page is no wider than its window. Texts from outside begin with Zq and end with qZ; within, they may
 * read as they like.
 */
export async function expectReadable(page: Page): Promise<void> {
  const { faults, title } = await page.evaluate(findTurned);
  expect(faults).toEqual([]);
  // A tab has no elements, so what turns there must be enclosed by characters.
  expect(title.replace(/\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069/g, '')).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0590-\u08ff]/);
}

/** Runs in the page, so it can use nothing from out here. */
function findTurned(): { faults: string[]; title: string } {
  const turning = /[\u0590-\u08ff\u2028-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
  const faults: string[] = [];

  /** The texts of each paragraph, which is what turns as one. */
  const paragraphs = new Map<Element, Text[]>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    let block = node.parentElement;
    if (!block?.checkVisibility({ visibilityProperty: true })) continue;
    while (block?.parentElement && /^(inline|contents)$/.test(getComputedStyle(block).display)) block = block.parentElement;
    if (block) paragraphs.set(block, [...(paragraphs.get(block) ?? []), node]);
  }

  for (const texts of paragraphs.values()) {
    const whole = texts.map((text) => text.data).join('');
    if (!turning.test(whole)) continue;
    /** Where a part of the paragraph is drawn, line by line. */
    const boxesOf = (from: number, to: number) => {
      const range = document.createRange();
      const letter = (at: number): [Text, number] => {
        let rest = at;
        for (const text of texts) {
          if (rest < text.length) return [text, rest];
          rest -= text.length;
        }
        throw new RangeError('behind the last letter');
      };
      const [last, end] = letter(to - 1);
      range.setStart(...letter(from));
      range.setEnd(last, end + 1);
      const lines: { left: number; right: number; top: number; bottom: number }[] = [];
      for (const box of range.getClientRects()) {
        if (box.width < 0.1) continue;
        const line = lines.find((other) => Math.abs((other.top + other.bottom) / 2 - (box.top + box.bottom) / 2) < 5);
        if (!line) lines.push({ left: box.left, right: box.right, top: box.top, bottom: box.bottom });
        else [line.left, line.right] = [Math.min(line.left, box.left), Math.max(line.right, box.right)];
      }
      return lines;
    };
    // Each of our own letters, and each text from outside as a whole.
    const parts = [...whole.matchAll(/Zq[\s\S]*?qZ|[\p{L}\p{N}·:]/gu)].map((match) => ({
      text: match[0],
      boxes: boxesOf(match.index, match.index + match[0].length),
    }));
    for (const [i, part] of parts.entries()) {
      const before = parts[i - 1]?.boxes.at(-1);
      const [first] = part.boxes;
      if (!before || !first || Math.abs((before.top + before.bottom) / 2 - (first.top + first.bottom) / 2) >= 5) continue;
      if (first.left >= before.right - 3) continue;
      faults.push(`"${part.text.slice(0, 20)}" stands before what it follows in "${whole.slice(0, 200)}"`);
      break;
    }
  }
  const beyond = document.documentElement.scrollWidth - innerWidth;
  if (beyond > 0) faults.push(`the page is ${beyond} px too wide`);
  return { faults, title: document.title };
}
