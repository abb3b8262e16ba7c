/**
 * Reads a PDF from standard input and prints its pages as JSON. It runs in a process of its own,
 * because the reader loads itself by a dynamic import that jest's CommonJS sandbox refuses.
 */
import { buffer } from 'node:stream/consumers';
import { getDocumentProxy, getMeta } from 'unpdf';

async function readPage(pdf, number) {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const text = items.map((item) => item.str).join(' ');
  const pieces = items
    .filter((item) => item.str.trim() !== '')
    .map((item) => {
      const [, , , size, left, bottom] = item.transform;
      const right = left + item.width;
      return { text: item.str, size, left, right, baseline: height - bottom };
    });
  return { width, height, text: text.replace(/\s+/g, ' '), pieces };
}

const pdf = await getDocumentProxy(new Uint8Array(await buffer(process.stdin)));
const pages = [];
for (let number = 1; number <= pdf.numPages; number += 1) {
  pages.push(await readPage(pdf, number));
}
const { info } = await getMeta(pdf);
process.stdout.write(JSON.stringify({ pages, info }));
