import { ascii, joined, startsWith } from './bytes.rules';
import { onlyOrientation, orientationOf, type Orientation } from './exif.rules';

const SOI = Uint8Array.of(0xff, 0xd8);
const EOI = Uint8Array.of(0xff, 0xd9);
/** A progressive picture has some dozens; so many are meant to use up memory. */
const MOST_SEGMENTS = 50_000;
const EXIF = 'Exif\0\0';
const MARKER = { SOI: 0xd8, EOI: 0xd9, SOS: 0xda, APP0: 0xe0, APP1: 0xe1, COM: 0xfe } as const;

interface Segment {
  marker: number;
  /** With its marker and length. */
  whole: Uint8Array;
  body: Uint8Array;
  end: number;
}

/** What was found while reading, to be judged at the end. */
interface Reading {
  kept: Uint8Array[];
  orientation: Orientation;
  hasFrame: boolean;
  hasScan: boolean;
}

/**
 * A JPEG without what the camera and programs wrote beside the picture: EXIF and with it the place, XMP, IPTC, maker's
 * notes, previews, comments, and whatever follows the end. The picture's own bytes are copied, so nothing is lost;
 * kept are its colour profile, Adobe's transform and which way is up. Null where it is not a whole JPEG.
 */
export function strippedJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== SOI[0] || bytes[1] !== SOI[1]) return null;
  const reading: Reading = { kept: [], orientation: 1, hasFrame: false, hasScan: false };
  let at = 2;
  for (;;) {
    const marker = markerAt(bytes, at);
    if (!marker) return null;
    if (marker.code === MARKER.EOI) return finished(reading);
    const segment = segmentAt(bytes, marker);
    if (!segment || reading.kept.length > MOST_SEGMENTS) return null;
    if (segment.marker === MARKER.SOS && !reading.hasFrame) return null;
    at = taken(bytes, segment, reading);
  }
}

/** A marker may be preceded by fill bytes of 0xFF. */
function markerAt(bytes: Uint8Array, start: number): { code: number; at: number } | null {
  if (bytes[start] !== 0xff) return null;
  let at = start + 1;
  while (bytes[at] === 0xff) at += 1;
  const code = bytes[at];
  return code === undefined || code === 0x00 ? null : { code, at: at - 1 };
}

function segmentAt(bytes: Uint8Array, { code, at }: { code: number; at: number }): Segment | null {
  // Restart markers and a second beginning have no length, and no place between segments.
  if (code === 0x01 || (code >= 0xd0 && code <= MARKER.SOI)) return null;
  const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) return null;
  const whole = bytes.subarray(at, end);
  return { marker: code, whole, body: whole.subarray(4), end };
}

/** Keeps the segment or drops it, with the picture's data after it; returns where the next one begins. */
function taken(bytes: Uint8Array, segment: Segment, reading: Reading): number {
  const { marker, whole, body, end } = segment;
  if (marker === MARKER.APP1 && startsWith(body, EXIF) && reading.orientation === 1) {
    reading.orientation = orientationOf(body.subarray(EXIF.length));
  }
  if (isFrame(marker)) reading.hasFrame ||= hasSize(body);
  if (isPartOfPicture(segment)) reading.kept.push(whole);
  if (marker !== MARKER.SOS) return end;
  const next = scanEnd(bytes, end);
  reading.hasScan ||= next > end;
  reading.kept.push(bytes.subarray(end, next));
  return next;
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const hasSize = (frame: Uint8Array): boolean =>
  frame.length >= 6 && (frame[1] || frame[2] || 0) > 0 && (frame[3] || frame[4] || 0) > 0;

/** Of what programs add, only what is needed to see the picture as it was. */
function isPartOfPicture({ marker, body }: Segment): boolean {
  if (marker === MARKER.COM) return false;
  if (marker < MARKER.APP0 || marker > 0xef) return true;
  if (marker === MARKER.APP0) return startsWith(body, 'JFIF\0');
  if (marker === 0xe2) return startsWith(body, 'ICC_PROFILE\0');
  return marker === 0xee && startsWith(body, 'Adobe');
}

/** Where the data of a scan ends: at the first marker that is neither an escaped 0xFF nor a restart. */
function scanEnd(bytes: Uint8Array, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at >= 0) {
    const next = bytes[at + 1];
    const isData = next === 0x00 || (next !== undefined && next >= 0xd0 && next <= 0xd7);
    if (!isData && next !== 0xff) return at;
    at = bytes.indexOf(0xff, at + (isData ? 2 : 1));
  }
  return bytes.length;
}

function finished({ kept, orientation, hasFrame, hasScan }: Reading): Uint8Array | null {
  if (!hasFrame || !hasScan) return null;
  if (orientation === 1) return joined([SOI, ...kept, EOI]);
  const body = joined([ascii(EXIF), onlyOrientation(orientation)]);
  const upright = joined([Uint8Array.of(0xff, MARKER.APP1, 0, body.length + 2), body]);
  // JFIF must come first where it is there at all.
  const isJfif = kept[0]?.[1] === MARKER.APP0;
  const [before, after] = isJfif ? [kept.slice(0, 1), kept.slice(1)] : [[], kept];
  return joined([SOI, ...before, upright, ...after, EOI]);
}
