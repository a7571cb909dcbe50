import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFirmware, buildImage } from '@qspi-doctor/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qspiDoctor, qspiDoctorIn } from '../../tests/fake-terminal.js';

const schemaOf = (name: string) =>
  new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(new URL(`../../../../packages/report/schema/${name}.schema.json`, import.meta.url), 'utf8')) as object,
  );
const validate = schemaOf('image-1');
const validateChanges = schemaOf('image-changes-1');
const application = 'examples/l476g-disco-qspi/Application/Debug/Application.elf';
const bootloader = 'examples/l476g-disco-qspi/Bootloader/Debug/Bootloader.elf';

interface Page {
  readonly vectors: { readonly address: string; readonly handlers: readonly { readonly symbol: string | null }[] };
  readonly main: { readonly address: string; readonly source: { readonly file: string; readonly line: number } };
  readonly boot: {
    readonly reachesMain: boolean;
    readonly vtor: string;
    readonly peripherals: readonly {
      readonly name: string;
      readonly writes: number;
      readonly first: { readonly symbol: string; readonly source: { readonly file: string } };
    }[];
  };
  readonly loader: { readonly name: string; readonly start: string; readonly size: number } | null;
}

async function pageOf(...args: string[]): Promise<Page> {
  const { out, code } = await qspiDoctor('image', ...args, '--format', 'json');
  expect(code).toBe(0);
  const page: unknown = JSON.parse(out);
  validate(page);
  expect(validate.errors).toBeNull();
  return page as Page;
}

describe('qspi-doctor image', () => {
  let folder = '';
  const put = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return name;
  };
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-image-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('tells what is in an application, in a form that machines can read', async () => {
    const page = await pageOf(application, '--device', 'STM32L476VG');
    expect(page).toMatchObject({
      type: 'executable',
      machine: 'ARM',
      device: 'STM32L476VG',
      possibleCores: ['cortex-m4', 'cortex-m7'],
      vectors: { address: '0x90000000', plausible: true, initialStackPointer: '0x20018000' },
      main: { address: '0x900002e8', source: { file: expect.stringContaining('main.c') } },
      boot: { reachesMain: true, vtor: '0x08000000', vtorWrites: [{ symbol: 'SystemInit' }] },
      problems: [],
    });
    expect(page.vectors.handlers[0]).toEqual({ index: 1, exception: 'Reset', value: expect.any(String), symbol: 'Reset_Handler' });
  });

  it('says who touched the controller of the external memory, and where', async () => {
    const { boot } = await pageOf(bootloader, '--device', 'STM32L476VG');
    expect(boot.peripherals.find(({ name }) => name === 'QUADSPI')).toMatchObject({
      first: { symbol: 'external_flash_map', source: { file: expect.stringContaining('external_flash.c') } },
    });
  });

  it('shows a page of at most 80 columns', async () => {
    const { out, code } = await qspiDoctor('image', application, '--device', 'STM32L476VG');
    expect(code).toBe(0);
    for (const heading of ['Programmed at', 'Runs at', 'Vector table', 'Symbols that matter', 'From reset', 'Biggest symbols']) expect(out).toContain(heading);
    expect(out).toContain('Application/Core/Src/main.c:');
    expect(out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  });

  it('leaves the run and the symbols out where it is told to', async () => {
    const { out } = await qspiDoctor('image', application, '--no-boot', '--top', '0');
    expect(out).toContain('not run');
    expect(out).not.toContain('Biggest symbols');
  });

  it('reads the StorageInfo of an external loader', async () => {
    const info = new DataView(new ArrayBuffer(200));
    [...'N25Q128A_STM32L476G-DISCO'].forEach((character, index) => info.setUint8(index, character.charCodeAt(0)));
    info.setUint16(100, 3, true);
    [0x90000000, 0x01000000, 256, 0xff, 256, 65536].forEach((value, index) => info.setUint32(104 + 4 * index, value, true));
    const loader = buildImage({
      entry: 0,
      sections: [{ name: 'DevInfo', address: 0x20000100, bytes: new Uint8Array(info.buffer) }],
      symbols: [{ name: 'StorageInfo', value: 0x20000100, size: 200, type: 'object' }],
    });
    const { out } = await qspiDoctorIn(folder, 'image', put('x.stldr', loader));
    expect(out).toContain('N25Q128A_STM32L476G-DISCO');
    expect(out).toContain('NOR_FLASH at 0x90000000 to 0x90ffffff (16 MB)');
    expect(out).toContain('256 of 64 KB');
  });

  it('lets no character of a file reach the terminal that could steer it', async () => {
    const evil = '\u001b[31mmain\u202e\u0007';
    const image = buildImage({
      entry: 0x08000009,
      sections: [{ name: `.text${evil}`, address: 0x08000000, bytes: new Uint8Array([0, 0x80, 1, 0x20, 9, 0, 0, 8, 0xfe, 0xe7, 0, 0]), executable: true }],
      symbols: [{ name: evil, value: 0x08000009, size: 2, type: 'function' }],
    });
    const { out } = await qspiDoctorIn(folder, 'image', put('evil.elf', image));
    expect(out).toContain('<1b>');
    expect(out.match(/[\u0000-\u0009\u000b-\u001f\u202e]/g)).toBeNull();
  });

  it('tells what changed between two files', async () => {
    const cured = 'examples/l476g-disco-qspi-cured/Application/Debug/Application.elf';
    const { out, code } = await qspiDoctor('image', application, cured, '--device', 'STM32L476VG', '--format', 'json');
    expect(code).toBe(0);
    const changes: unknown = JSON.parse(out);
    validateChanges(changes);
    expect(validateChanges.errors).toBeNull();
    expect(changes).toMatchObject({
      before: application,
      after: cured,
      facts: expect.arrayContaining([expect.objectContaining({ what: 'VTOR', before: '0x08000000' })]),
    });
    const page = await qspiDoctor('image', application, cured, '--device', 'STM32L476VG');
    expect(page.out).toContain('SystemInit');
    expect(page.out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  });

  it('finds no difference between a file and itself', async () => {
    expect((await qspiDoctor('image', application, application)).out).toContain('No difference');
  });

  it('writes a file where it is asked to', async () => {
    const { code, out, err } = await qspiDoctorIn(
      folder,
      'image',
      put('app.elf', buildFirmware({ table: 0x90000000 })),
      '--output',
      'page.json',
      '--format',
      'json',
    );
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('page.json');
    expect(JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8'))).toMatchObject({ version: 1 });
  });

  it.each([
    [['missing.elf'], 'There is no file missing.elf'],
    [['.'], 'is a folder'],
    [[], 'Name an ELF file'],
    [['text.txt'], 'is not a file that can be examined'],
    [['empty.elf'], 'is not a file that can be examined'],
    [['text.txt', '--device', 'STM32Z9'], 'no STM32'],
    [['text.txt', '--top', 'many'], '--top takes a number'],
    [['text.txt', '--format', 'docx'], '--format takes'],
  ])('answers %j with a sentence and exit code 2', async (args, message) => {
    put('text.txt', ':020000040800F2\n');
    put('empty.elf', '');
    const { code, out, err } = await qspiDoctorIn(folder, 'image', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('helps', async () => {
    const { code, out } = await qspiDoctor('image', '--help');
    expect(code).toBe(0);
    expect(out).toContain('Examples');
  });
});
