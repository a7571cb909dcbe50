import { type Socket, connect } from 'node:net';

/** A client of the GDB remote serial protocol, as much of it as a comparison needs. One request at a time. */
export class RspClient {
  private readonly socket: Socket;
  private buffer = '';
  private waiting: ((packet: string) => void) | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.receive(text));
  }

  static async open(port: number, patienceMs = 10_000): Promise<RspClient> {
    const end = Date.now() + patienceMs;
    for (;;) {
      try {
        const socket = await new Promise<Socket>((resolve, reject) => {
          const attempt = connect(port, '127.0.0.1', () => resolve(attempt));
          attempt.once('error', reject);
        });
        const client = new RspClient(socket);
        // QEMU leaves the FPA registers of old out of `g` once the target description was read.
        await client.request('qXfer:features:read:target.xml:0,ffb');
        return client;
      } catch (problem) {
        if (Date.now() > end) throw problem;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    }
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(text: string): void {
    this.buffer += text;
    for (;;) {
      const start = this.buffer.indexOf('$');
      const end = this.buffer.indexOf('#', start);
      if (start < 0 || end < 0 || this.buffer.length < end + 3) return;
      const packet = this.buffer.slice(start + 1, end);
      this.buffer = this.buffer.slice(end + 3);
      this.socket.write('+');
      const { waiting } = this;
      this.waiting = undefined;
      waiting?.(packet);
    }
  }

  request(body: string): Promise<string> {
    let sum = 0;
    for (let i = 0; i < body.length; i++) sum = (sum + body.charCodeAt(i)) & 255;
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.socket.write(`$${body}#${sum.toString(16).padStart(2, '0')}`, 'latin1');
    });
  }

  async readMemory(address: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    for (let offset = 0; offset < length; offset += 1024) {
      const part = Math.min(1024, length - offset);
      const answer = await this.request(`m${(address + offset).toString(16)},${part.toString(16)}`);
      if (answer.length !== 2 * part) throw new Error(`reading ${part} bytes at 0x${(address + offset).toString(16)}: ${answer.slice(0, 20)}`);
      for (let i = 0; i < part; i++) bytes[offset + i] = parseInt(answer.slice(2 * i, 2 * i + 2), 16);
    }
    return bytes;
  }

  /** R0–R15 and xPSR. */
  async registers(): Promise<number[]> {
    const answer = await this.request('g');
    const words: number[] = [];
    for (let i = 0; i < 17; i++) words.push(parseInt(answer.slice(8 * i, 8 * i + 8).replace(/(..)(..)(..)(..)/, '$4$3$2$1'), 16));
    return words;
  }

  async runTo(address: number): Promise<string> {
    await this.request(`Z1,${address.toString(16)},2`);
    const answer = await this.request('c');
    await this.request(`z1,${address.toString(16)},2`);
    return answer;
  }
}
