import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What the standard test file for scanners begins with; here it stands for malware, wherever it is in a file. */
export const MALWARE = 'X5O!P%@AP[4';

/** A scanner that speaks clamd's INSTREAM over TCP: finds MALWARE, and answers as it is told to. */
export class FilesClamd {
  /** Sizes of the files it was given whole. */
  readonly scanned: number[] = [];
  mood: 'works' | 'hangs-up' | 'too-large' = 'works';
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FilesClamd> {
    const server = createServer();
    const clamd = new FilesClamd(server);
    server.on('connection', (socket) => clamd.serve(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return clamd;
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    if (this.mood === 'hangs-up') return void socket.destroy();
    let waiting = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      waiting = Buffer.concat([waiting, chunk]);
      const file = wholeFile(waiting);
      if (file) socket.end(this.answer(file));
    });
  }

  private answer(file: Buffer): string {
    if (this.mood === 'too-large') return 'INSTREAM size limit exceeded. ERROR\0';
    this.scanned.push(file.length);
    return file.includes(MALWARE) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
  }
}

const COMMAND = 'zINSTREAM\0';

/** The pieces put together, once the piece of length zero has come. */
function wholeFile(bytes: Buffer): Buffer | undefined {
  if (bytes.subarray(0, COMMAND.length).toString('latin1') !== COMMAND) return undefined;
  const pieces: Buffer[] = [];
  let at = COMMAND.length;
  while (at + 4 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
