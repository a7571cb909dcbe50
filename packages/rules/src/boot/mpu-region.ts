import { mpuArchitectureOf } from '@qspi-doctor/devices';
import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import type { ImageInput, ProgramInputs } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { windowAt } from '../external-window.js';
import { MemoryProtection } from './memory-protection.js';

type Subject = Pick<ProgramInputs, 'image' | 'boot' | 'core'> & Partial<Pick<ProgramInputs, 'device'>>;

export const mpuRegion = defineRule({
  id: 'boot/mpu-region',
  since: '0.1.0',
  severity: 'warning',
  needs: ['image', 'boot', 'core'],
  uses: ['device'],
  docs: {
    what: 'A region of the memory protection unit (MPU) has a base address that is no multiple of its size. Found by running the image and following its writes to the MPU.',
    why: 'The MPU of Cortex-M0+, M3, M4 and M7 compares only the address bits above the size of the region. A base with lower bits set is not defined by the architecture; in effect the region lies elsewhere: it takes in memory that it was not meant for, and leaves out some that it was. Where neither holds anything of the program, the finding is a note; where the program itself lies there, an error. (Cortex-M23, M33 and M55 have a base and a limit, and no such rule.)',
    symptom: 'Faults or resets as soon as the MPU is switched on, or a memory that is cached, or not cached, against what was asked for.',
    wrong: '```c\nMPU_InitStruct.BaseAddress = 0x90100000;\nMPU_InitStruct.Size = MPU_REGION_SIZE_2MB;\n```',
    right: '```c\nMPU_InitStruct.BaseAddress = 0x90200000;\nMPU_InitStruct.Size = MPU_REGION_SIZE_2MB;\n```',
    sources: ['Armv7-M Architecture Reference Manual (DDI 0403) B3.5, PMSAv7: MPU_RBAR and MPU_RASR', 'ST PM0253, STM32F7 and STM32H7 programming manual, MPU_RBAR: the base is aligned to the size of the region', 'ST community td-p/830610 (STM32H7B3: reset loop with a region of 32 MB at 0x93170000)'],
  },
  messages: {
    misaligned: ({ region, base, size, where }: { region: number; base: number; size: number; where: string }) =>
      `${where} sets up MPU region ${region} with the base ${formatAddress(base)} and a size of ${formatSize(size)}. The base has to be a multiple of the size: in effect the region is ${formatAddress(base - (base % size))} to ${formatAddress(base - (base % size) + size - 1)}.`,
  },
  check({ image, boot, core, device }: Subject, report) {
    const { main } = image;
    if (mpuArchitectureOf(core.name) !== 7 || main === undefined) return;
    const inside = windowAt(main.address, device?.device) !== undefined;
    // Of programs in the internal flash those that map external memory matter: the run into main would be made for this rule alone.
    if (!inside && !mappers.some((name) => image.image.symbols.find(name) !== undefined)) return;
    const { record } = boot.intoMain();
    const unit = new MemoryProtection(7);
    for (const write of record.mpuWrites) unit.write(write);
    const seen = new Set<number>();
    for (const { region, base, size, pc } of unit.misaligned) {
      // What a bootloader does is reported for the bootloader.
      if (seen.has(region) || image.image.bytesAt(pc, 2) === undefined || (!inside && windowAt(base, device?.device) === undefined)) continue;
      seen.add(region);
      report({
        message: 'misaligned',
        data: { region, base, size, where: `${image.image.functionAt(pc)?.name ?? 'code'} at ${formatAddress(pc)}` },
        location: image.locate(pc),
        // Of a bootloader, what the region serves is the application, which is not in this image.
        severity: inside ? severityOf(image, base, size) : 'warning',
        explains: ['boot/execute-never'],
        remedies: [
          {
            title: 'Choose a base that is a multiple of the size',
            certainty: 'documented',
            steps: [`Of this size: ${formatAddress(base - (base % size))} or ${formatAddress(base - (base % size) + size)}.`, 'Or build the area from several smaller regions, or from a larger one with sub-regions switched off.'],
          },
        ],
      });
    }
  },
});

/** ST's drivers: what maps serial memory into the address space. */
const mappers: readonly string[] = ['HAL_QSPI_MemoryMapped', 'HAL_OSPI_MemoryMapped', 'HAL_XSPI_MemoryMapped'];

/** By what lies where the region that is meant and the region in effect differ. */
function severityOf({ image, main }: ImageInput, base: number, size: number): 'error' | 'warning' | 'note' {
  const start = base - (base % size);
  const differs = (low: number, high: number) => (low < base && high > start) || (low < base + size && high > start + size);
  if (main !== undefined && differs(main.address, main.address + 1)) return 'error';
  return image.segments.some(({ type, virtualAddress, memorySize }) => type === 'load' && memorySize > 0 && differs(virtualAddress, virtualAddress + memorySize)) ? 'warning' : 'note';
}
