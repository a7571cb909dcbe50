import type { Connection, Connector } from '@qspi-doctor/gdb-remote';

/** What a simulated server does besides memory and registers. */
export interface FakeChipOptions {
  readonly features?: string;
  readonly stop?: string;
  readonly map?: string;
  /** Answers to monitor commands; others are refused. */
  readonly monitor?: Readonly<Record<string, string>>;
  /** Further answers by payload; undefined leaves the packet to the fake. */
  readonly answer?: (payload: string) => string | undefined;
  /** What a read of memory that is not there gets: an error, or zeros as OpenOCD gives them. */
  readonly missing?: 'error' | 'zeros';
}

const ascii = (text: string): string => [...text].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
const text = (hex: string): string => String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));

/** A chip behind a GDB server, in memory: words by address, the core registers, and a log of what was asked. */
export class FakeChip {
  readonly received: string[] = [];
  readonly memory = new Map<number, number>();
  readonly registers: number[] = Array.from({ length: 17 }, () => 0);
  private readonly options: FakeChipOptions;

  constructor(options: FakeChipOptions = {}) {
    this.options = options;
  }

  /** Bytes at an address. */
  put(address: number, bytes: Iterable<number>): this {
    let at = address;
    for (const byte of bytes) this.memory.set(at++ >>> 0, byte);
    return this;
  }

  word(address: number, value: number): this {
    return this.put(address, [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]);
  }

  read(address: number): number {
    return [0, 1, 2, 3].reduce((sum, index) => sum + (this.memory.get((address + index) >>> 0) ?? 0) * 2 ** (8 * index), 0);
  }

  get writes(): readonly string[] {
    return this.received.filter((payload) => /^[MXPGcsZz]|^vCont;|^qRcmd/.test(payload));
  }

  connector(): Connector {
    return () => {
      let data: (bytes: Uint8Array) => void = () => undefined;
      const connection: Connection = {
        write: (bytes) => {
          const packet = /\$(.*)#[0-9a-f]{2}$/s.exec(String.fromCharCode(...bytes));
          if (packet?.[1] === undefined) return;
          this.received.push(packet[1]);
          const reply = this.reply(packet[1]);
          const sum = [...reply].reduce((all, character) => (all + character.charCodeAt(0)) & 255, 0);
          queueMicrotask(() => data(Uint8Array.from(`+$${reply}#${sum.toString(16).padStart(2, '0')}`, (character) => character.charCodeAt(0))));
        },
        onData: (listener) => void (data = listener),
        onClose: () => undefined,
        close: () => undefined,
      };
      return Promise.resolve(connection);
    };
  }

  private reply(payload: string): string {
    const own = this.options.answer?.(payload);
    if (own !== undefined) return own;
    if (payload.startsWith('qSupported')) return this.options.features ?? 'PacketSize=400';
    if (payload === '?') return this.options.stop ?? 'S05';
    if (payload.startsWith('qXfer:memory-map')) return `l${this.options.map ?? '<memory-map/>'}`;
    if (payload.startsWith('p')) return this.registerHex(Number.parseInt(payload.slice(1), 16));
    if (payload === 'D') return 'OK';
    if (payload.startsWith('qRcmd,')) {
      const said = this.options.monitor?.[text(payload.slice(6))];
      return said === undefined ? 'E01' : ascii(said) || 'OK';
    }
    const [, letter, address = '', length = ''] = /^([mM])([0-9a-f]+),([0-9a-f]+)/.exec(payload) ?? [];
    if (letter === 'm') return this.memoryHex(Number.parseInt(address, 16), Number.parseInt(length, 16));
    if (letter === 'M') {
      this.put(Number.parseInt(address, 16), (payload.split(':')[1]?.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
      return 'OK';
    }
    return '';
  }

  private registerHex(number: number): string {
    const value = this.registers[number];
    return value === undefined ? 'E01' : [0, 8, 16, 24].map((shift) => ((value >>> shift) & 255).toString(16).padStart(2, '0')).join('');
  }

  private memoryHex(address: number, length: number): string {
    let hex = '';
    for (let i = 0; i < length; i++) {
      const byte = this.memory.get((address + i) >>> 0);
      // The system control space always answers.
      if (byte === undefined && (address < 0xe0000000 || address >= 0xe0100000) && this.options.missing !== 'zeros') return 'E01';
      hex += (byte ?? 0).toString(16).padStart(2, '0');
    }
    return hex;
  }
}
