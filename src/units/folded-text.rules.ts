/** One past the last code unit of "Latin Extended Additional", where Vietnamese letters end. */
const TABLE_END = 0x1f00;
const SPACE = 32;
const SKIP = 0;
/** What each code unit becomes: a letter a–z or a digit, SPACE for what parts words, SKIP for a mark. */
const FOLDED = foldingTable();

const ASCII = new TextDecoder('latin1');

let scratch = new Uint8Array(4096);

/**
 * The words of a text without case and diacritics, as `' duong hong so 5 '`: single spaces between the words
 * and around them, so a phrase is looked up as whole words by `includes(foldedWords(phrase))`. 'đ' is 'd';
 * precomposed and combining marks give the same; every other sign, and letters that are not Latin, part words.
 * A text without any word gives `' '`.
 */
export function foldedWords(text: string): string {
  if (scratch.length < text.length + 2) scratch = new Uint8Array(text.length * 2);
  const bytes = scratch;
  bytes[0] = SPACE;
  let end = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const folded = code < TABLE_END ? FOLDED[code]! : SPACE;
    if (folded === SKIP || (folded === SPACE && bytes[end - 1] === SPACE)) continue;
    bytes[end++] = folded;
  }
  if (bytes[end - 1] !== SPACE) bytes[end++] = SPACE;
  return ASCII.decode(bytes.subarray(0, end));
}

function foldingTable(): Uint8Array {
  const table = new Uint8Array(TABLE_END).fill(SPACE);
  for (let code = 0; code < TABLE_END; code++) {
    const letter = String.fromCharCode(code);
    if (/\p{M}/u.test(letter)) table[code] = SKIP;
    const base = letter.normalize('NFD').charAt(0).toLowerCase();
    if (/^[a-z0-9]$/.test(base)) table[code] = base.charCodeAt(0);
  }
  for (const letter of 'đĐ') table[letter.charCodeAt(0)] = 'd'.charCodeAt(0);
  return table;
}
