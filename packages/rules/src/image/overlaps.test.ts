import { buildFirmware, buildImage } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { overlaps } from './overlaps.js';

const boot = buildFirmware({ table: 0x08000000, startsTableAt: 0x08008000 });
const run = (application: Uint8Array, origin: number) =>
  runRuleOn(overlaps, {
    'App/app.ld': script(origin, { name: 'ROM', length: '64K' }),
    ...cubeProject('App', { linkerScript: 'app.ld' }),
    'App/Debug/App.elf': application,
    'Boot/flash.ld': script(0x08000000, { name: 'FLASH', length: '32K' }),
    ...cubeProject('Boot', { name: 'Boot', linkerScript: 'flash.ld' }),
    'Boot/Debug/Boot.elf': boot,
  });

describe('image/overlaps', () => {
  it('finds an application that begins inside the bootloader', async () => {
    const { findings } = await run(buildFirmware({ table: 0x08000100 }), 0x08000100);
    expect(findings).toMatchObject([
      { severity: 'error', program: 'App', messageId: 'both', data: { low: 0x08000100, bootloader: 'Boot' }, related: [{ file: 'Boot/Debug/Boot.elf' }] },
    ]);
  });

  it.each([
    ['stands behind it', buildFirmware({ table: 0x08008000 }), 0x08008000],
    ['is in external flash', buildFirmware({ table: 0x90000000 }), 0x90000000],
    ['stands behind it, with the headers of its file in the first segment', withHeadersLoaded(buildFirmware({ table: 0x08000200 })), 0x08000200],
    ['carries the very same bootloader', carrying(boot), 0x90000000],
  ])('is silent where the application %s', async (_, application, origin) => {
    expect((await run(application, origin)).findings).toEqual([]);
  });

  it('notes a bootloader of another build inside the application', async () => {
    const { findings } = await run(carrying(buildFirmware({ table: 0x08000000, startsTableAt: 0x90000000 })), 0x90000000);
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'copy' }]);
  });
});

/** An application at 0x90000000 that was linked with a bootloader as a binary file. */
function carrying(bootloader: Uint8Array): Uint8Array {
  const view = new DataView(bootloader.buffer);
  const headers = view.getUint32(28, true);
  const piece = (index: number) => {
    const [, offset = 0, address = 0, , size = 0] = Array.from({ length: 5 }, (_, field) => view.getUint32(headers + 32 * index + 4 * field, true));
    return { address, bytes: bootloader.slice(offset, offset + size) };
  };
  const [vectors, code] = [piece(0), piece(1)];
  const application = new DataView(new ArrayBuffer(512));
  application.setUint32(0, 0x20018000, true);
  application.setUint32(4, 0x90000101, true);
  return buildImage({
    entry: 0x90000101,
    sections: [
      { name: '.bootloader', address: vectors.address, bytes: new Uint8Array([...vectors.bytes, ...code.bytes]) },
      { name: '.isr_vector', address: 0x90000000, bytes: new Uint8Array(application.buffer), executable: true },
    ],
    symbols: [{ name: 'g_pfnVectors', value: 0x90000000, size: 256, type: 'object' }],
  });
}

/** The first segment begins with the file, as ld lays it out where pages are large: System V ABI, program header at 52, offsets 4 to 20. */
function withHeadersLoaded(image: Uint8Array): Uint8Array {
  const changed = new Uint8Array(image);
  const view = new DataView(changed.buffer);
  const offset = view.getUint32(52 + 4, true);
  view.setUint32(52 + 4, 0, true);
  for (const field of [8, 12]) view.setUint32(52 + field, view.getUint32(52 + field, true) - offset, true);
  for (const field of [16, 20]) view.setUint32(52 + field, view.getUint32(52 + field, true) + offset, true);
  return changed;
}
