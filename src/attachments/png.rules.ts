import { ascii, joined } from './bytes.rules';
import { onlyOrientation, orientationOf, type Orientation } from './exif.rules';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** The picture itself and how its colours are meant. All else says something about somebody, or might. */
const PICTURE = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP']);
/** Encoders cut a picture into pieces of 4 KiB and more; so many pieces are meant to use up memory. */
const MOST_CHUNKS = 50_000;
const COLOURS = new Set(['sBIT', 'bKGD', 'pHYs', 'hIST', 'sPLT', 'cICP', 'mDCV', 'cLLI']);

interface Chunk {
  type: string;
  /** With its length and check. */
  whole: Uint8Array;
  body: Uint8Array;
}

/**
 * A PNG without text, time, EXIF (and with it the place), private chunks and whatever follows the end. The picture's
 * own chunks are copied, so nothing is lost; which way is up is kept. Null where it is not a whole PNG whose checks
 * are right.
 */
export function strippedPng(bytes: Uint8Array): Uint8Array | null {
  const chunks = chunksOf(bytes);
  if (!chunks || !isPicture(chunks)) return null;
  const exif = chunks.find(({ type }) => type === 'eXIf');
  const kept = chunks.filter(({ type }) => PICTURE.has(type) || COLOURS.has(type));
  const [head, ...rest] = kept.map(({ whole }) => whole);
  const upright = uprightChunk(exif ? orientationOf(exif.body) : 1);
  return head ? joined([SIGNATURE, head, ...upright, ...rest]) : null;
}

/** The chunks up to the end of the picture; null where one is cut off or fails its check. */
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) return null;
  const chunks: Chunk[] = [];
  let at = SIGNATURE.length;
  for (;;) {
    const chunk = chunkAt(bytes, at);
    if (!chunk || chunks.length >= MOST_CHUNKS) return null;
    chunks.push(chunk);
    if (chunk.type === 'IEND') return chunks;
    at += chunk.whole.length;
  }
}

function chunkAt(bytes: Uint8Array, at: number): Chunk | null {
  if (at + 12 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = at + 12 + view.getUint32(at);
  if (end > bytes.length) return null;
  if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
  const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  return { type, whole: bytes.subarray(at, end), body: bytes.subarray(at + 8, end - 4) };
}

/** It begins with its size, has data, and nothing without which it could not be shown is unknown to us. */
function isPicture(chunks: readonly Chunk[]): boolean {
  const [head] = chunks;
  const hasSize = head?.type === 'IHDR' && head.body.length === 13 && hasArea(head.body);
  const isKnown = ({ type }: Chunk) => PICTURE.has(type) || /^[a-z]/.test(type);
  return hasSize && chunks.some(({ type }) => type === 'IDAT') && chunks.every(isKnown);
}

function hasArea(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getUint32(0) > 0 && view.getUint32(4) > 0;
}

function uprightChunk(orientation: Orientation): Uint8Array[] {
  return orientation === 1 ? [] : [pngChunk('eXIf', onlyOrientation(orientation))];
}

/** One chunk with its length and check. */
export function pngChunk(type: string, body: Uint8Array): Uint8Array {
  const checked = joined([ascii(type), body]);
  const whole = new Uint8Array(checked.length + 8);
  const view = new DataView(whole.buffer);
  view.setUint32(0, body.length);
  whole.set(checked, 4);
  view.setUint32(checked.length + 4, crc32(checked));
  return whole;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 as PNG computes it, over type and content of a chunk. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
