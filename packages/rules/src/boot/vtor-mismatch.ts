import { formatAddress } from '@qspi-doctor/diagnostics';
import type { ProgramInputs } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { sourcesOfVectorBase } from '../project/vector-base-evidence.js';
import { imagesOf, stopText } from './stopped-run.js';

type Subject = Pick<ProgramInputs, 'image' | 'boot' | 'program'> & Partial<Pick<ProgramInputs, 'device'>>;

export const vtorMismatch = defineRule({
  id: 'boot/vtor-mismatch',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'image', 'boot'],
  uses: ['device'],
  docs: {
    what: 'When `main` starts, the vector table offset register (VTOR) does not point to the vector table of this image. Found by executing the image from its reset vector.',
    why: "Every interrupt goes through the table that VTOR points to. ST's older `SystemInit` templates (and those of U5 and H5 to this day) write `FLASH_BASE | VECT_TAB_OFFSET` into it, which is the bootloader's table, not that of an application in external flash.",
    symptom:
      "The program runs until the first interrupt: then the bootloader's handler is called. `HAL_Delay` never returns, or the core ends in `Default_Handler` or a HardFault; breakpoints in the application's own handlers never hit.",
    wrong: '```c\n/* SystemInit of an application that is linked at 0x90000000 */\nSCB->VTOR = FLASH_BASE | VECT_TAB_OFFSET;\n```',
    right: '```c\nextern uint32_t g_pfnVectors[];\nSCB->VTOR = (uint32_t)g_pfnVectors;   /* follows the linker script */\n```',
    sources: [
      'Armv7-M Architecture Reference Manual B3.2.5, Vector Table Offset Register',
      'STMicroelectronics cmsis_device_l4, cmsis_device_f7, cmsis_device_h7: history of Source/Templates/system_stm32*.c',
    ],
  },
  messages: {
    elsewhere: ({ vtor, table, owner }: { vtor: number; table: number; owner: string }) =>
      `When main starts, VTOR is ${formatAddress(vtor)}${owner}. This program's own vector table is at ${formatAddress(table)}: every interrupt, the SysTick of HAL_Delay included, runs the wrong handler.`,
  },
  async check(subject: Subject, report) {
    const { image, boot, program } = subject;
    const { vectorTable } = image;
    const { vtorAtMain } = boot;
    if (vectorTable === undefined) return report.unknown('the image has no vector table');
    if (vtorAtMain === undefined) return report.unknown(await whyUnknown(subject));
    if (boot.sameMemory(vtorAtMain.value, vectorTable.address)) return;
    if (boot.correctedInMain !== undefined || isTableOfTheImage(vtorAtMain.value, subject)) return;
    const bootTable = ownerOf(vtorAtMain.value, subject);
    const inSources = await sourcesOfVectorBase(program, vtorAtMain.value, vectorTable.address);
    const location = vtorAtMain.writtenAt === undefined || vtorAtMain.by === 'bootloader' ? image.location : image.locate(vtorAtMain.writtenAt);
    report({
      message: 'elsewhere',
      data: { vtor: vtorAtMain.value, table: vectorTable.address, owner: bootTable ? ` (${bootTable})` : '' },
      location,
      related: [...(inSources?.related ?? []).filter(({ file, line }) => file !== location.file || line !== location.line), { ...image.locate(vectorTable.address), message: `the vector table of this image, at ${formatAddress(vectorTable.address)}` }],
      remedies: [
        inSources?.remedy ?? {
          title: "Let VTOR follow the linker script: point it to the image's own table",
          certainty: 'documented',
          steps: [
            'In SystemInit (system_stm32….c), write: extern uint32_t g_pfnVectors[]; SCB->VTOR = (uint32_t)g_pfnVectors; (g_pfnVectors is the name in ST start-up files).',
            `Or keep the literal, and give it this table: SCB->VTOR = ${formatAddress(vectorTable.address)};`,
            'With the newer template, define USER_VECT_TAB_ADDRESS and set both VECT_TAB_BASE_ADDRESS and VECT_TAB_OFFSET: the default base is the internal flash.',
            'Build again, program, and read 0xE000ED08 at main.',
          ],
        },
      ],
    });
  },
});

async function whyUnknown({ boot, image, program }: Subject): Promise<string> {
  const { reachesMain } = boot.alone;
  if (!reachesMain) return `the run from reset did not reach main: ${stopText(boot.alone, [image])}`;
  if (boot.chained)
    return `${image.file} does not write VTOR, and the run of ${boot.chained.bootloader.name} did not reach its main: ${stopText(boot.chained.record, [...(await imagesOf(boot.chained.bootloader)), image])}`;
  return program.bootloader
    ? `${image.file} does not write VTOR, and ${program.bootloader.name}, which starts it, has no image to run`
    : `${image.file} does not write VTOR: it is what the code that starts the program left, and that is not in this folder`;
}

/** A table of the image's own elsewhere (a copy in RAM, a second table) is no defect: its author moved it there. */
function isTableOfTheImage(vtor: number, { image, device }: Subject): boolean {
  const memory = device?.device.memoryAt(vtor);
  if (memory && 'kind' in memory && memory.kind !== 'flash' && memory.kind !== 'system') return true;
  if (memory === undefined && vtor >= 0x10000000 && vtor < 0x40000000 && !(vtor >= 0x1ff00000 && vtor < 0x20000000)) return true;
  return image.image.segments.some(({ type, virtualAddress, fileSize }) => type === 'load' && vtor >= virtualAddress && vtor - virtualAddress < fileSize);
}

function ownerOf(vtor: number, { program, device, image }: Subject): string | undefined {
  if (program.bootloader && device?.device.memories.some(({ kind, origin }) => kind === 'flash' && origin === vtor))
    return `the vector table of ${program.bootloader.name}`;
  const memory = device?.device.memoryAt(vtor);
  return memory && 'kind' in memory && memory.kind === 'flash' && vtor !== image.vectorTable?.address ? 'the start of the internal flash' : undefined;
}
