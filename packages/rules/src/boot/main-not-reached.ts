import type { BootRecord } from '@qspi-doctor/cortex-m';
import { formatAddress, type Remedy } from '@qspi-doctor/diagnostics';
import type { ProgramInputs } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { doubtAbout, imagesOf, openCalls, placeText, startsAtReset, stopText } from './stopped-run.js';

type Subject = Pick<ProgramInputs, 'program' | 'image' | 'boot'> & Partial<Pick<ProgramInputs, 'device'>>;

export const mainNotReached = defineRule({
  id: 'boot/main-not-reached',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'image', 'boot'],
  uses: ['device'],
  docs: {
    what: 'The program, executed from its reset vector, faults or loops for ever before it arrives at `main`.',
    why: 'Between reset and `main` run the start-up file, `SystemInit`, the copy loops and the constructors of global objects. A call of an address without the Thumb bit, a floating-point instruction before the FPU is switched on, a stack or a section where the device has no memory, or an undefined instruction ends the way there. What the simulated core cannot know (an instruction that it lacks, a peripheral that never answers) is reported as not checked, never as this error.',
    symptom: 'The debugger never halts in `main`; halted by hand, the core stands in `HardFault_Handler`, `Default_Handler` or a loop.',
    wrong:
      '```c\nvoid SystemInit(void) { }              /* the FPU stays off */\nfloat gain = compute_gain();           /* C++: runs before main, with FPU instructions */\n```',
    right: '```c\nvoid SystemInit(void) { SCB->CPACR |= (3UL << 20) | (3UL << 22); }   /* CP10 and CP11: full access */\n```',
    sources: ['Armv7-M Architecture Reference Manual B1.5, exception model; B3.2.20, Coprocessor Access Control Register'],
  },
  messages: {
    fault: ({ where, detail, accessed }: { where: string; detail: string; accessed: number | undefined }) =>
      `The program does not arrive at main: it faults in ${where}: ${detail}${accessed === undefined ? '' : ` (${formatAddress(accessed)})`}.`,
    loop: ({ where }: { where: string }) => `The program does not arrive at main: it loops for ever in ${where}.`,
  },
  async check(subject: Subject, report) {
    const { image, boot, device } = subject;
    const { vectorTable, main } = image;
    if (boot.alone.reachesMain || vectorTable === undefined) return;
    const through = boot.throughBootloader();
    if (through?.record.reachesMain) return;
    const started = startsAtReset(vectorTable.address, device?.device);
    const record = started ? boot.alone : through?.record;
    if (record === undefined)
      return report.unknown(`the run ended early: ${stopText(boot.alone, [image])}; other code starts this program and may have prepared what it needs, and that code is not in the folder`);
    if (!started && image.image.bytesAt(record.stop.at, 2) === undefined)
      return report.unknown(`the run of ${through?.bootloader.name ?? 'the bootloader'} ended before this program: ${stopText(record, await imagesOf(through?.bootloader))}`);
    const doubt = doubtAbout(record, image, device?.device);
    if (doubt !== undefined) return report.unknown(doubt);
    const { stop } = record;
    const calls = openCalls(record).filter(({ pc }) => pc !== stop.at);
    // A wild jump ends where there is no code: the instruction that jumped is the place to look at.
    const inImage = image.image.bytesAt(stop.at, 2) !== undefined;
    const place = inImage ? stop.at : (calls[0]?.pc ?? stop.at);
    const where = placeText(place, [image]);
    report({
      ...(stop.kind === 'loop' ? { message: 'loop', data: { where } } : { message: 'fault', data: { where, detail: stop.detail, accessed: stop.accessed } }),
      location: image.locate(place),
      related: [
        ...calls.map(({ pc, target }) => ({ ...image.locate(pc), message: `called ${image.image.functionAt(target)?.name ?? formatAddress(target)}` })),
        ...(main ? [{ ...image.locate(main.address), message: `${main.name}, which was not reached` }] : []),
      ],
      remedies: remediesFor(record),
    });
  },
});

function remediesFor({ stop }: BootRecord): readonly Remedy[] {
  const look = `Halt after reset (monitor reset halt), set a breakpoint at *${formatAddress(stop.at)} or step: that instruction is where the run ends.`;
  const documented = (title: string, ...steps: string[]): Remedy => ({ title, certainty: 'documented', steps });
  if (stop.detail.includes('FPU is off')) {
    return [
      documented(
        'Switch the FPU on before the first floating-point instruction',
        'In SystemInit: SCB->CPACR |= (3UL << 20) | (3UL << 22); then __DSB(); __ISB();',
        "Check that the start-up file calls SystemInit before the constructors (__libc_init_array), and that ST's SystemInit sees __FPU_PRESENT and __FPU_USED as 1.",
      ),
    ];
  }
  if (stop.detail.includes('no such unit'))
    return [
      documented(
        'Compile for the core that the device has',
        'Set -mcpu to the core and -mfloat-abi=soft for a core without a floating-point unit, for libraries as well, and build everything again.',
      ),
    ];
  if (stop.detail.includes('Thumb bit'))
    return [
      documented(
        'Give the address its Thumb bit',
        'In assembler files, mark functions with .type NAME, %function (and .thumb_func), so that their addresses are odd.',
        'An address of 0 is a pointer that nobody filled in: check that the section it lies in is copied by the start-up code, and that weak functions are defined.',
      ),
    ];
  if (stop.kind === 'unmapped')
    return [
      documented(
        'Let the linker script describe the memories that the device has',
        'Compare ORIGIN and LENGTH of the RAM region, and the symbol of the initial stack pointer (_estack), with the part.',
        'Check that copy and zero loops of the start-up code use the symbols of this linker script.',
      ),
    ];
  return [documented('Look at the instruction where the run ends', look, 'The calls that led there are listed as evidence.')];
}
