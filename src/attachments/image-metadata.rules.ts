import { strippedJpeg } from './jpeg.rules';
import { strippedPng } from './png.rules';

/** The picture without what was written beside it (who, where, when, with what); null where it is broken. */
export function strippedImage(kind: 'JPG' | 'PNG', bytes: Uint8Array): Uint8Array | null {
  return kind === 'JPG' ? strippedJpeg(bytes) : strippedPng(bytes);
}
