import { isExecuteNeverByDefault, mpuArchitectureOf, type MpuArchitecture } from '@qspi-doctor/devices';
import { formatAddress, type Location } from '@qspi-doctor/diagnostics';
import { isPresent, type ImageInput, type ProgramInputs } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { windowAt } from '../external-window.js';
import { MemoryProtection, type MpuWrite, type Refusal } from './memory-protection.js';

type Subject = Pick<ProgramInputs, 'program' | 'image' | 'boot' | 'core'> & Partial<Pick<ProgramInputs, 'device'>>;

export const executeNever = defineRule({
  id: 'boot/execute-never',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'image', 'boot', 'core'],
  uses: ['device'],
  docs: {
    what: 'The program runs where the core may not execute: in a range that the default memory map makes execute-never (0xA0000000 and up, where HSPI1 and SDRAM are), or in a region that the memory protection unit (MPU) was given without the right to execute. Found by running the image and following its writes to the MPU.',
    why: 'The architecture divides the address space. From 0xA0000000 to 0xDFFFFFFF it expects devices, and instructions are never fetched from there unless an MPU region says otherwise. A region with XN set, or an MPU that is switched on without a region for the external flash and without the default map as background, forbids execution in the same way.',
    symptom: 'MemManage fault or HardFault at the first instruction of the application (CFSR.IACCVIOL), or at the one after the MPU was switched on.',
    wrong: '```c\nMPU_InitStruct.BaseAddress = 0x90000000;\nMPU_InitStruct.DisableExec = MPU_INSTRUCTION_ACCESS_DISABLE;      /* the program is there */\n```',
    right: '```c\nMPU_InitStruct.BaseAddress = 0x90000000;\nMPU_InitStruct.DisableExec = MPU_INSTRUCTION_ACCESS_ENABLE;\n```',
    sources: [
      'Armv7-M Architecture Reference Manual (DDI 0403) B3.1, The system address map; B3.5, Protected Memory System Architecture, PMSAv7',
      'Armv8-M Architecture Reference Manual (DDI 0553), The system address map; Protected Memory System Architecture, PMSAv8',
    ],
  },
  messages: {
    default: ({ address, who }: { address: number; who: string }) =>
      `The program starts at ${formatAddress(address)}, where the default memory map forbids execution (execute-never from 0xa0000000 on), and ${who} gives the MPU no region that allows it: the core faults there.`,
    region: ({ address, region, where }: { address: number; region: number; where: string }) =>
      `MPU region ${region}, set up in ${where}, forbids execution at ${formatAddress(address)}, where the program runs: the core faults there.`,
    background: ({ address, where }: { address: number; where: string }) =>
      `${where} switches the MPU on without the default map as background, and no region allows execution at ${formatAddress(address)}, where the program runs: the core faults there.`,
  },
  async check({ program, image, boot, core, device }: Subject, report) {
    const { vectorTable, main } = image;
    const architecture = mpuArchitectureOf(core.name);
    if (vectorTable === undefined || architecture === undefined) return;
    const reset = (vectorTable.resetHandler & ~1) >>> 0;
    if (windowAt(reset, device?.device) === undefined && windowAt(main?.address ?? reset, device?.device) === undefined) return;
    const whole = boot.intoMain();
    const handed = boot.untilHandOver();
    // What starts the program may set up the MPU: without it nothing is known of the state at the first instruction.
    if (handed === undefined && whole.bootloader === undefined && isExecuteNeverByDefault(reset))
      return report.unknown(
        `${formatAddress(reset)} is execute-never unless the MPU says otherwise, and ${program.bootloader ? `the run of ${program.bootloader.name} does not show what it tells the MPU` : 'the code that starts the program is not in this folder'}`,
      );
    const starter = whole.bootloader ?? handed?.bootloader;
    const opened = await starter?.open('image');
    const other = opened !== undefined && isPresent(opened) ? opened.value : undefined;
    const found = handed === undefined ? undefined : refusedAfter(handed.record.mpuWrites, architecture, reset);
    const refused = found ?? refusedOnTheWay(whole.record.mpuWrites, architecture, main?.address, image);
    if (refused === undefined) return;
    const { address, refusal } = refused;
    const owner = (pc: number) => (image.image.bytesAt(pc, 2) === undefined && other !== undefined ? other : image);
    const place = (pc: number): Location => owner(pc).locate(pc);
    const where = (pc: number) => `${owner(pc).image.functionAt(pc)?.name ?? 'code'} at ${formatAddress(pc)}`;
    const pc = refusal.pc;
    report({
      ...(refusal.by === 'default' || pc === undefined
        ? { message: 'default', data: { address, who: starter?.name ?? 'its start-up code' } }
        : refusal.by === 'region'
          ? { message: 'region', data: { address, region: refusal.region ?? 0, where: where(pc) } }
          : { message: 'background', data: { address, where: where(pc) } }),
      location: pc === undefined ? image.locate(address) : place(pc),
      ...(pc === undefined ? {} : { related: [{ ...image.locate(address), message: 'the code that may not be executed' }] }),
      explains: ['boot/main-not-reached'],
      remedies: [
        {
          title: 'Give the MPU a region for the external memory that allows execution',
          certainty: 'documented',
          steps: [
            'Before the jump, in the program that starts this one: a region with the base and the size of the memory, read access, and DisableExec = MPU_INSTRUCTION_ACCESS_ENABLE.',
            'Switch the MPU on with MPU_PRIVILEGED_DEFAULT, so that the default map stays for all that no region names.',
          ],
        },
      ],
    });
  },
});

/** State after all writes, for the first instruction of the application. */
function refusedAfter(writes: readonly MpuWrite[], architecture: MpuArchitecture, address: number): { address: number; refusal: Refusal } | undefined {
  const unit = new MemoryProtection(architecture);
  for (const write of writes) unit.write(write);
  const refusal = unit.refusal(address);
  return refusal && { address, refusal };
}

/** A write that takes the right to execute from the very code that makes it, or from main. */
function refusedOnTheWay(writes: readonly MpuWrite[], architecture: MpuArchitecture, main: number | undefined, image: ImageInput): { address: number; refusal: Refusal } | undefined {
  const unit = new MemoryProtection(architecture);
  for (const write of writes) {
    unit.write(write);
    const own = image.image.bytesAt(write.pc, 2) !== undefined;
    const refusal = own ? unit.refusal(write.pc) : undefined;
    if (refusal !== undefined && refusal.by !== 'default') return { address: write.pc, refusal };
  }
  const refusal = main === undefined || writes.length === 0 ? undefined : unit.refusal((main & ~1) >>> 0);
  return refusal === undefined || refusal.by === 'default' || main === undefined ? undefined : { address: (main & ~1) >>> 0, refusal };
}
