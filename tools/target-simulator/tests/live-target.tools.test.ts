import { readFileSync } from 'node:fs';
import { GdbRemote } from '@qspi-doctor/gdb-remote';
import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { qspiDoctor } from '../../../apps/qspi-doctor/tests/fake-terminal.js';
import { askTarget, type Answer } from './support/ask-target.js';
import { ownVectorTable, withBuild } from './support/builds.js';
import { connector, valueOf } from './support/connector.js';
import { withFirmware } from './support/firmware.js';
import { addressOf, both, broken, cured, hex, imageOf } from './support/images.js';
import { brokenFolder, curedFolder } from './support/remedies.js';
import { boardFile, dapDirect, debugSession, disco, hla, type SessionOptions } from './support/session.js';
import { until } from './support/until.js';
import type { Target } from '../src/index.js';

const board = { device: 'STM32L476VG', images: both(broken), openocd: disco } as const;
const h750 = { device: 'STM32H750XB', cpu: 'cortex-m7', controller: 'quadspi', registers: 0x52005000 } as const;

/** One session with OpenOCD, asked by the command line. */
async function ask({ until: wanted, ...options }: SessionOptions & { until?: (target: Target) => boolean }, args: readonly string[], look?: (target: Target, answer: Answer) => void | Promise<void>): Promise<Answer> {
  let answer: Answer | undefined;
  await debugSession({
    ...options,
    use: async (port, target) => {
      if (wanted) await until(target, wanted);
      answer = await askTarget(port, ...args);
      await look?.(target, answer);
    },
  });
  return answer!;
}

/** The application is past its start-up and waits for its tick. */
const isInApplication = ({ machine }: Target): boolean => machine.pc >= 0x90000000 && machine.now > 100_000;

const findingOf = ({ report }: Answer, rule: string) => report.findings.find((finding) => finding.rule === rule);

describe.skipIf(withoutTools)('qspi-doctor target against OpenOCD and the simulated STM32L476G-DISCO', { timeout: 60_000 }, () => {
  it('broken example, from reset to main: shows the halt by a watchpoint comparator, measures both faults, takes the comparator away, lets the core run', async () => {
    const main = await addressOf(broken.application, 'main');
    const answer = await ask(board, [brokenFolder, '--reset', '--prove', 'main', '--resume'], async (target, { err }) => {
      expect(err).toBe('The core runs again.\n');
      expect(target.machine.debug.halted).toBe(false);
      expect([target.read(0xe0001050, 4), target.read(0xe0001058, 4)]).toEqual([0, 0]);
    });
    expect(answer.report.target.proof).toMatchObject({ halted: true, means: 'watchpoint comparator', place: { address: hex(main + 2), symbol: 'main' } });
    expect(answer.report).toMatchObject({ verdict: 'broken', diagnosis: 'target/breakpoint-unit' });
    expect(answer.live).toEqual(['target/breakpoint-unit', 'target/vtor-differs']);
    expect(findingOf(answer, 'target/vtor-differs')?.message).toContain('When the core halts in main, VTOR is 0x08000000');
    // What was measured goes before what was concluded from the files.
    const rules = answer.report.findings.map(({ rule }) => rule);
    expect(rules.indexOf('breakpoint/unreachable')).toBe(1);
    expect(rules.indexOf('boot/vtor-mismatch')).toBe(rules.indexOf('target/vtor-differs') + 1);
    expect(answer.code).toBe(1);
  });

  it('prints what the guide shows', async () => {
    // Addresses, counts and times may change with the example and the machine; the words and the layout may not.
    const shape = (text: string): string => text.replace(/(?:127\.0\.0\.1|localhost):\d+/, 'HOST:PORT').replace(/0x9000[0-9a-f]{4}/g, '0x9000xxxx').replace(/\d+ ms|\d,\d{3}|main\.c:\d+/g, '#').replace(/\s+/g, ' ').trim();
    const guide = /```text\n(Live target\n[^]*?)```/.exec(readFileSync(new URL('../../../docs/guides/target.md', import.meta.url), 'utf8'))?.[1] ?? '';
    await debugSession({
      ...board,
      use: async (port) => {
        const { out } = await qspiDoctor('target', '--connect', `127.0.0.1:${port}`, brokenFolder, '--reset', '--prove', 'main', '--resume');
        expect(shape(out.slice(0, out.indexOf('\n\n')))).toBe(shape(guide));
      },
    });
  });

  it('cured example: nothing is wrong on the target either, and an ordinary hardware breakpoint halts in main', async () => {
    const main = await addressOf(cured.application, 'main');
    const answer = await ask({ ...board, images: both(cured) }, [curedFolder, '--reset', '--prove', 'main']);
    expect(answer.live).toEqual([]);
    expect(answer.report.target.proof).toMatchObject({ halted: true, means: 'hardware breakpoint', place: { address: hex(main) } });
    expect(answer.report.target.images).toMatchObject([
      { name: 'Application', differing: 0 },
      { name: 'Bootloader', differing: 0 },
    ]);
  });

  it.each([
    ['hla_swd', disco],
    ['dapdirect_swd', dapDirect('stm32l4x')],
  ])('%s: looking changes nothing that a program or another debugger could see', async (_name, openocd) => {
    await debugSession({
      ...board,
      openocd,
      start: 'reset run',
      use: async (port, target) => {
        await until(target, isInApplication);
        const seen = (): unknown => ({
          core: Array.from({ length: 21 }, (_, number) => (target.write(0xe000edf4, 4, number), target.read(0xe000edf8, 4))),
          system: Array.from({ length: 64 }, (_, index) => target.read(0xe000ed00 + 4 * index, 4)).filter((_, index) => index !== 60),
          units: [0xe0001000, 0xe0002000].flatMap((base) => Array.from({ length: 24 }, (_, index) => (index === 1 ? 0 : target.read(base + 4 * index, 4)))),
          controller: Array.from({ length: 8 }, (_, index) => target.read(0xa0001000 + 4 * index, 4)),
          ram: Array.from({ length: 24_576 }, (_, index) => target.read(0x20000000 + 4 * index, 4)).join(),
        });
        // The first connection makes OpenOCD probe the external flash, which uses the controller; what it does itself is not ours.
        await askTarget(port);
        const before = seen();
        const { err } = await askTarget(port, brokenFolder);
        expect(seen()).toEqual(before);
        expect(err).toContain('the core stays halted: --resume lets it run');
      },
    });
  });

  it('within a second: looks at the target, halts in main, and is gone again', async () => {
    let best = Infinity;
    await debugSession({
      ...board,
      use: async (port) => {
        // The best of some: the machine may have other work to do.
        for (let turn = 0; turn < 8 && best >= 1000; turn++) {
          const { time, report } = await askTarget(port, brokenFolder, '--reset', '--prove', 'main');
          expect(report.target.proof?.halted).toBe(true);
          best = Math.min(best, time);
        }
      },
    });
    expect(best).toBeLessThan(1000);
  });

  it('not mapped: a note while the core stands at its reset vector, an error once it has gone on without mapping it', async () => {
    const atReset = await ask({ ...board, start: 'reset halt' }, [brokenFolder]);
    expect(atReset.report.target).toMatchObject({ state: { atReset: true }, windows: [{ mapped: false }] });
    expect(findingOf(atReset, 'target/not-mapped')).toMatchObject({ severity: 'note', message: expect.stringContaining('stands at its reset vector') });
    expect(atReset.report.notChecked).toContainEqual(expect.objectContaining({ rule: 'target/content-differs', why: expect.stringContaining('not mapped') }));
    const gone = await ask({ ...board, openocd: dapDirect('stm32l4x'), start: 'reset halt; step; step' }, [brokenFolder]);
    expect(findingOf(gone, 'target/not-mapped')).toMatchObject({ severity: 'error', message: expect.stringContaining('FMODE 0 (indirect write); CR reads 0x00000000: EN 0') });
  });

  it.each([
    ['erased', (bytes: Uint8Array) => new Uint8Array(bytes.length).fill(0xff)],
    ['shifted', (bytes: Uint8Array) => Uint8Array.from([0xff, ...bytes.subarray(0, -1)])],
    ['other', (bytes: Uint8Array) => bytes.with(0x41, bytes[0x41]! ^ 1)],
  ] as const)('contents that are %s are told as such', async (looks, change) => {
    const image = await imageOf(broken.application);
    const bytes = image.bytesAt(0x90000000, 1024, 'load')!;
    const answer = await ask({ ...board, contents: [{ address: 0x90000000, bytes: change(bytes) }], start: 'reset init' }, [brokenFolder]);
    expect(answer.live).toContain('target/content-differs');
    expect(answer.report.target.images[0]).toMatchObject({ name: 'Application', difference: { looks } });
    expect(answer.report.target.images[1]).toMatchObject({ name: 'Bootloader', differing: 0 });
  });

  it('a running program with the table of the bootloader: while it runs, and in the handler that its interrupt was taken to', async () => {
    const running = await ask({ ...board, start: 'reset run', until: isInApplication }, [brokenFolder]);
    expect(findingOf(running, 'target/vtor-differs')?.message).toMatch(/The program runs \(\w+\) with VTOR at 0x08000000/);
    const handler = await addressOf(broken.bootloader, 'SysTick_Handler');
    await debugSession({
      ...board,
      start: 'reset run',
      use: async (port, target) => {
        await until(target, isInApplication);
        const remote = valueOf(await GdbRemote.connect(connector(port)));
        valueOf(await remote.setBreakpoint('hardware', handler));
        valueOf(await remote.resume());
        valueOf(await remote.waitForStop(20_000));
        valueOf(await remote.clearBreakpoint('hardware', handler));
        valueOf(await remote.detach());
        const inHandler = await askTarget(port, brokenFolder);
        expect(inHandler.report.target.pc).toMatchObject({ address: hex(handler), symbol: 'SysTick_Handler' });
        expect(findingOf(inHandler, 'target/vtor-differs')?.message).toMatch(/SysTick interrupted this program \(at \w+\), and the handler that runs is not its own: SysTick_Handler/);
      },
    });
  });

  it('a function in RAM: a software breakpoint while it runs, a watchpoint comparator from the reset, which the copy at start-up cannot overwrite', async () => {
    const toRam = { file: 'Application/Core/Src/main.c', from: 'static void leds_toggle(void)', to: '__attribute__((section(".RamFunc"))) static void leds_toggle(void)' };
    await withBuild([toRam, ownVectorTable], async ({ bootloader, application }) => {
      const toggle = await addressOf(application, 'leds_toggle');
      await debugSession({
        ...board,
        images: [bootloader, application],
        start: 'reset run',
        use: async (port, target) => {
          await until(target, isInApplication);
          const instruction = () => target.read(toggle, 2);
          const before = instruction();
          const running = await askTarget(port, '--image', application, '--prove', 'leds_toggle', '--time', '20');
          expect(running.report.target.proof).toMatchObject({ halted: true, means: 'software breakpoint', place: { address: hex(toggle), symbol: 'leds_toggle' } });
          expect(instruction()).toBe(before);
          const fromReset = await askTarget(port, '--image', application, '--reset', '--prove', 'leds_toggle', '--time', '20');
          expect(fromReset.report.target.proof).toMatchObject({ halted: true, means: 'watchpoint comparator', place: { symbol: 'leds_toggle' } });
        },
      });
    });
  });

  it('in the system memory: nothing of the project runs', async () => {
    const answer = await ask({ ...board, start: 'reset halt; reg pc 0x1fff0120' }, [brokenFolder]);
    expect(answer.live[0]).toBe('target/in-system-bootloader');
    expect(findingOf(answer, 'target/in-system-bootloader')?.explains).toContain('target/not-mapped');
  });

  it('a jump into erased flash: the fault is put into words, and --prove says where the core is instead', async () => {
    const answer = await ask({ ...board, contents: [{ address: 0x90000000, bytes: new Uint8Array(0x1000).fill(0xff) }] }, [brokenFolder, '--reset', '--prove', 'main', '--time', '0.5']);
    expect(answer.report.target.proof).toMatchObject({ halted: false });
    expect(answer.live).toEqual(expect.arrayContaining(['target/content-differs', 'target/fault', 'target/main-not-reached']));
    expect(findingOf(answer, 'target/content-differs')?.explains).toEqual(expect.arrayContaining(['target/fault', 'target/main-not-reached']));
  });

  it('a core that OpenOCD was told not to halt: what can be read while it runs is read, and --halt halts it', async () => {
    const untouched = 'stm32l4x.cpu configure -event gdb-attach {}; stm32l4x.cpu configure -event gdb-detach {}; reset run';
    await debugSession({
      ...board,
      openocd: hla('stm32l4x'),
      start: untouched,
      use: async (port, target) => {
        const { machine } = target;
        await until(target, isInApplication);
        const running = await askTarget(port, brokenFolder);
        expect(running.report.target).toMatchObject({ state: { halted: false }, pc: null, windows: [{ mapped: true }], images: [{ differing: 0 }, { differing: 0 }] });
        expect(running.report.notChecked).toContainEqual(expect.objectContaining({ rule: 'target/vtor-differs', why: expect.stringContaining('--halt') }));
        expect(running.err).toBe('The core was running all the time, and still is.\n');
        expect(machine.debug.halted).toBe(false);
        const halted = await askTarget(port, brokenFolder, '--halt');
        expect(halted.live).toContain('target/vtor-differs');
        expect(machine.debug.halted).toBe(true);
      },
    });
  });

  it('another chip than the project says', async () => {
    const answer = await ask({ ...board, images: [] }, [brokenFolder, '--device', 'STM32L496AG']);
    expect(findingOf(answer, 'target/device-differs')?.message).toContain('the connected chip says 0x415');
  });
});

describe.skipIf(withoutTools)('qspi-doctor target against OpenOCD and a core that could halt in external flash (STM32H750)', { timeout: 60_000 }, () => {
  const session = (openocd: readonly string[], args: readonly string[]): Promise<Answer> =>
    withFirmware(h750, ({ bootloader, application }) => ask({ device: h750.device, images: [bootloader, application], openocd }, ['--image', application, '--device', 'STM32H750XB', ...args]));

  it('without a flash bank: the memory map says RAM, and GDB would write into flash; a hardware breakpoint would do', async () => {
    const answer = await session(hla('stm32h7x'), ['--reset', '--prove', 'main']);
    expect(answer.report.target.windows[0]).toMatchObject({ mapped: true, breakpoint: 'software' });
    expect(answer.live).toEqual(['target/memory-map-writable']);
    expect(answer.report.diagnosis).toBe('target/memory-map-writable');
    expect(answer.report.target.proof).toMatchObject({ halted: true, means: 'hardware breakpoint' });
  });

  it('with the board file there is nothing to find', async () => {
    const answer = await session(boardFile('stm32h750b-disco'), ['--reset', '--prove', 'main']);
    expect(answer.live).toEqual([]);
    expect(answer.report.target).toMatchObject({ windows: [{ mapped: true, breakpoint: 'hardware' }], proof: { halted: true } });
  });
});
