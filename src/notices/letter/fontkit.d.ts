/** As much of `fontkit`, which sets the type for pdfmake, as is used here. */
declare module 'fontkit' {
  interface FontFormat {
    new (stream: { buffer: Uint8Array }): object;
    probe(bytes: Uint8Array): boolean;
  }
  export function create(bytes: Uint8Array): object;
  export function registerFormat(format: FontFormat): void;
}
