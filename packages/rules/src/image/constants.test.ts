import { bytesSource, readImage } from '@qspi-doctor/elf';
import { buildFirmware } from '@qspi-doctor/testkit';
import { expect, it } from 'vitest';
import { constantsIn } from './constants.js';

it('finds the address at which a bootloader looks for its application', async () => {
  const { value } = await readImage(bytesSource(buildFirmware({ table: 0x08000000, startsTableAt: 0x90100000 })));
  expect([...constantsIn(value!, 0x90000000, 0xa0000000)]).toEqual([0x90100000]);
});
