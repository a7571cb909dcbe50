import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { FakeChip } from '../../../packages/live-target/tests/support/fake-chip.js';
import { run } from '../src/run.js';
import { qspiDoctor, root } from './fake-terminal.js';

async function withPort(serve: (socket: Socket) => void, use: (port: number) => Promise<void>): Promise<void> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

/** A chip that exists in this process only, behind a real port. */
const serving = (chip: FakeChip) => (socket: Socket) => {
  void chip.connector()().then((connection) => {
    connection.onData((bytes) => void socket.write(bytes));
    socket.on('data', (bytes: Buffer) => connection.write(bytes));
  });
};

const l476 = () => new FakeChip().word(0xe000ed00, 0x410fc241).word(0xe000ed08, 0x08000000).word(0xe000edf0, 0x00030003).word(0xe0002000, 0x260).word(0xe0042000, 0x10076415).word(0xa0001000, 0).word(0xa0001014, 0);

describe('qspi-doctor target', () => {
  it.each([
    [[], /--connect HOST:PORT/],
    [['--connect', 'localhost'], /host and a port/],
    [['--connect', 'localhost:99999'], /host and a port/],
    [['--connect', ':3333', '--watch=x'], /--watch takes seconds/],
    [['--connect', ':3333', '--watch', '--format', 'json'], /--watch is for the terminal/],
    [['--connect', ':3333', '--time', '0'], /--time takes seconds/],
    [['--connect', ':3333', '--attach', 'one'], /--attach takes the number/],
    [['--connect', ':3333', '--compare', 'some'], /--compare takes quick, all/],
    [['--connect', ':3333', 'no-such-folder'], /There is no folder/],
    [['--connect', ':3333', '--image', 'no-such.elf'], /There is no file/],
    [['--connect', ':3333', '--image', 'README.md'], /is not an image/],
    [['--connect', ':3333', '--program', 'x'], /name the folder/],
    [['--connect', ':3333', '--program', 'x', 'examples/l476g-disco-qspi'], /There is no program x.*Application, Bootloader/],
    [['--connect', ':3333', '--image', 'examples/f411-plain/Debug/f411-plain.elf', 'examples/l476g-disco-qspi'], /the image of no program/],
    [['--connect', ':3333', '--device', 'XYZ'], /no STM32/],
    [['--connect', ':3333', 'docs'], /Nothing to compare/],
  ])('refuses %j before it connects to anybody, and says what to do', async (args, words) => {
    const { code, out, err } = await qspiDoctor('target', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(words);
  });

  it('tells why there is no connection: nobody listens, somebody else does, or hangs up', async () => {
    let closed = 0;
    await withPort(
      () => undefined,
      async (port) => void (closed = port),
    );
    expect((await qspiDoctor('target', '--connect', `127.0.0.1:${closed}`)).err).toMatch(/No GDB server answers at 127\.0\.0\.1:\d+.*ECONNREFUSED.*Start one first/);
    await withPort(
      (socket) => void socket.end(),
      async (port) => {
        const { code, err } = await qspiDoctor('target', '--connect', `127.0.0.1:${port}`);
        expect(code).toBe(2);
        expect(err).toContain('Another debugger may hold it');
      },
    );
    await withPort(
      (socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
      async (port) => {
        const { code, err } = await qspiDoctor('target', '--connect', `127.0.0.1:${port}`);
        expect(code).toBe(2);
        expect(err).toContain('does not answer as a GDB server does');
      },
    );
  });

  it('looks at a chip without any project, and says what it could not check and how the core is left', async () => {
    await withPort(serving(l476()), async (port) => {
      const { code, out, err } = await qspiDoctor('target', '--connect', `127.0.0.1:${port}`);
      expect(code).toBe(0);
      expect(out).toContain('Cortex-M4 r0p1, halted');
      expect(out).toContain('FPB revision 1: 6 comparators (0 in use), up to 0x1fffffff');
      expect(out).toContain('device id 0x415');
      expect(out).toContain('QUADSPI      0x90000000: not memory-mapped (CCR 0x00000000, FMODE 0, EN 0)');
      expect(out).toMatch(/no image was given/);
      expect(err).toContain('--resume lets it run at the end');
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    });
  });

  it.each(['json', 'html', 'sarif', 'junit', 'github', 'gcc'])('prints %s for other programs, with notices on standard error only', async (format) => {
    await withPort(serving(l476()), async (port) => {
      const { out, err } = await qspiDoctor('target', '--connect', `127.0.0.1:${port}`, '--image', 'examples/l476g-disco-qspi/Application/Debug/Application.elf', '--format', format);
      expect(out).toContain('target/breakpoint-unit');
      expect(out).not.toContain('--resume');
      expect(err).toContain('--resume');
      if (format === 'json' || format === 'sarif') expect(() => JSON.parse(out) as unknown).not.toThrow();
    });
  });

  it('needs an image for a name, and says which it looked into', async () => {
    await withPort(serving(l476()), async (port) => {
      expect((await qspiDoctor('target', '--connect', `127.0.0.1:${port}`, '--prove', 'main')).err).toContain('needs an image');
      const elf = 'examples/l476g-disco-qspi/Application/Debug/Application.elf';
      expect((await qspiDoctor('target', '--connect', `127.0.0.1:${port}`, '--image', elf, '--prove', 'nobody')).err).toContain(`No function nobody in ${elf}`);
    });
  });

  it('a chip that is no Cortex-M, and a server without the wanted command, end with a sentence', async () => {
    await withPort(serving(new FakeChip()), async (port) => {
      const { code, err } = await qspiDoctor('target', '--connect', `127.0.0.1:${port}`);
      expect([code, err]).toEqual([2, expect.stringContaining('which no Cortex-M has')]);
    });
    await withPort(serving(l476()), async (port) => {
      const { code, err } = await qspiDoctor('target', '--connect', `127.0.0.1:${port}`, '--reset');
      expect([code, err]).toEqual([2, expect.stringContaining('The reset failed')]);
    });
  });

  it('--watch says what changed until Ctrl+C', async () => {
    const chip = l476();
    await withPort(serving(chip), async (port) => {
      let out = '';
      let interrupt: () => void = () => undefined;
      const running = run(['target', '--connect', `127.0.0.1:${port}`, '--watch', '0.2'], {
        out: (text) => {
          out += text;
          if (text.includes('not mapped → memory-mapped')) interrupt();
        },
        err: () => void chip.word(0xa0001000, 1).word(0xa0001014, 0x0d002503),
        env: {},
        folder: root,
        isTerminal: false,
        columns: 80,
        onInterrupt: (listener) => {
          interrupt = listener;
          return () => void (interrupt = () => undefined);
        },
      });
      expect(await running).toBe(0);
      expect(out).toMatch(/0\.\d s {2}QUADSPI: not mapped → memory-mapped\n/);
    });
  });

  it('documents its options', async () => {
    const { code, out } = await qspiDoctor('target', '--help');
    expect(code).toBe(0);
    for (const option of ['--connect', '--image', '--program', '--reset', '--halt', '--prove', '--time', '--resume', '--watch', '--compare', '--attach', '--device', '--build-config']) expect(out).toContain(`  ${option}`);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(125);
  });
});
