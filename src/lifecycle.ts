import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifecycleDocument } from './petitions/lifecycle-document';

const FILE = join('docs', 'lifecycle.md');
const BEGIN = '<!-- made by npm run lifecycle: begin -->\n';
const END = '<!-- made by npm run lifecycle: end -->';

/** Writes the diagram and the tables of docs/lifecycle.md between their marks; the prose around them is ours. */
const text = readFileSync(FILE, 'utf8');
const [before, rest] = text.split(BEGIN);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined) {
  console.error(`${FILE} has lost its marks.`);
  process.exit(1);
}
writeFileSync(FILE, `${before}${BEGIN}\n${lifecycleDocument()}\n${END}${after}`);
console.log(`Wrote ${FILE}.`);
