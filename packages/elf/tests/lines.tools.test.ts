import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import type { Image } from '../src/index.js';
import { Workbench, imageOf } from './toolchain.js';

/** All even addresses of sections with code. */
function codeAddresses(image: Image): number[] {
  return image.sections
    .filter(({ executable, type }) => executable && type === 'progbits')
    .flatMap(({ address, size }) => Array.from({ length: size >> 1 }, (_, index) => address + index * 2));
}

/** addr2line's answers: where it knows no line (it then falls back on the names of symbols), undefined. */
function addressesToLines(bench: Workbench, path: string, addresses: readonly number[]): (string | undefined)[] {
  const { stdout } = runTool('arm-none-eabi-addr2line', ['-e', path], {
    cwd: bench.folder,
    input: addresses.map((address) => address.toString(16)).join('\n'),
  });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => (/:(?:\?|0)$/.test(line) ? undefined : line.replace(/ \(discriminator \d+\)$/, '')));
}

describe.skipIf(withoutTools)('source lines and functions, beside addr2line and objdump', () => {
  let bench: Workbench;
  beforeAll(() => {
    bench = new Workbench();
  });
  afterAll(() => bench.remove());

  const versions = ['2', '3', '4', '5'];
  const builds: [string, () => string][] = [
    ...versions.flatMap((version) =>
      ['-O0', '-O2', '-Os'].map((level): [string, () => string] => [
        `C, DWARF ${version}, ${level}`,
        () => bench.c(`c${version}${level}.elf`, `-gdwarf-${version}`, level, '-ffunction-sections', '-Wl,--gc-sections'),
      ]),
    ),
    ...versions.map((version): [string, () => string] => [`C++, DWARF ${version}`, () => bench.cpp(`cpp${version}.elf`, `-gdwarf-${version}`, '-O1')]),
    ['strict DWARF 4 in 64-bit format', () => bench.c('wide.elf', '-gdwarf-4', '-gdwarf64', '-O1')],
    ['DWARF 5 in 64-bit format', () => bench.c('wide5.elf', '-gdwarf-5', '-gdwarf64', '-O1')],
    ['link-time optimisation', () => bench.c('lto.elf', '-g', '-O2', '-flto')],
    ['compressed', () => bench.c('gz.elf', '-g', '-O1', '-gz', '-Wl,--compress-debug-sections=zlib')],
    ['compressed in the old way', () => bench.c('zdebug.elf', '-g', '-O1', '-Wl,--compress-debug-sections=zlib-gnu')],
    ['producer paths mapped', () => bench.c('mapped.elf', '-g', '-O1', `-ffile-prefix-map=${bench.folder}=.`)],
    ['big endian', () => bench.c('big.elf', '-mcpu=cortex-m3', '-mbig-endian', '-g', '-O1')],
    [
      'old and new DWARF mixed',
      () => {
        bench.run('arm-none-eabi-gcc', '-mcpu=cortex-m4', '-gdwarf-2', '-Iinc', '-O1', '-c', 'driver.c', '-o', 'driver.o');
        bench.run('arm-none-eabi-gcc', '-mcpu=cortex-m4', '-gdwarf-5', '-Iinc', '-O1', '-nostdlib', '-Tfirmware.ld', 'main.c', 'driver.o', '-o', 'mixed.elf');
        return 'mixed.elf';
      },
    ],
    [
      'code at address 0, dropped functions there too',
      () => bench.c('zero.elf', '-g', '-O1', '-ffunction-sections', '-Wl,--gc-sections', '-Wl,--defsym=origin=0'),
    ],
  ];

  it.each(builds)('%s', async (_name, make) => {
    const path = make();
    const image = await imageOf(bench.bytes(path));
    const addresses = codeAddresses(image);
    const theirs = addressesToLines(bench, path, addresses);
    const ours = addresses.map((address) => {
      const at = image.lineAt(address);
      return at && at.line > 0 ? `${at.file}:${at.line}` : undefined;
    });
    const differing = addresses.flatMap((address, index) =>
      ours[index] === theirs[index] ? [] : [`${address.toString(16)}: ${ours[index]} | ${theirs[index]}`],
    );
    expect(differing).toEqual([]);
    expect(ours.filter((line) => line !== undefined).length).toBeGreaterThan(40);
    expect(image.lineAt(addresses[0] ?? 0)).toEqual(image.lineAt((addresses[0] ?? 0) + 1));
    expect(image.lineAt(0x70000000)).toBeUndefined();
    expect(image.problems).toEqual([]);
  });

  it('real code at address 0 is told from dropped code that lies there as well', async () => {
    bench.run(
      'arm-none-eabi-gcc',
      '-mcpu=cortex-m4',
      '-Iinc',
      '-g',
      '-O1',
      '-ffunction-sections',
      '-nostdlib',
      '-Ttext=0',
      '-Wl,--gc-sections,-e,driver_read',
      'driver.c',
      '-o',
      'zero.elf',
    );
    const image = await imageOf(bench.bytes('zero.elf'));
    const source = Buffer.from(bench.bytes('driver.c')).toString().split('\n');
    expect(image.symbols.find('driver_read')?.address).toBe(0);
    expect(image.symbols.find('driver_write')).toBeUndefined();
    expect(source[(image.lineAt(0)?.line ?? 0) - 1]).toMatch(/unsigned value = registers/);
    expect(image.functionAt(0)?.name).toBe('driver_read');
  });

  it.each(['little', 'big'])('rows of an object, %s endian, as objdump decodes them', async (order) => {
    bench.run('arm-none-eabi-gcc', '-mcpu=cortex-m3', `-m${order}-endian`, '-g', '-O1', '-Iinc', '-c', 'driver.c', '-o', 'driver.o');
    const image = await imageOf(bench.bytes('driver.o'));
    const rows = [...bench.run('arm-none-eabi-objdump', '--dwarf=decodedline', 'driver.o').matchAll(/^(\S+) +(\d+) +(0x\w+|0)\b/gm)].map(
      ([, file, line, address]) => ({ file, line: Number(line), address: Number(address) }),
    );
    const last = new Map(rows.map((row) => [row.address, row]));
    expect(last.size).toBeGreaterThan(5);
    for (const { file, line, address } of last.values()) {
      const at = image.lineAt(address);
      expect({ file: at?.file.split('/').at(-1), line: at?.line }).toEqual({ file, line });
    }
  });

  it('columns point at the token in the source', async () => {
    const image = await imageOf(bench.bytes(bench.c('columns.elf', '-g', '-O0')));
    const main = image.symbols.find('main');
    const source = Buffer.from(bench.bytes('main.c')).toString().split('\n');
    const at = image.lineAt(main?.address ?? 0);
    expect(at?.file).toBe(`${bench.folder}/main.c`);
    expect(source[(at?.line ?? 0) - 1]?.slice((at?.column ?? 0) - 1)).toBe('{');
  });

  it('functions by symbols, and by DWARF where the symbols are gone', async () => {
    for (const version of versions) {
      const path = bench.c(`f${version}.elf`, `-gdwarf-${version}`, '-O1', '-ffunction-sections', '-Wl,--gc-sections');
      bench.run('arm-none-eabi-objcopy', '--strip-all', '--keep-section=.debug*', path, 'bare.elf');
      const full = await imageOf(bench.bytes(path));
      const bare = await imageOf(bench.bytes('bare.elf'));
      expect(bare.symbols.count).toBe(0);
      for (const symbol of full.symbols) {
        if (symbol.type !== 'function' || symbol.size === 0 || /^(?:NMI|HardFault)_Handler$|_veneer$/.test(symbol.name)) continue;
        const extent = { low: symbol.address, high: symbol.address + symbol.size };
        expect(full.functionAt(symbol.address + symbol.size - 1), symbol.name).toMatchObject(extent);
        expect(bare.functionAt(symbol.value), symbol.name).toEqual({ ...extent, name: symbol.name });
      }
      expect(bare.problems).toEqual([]);
    }
  });

  it('C++ functions by DWARF have the names that their symbols have', async () => {
    for (const version of versions) {
      const path = bench.cpp(`n${version}.elf`, `-gdwarf-${version}`, '-O0');
      bench.run('arm-none-eabi-objcopy', '--strip-all', '--keep-section=.debug*', path, 'bare.elf');
      const full = await imageOf(bench.bytes(path));
      const bare = await imageOf(bench.bytes('bare.elf'));
      let compared = 0;
      for (const symbol of full.symbols) {
        if (symbol.type !== 'function' || symbol.size === 0 || full.symbols.startingAt(symbol.address).length > 1) continue;
        // The name of a constructor's or destructor's DWARF entry is that of one of its several symbols.
        if (/[CD]\d/.test(symbol.name)) continue;
        expect(bare.functionAt(symbol.address)?.name).toBe(symbol.name);
        compared++;
      }
      expect(compared).toBeGreaterThan(4);
    }
  });

  it('functions that link-time optimisation moved into another unit keep their names', async () => {
    bench.run('arm-none-eabi-objcopy', '--strip-all', '--keep-section=.debug*', bench.c('lto.elf', '-g', '-O2', '-flto', '-fno-inline'), 'bare.elf');
    const full = await imageOf(bench.bytes('lto.elf'));
    const bare = await imageOf(bench.bytes('bare.elf'));
    const functions = [...full.symbols].filter(({ type, size, name }) => type === 'function' && size > 0 && !/^(?:NMI|HardFault)_Handler$|_veneer$/.test(name));
    expect(functions.length).toBeGreaterThan(3);
    // The compiler marks clones by a suffix that the source, and so the debug information, does not have.
    for (const { name, address, size } of functions)
      expect(bare.functionAt(address)).toEqual({ name: name.replace(/\..*$/, ''), low: address, high: address + size });
  });

  it('names the compilers', async () => {
    const image = await imageOf(bench.bytes(bench.c('who.elf', '-g', '-O1')));
    expect(image.hasDebugInfo).toBe(true);
    expect(image.producers.some((text) => text.startsWith('GCC: ('))).toBe(true);
    expect(image.producers.some((text) => /^GNU C17 .*-mcpu=cortex-m4/.test(text))).toBe(true);
    expect((await imageOf(bench.bytes(bench.c('plain.elf')))).hasDebugInfo).toBe(false);
  });
});
