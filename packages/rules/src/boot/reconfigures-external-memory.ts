import { formatAddress, type Remedy } from '@qspi-doctor/diagnostics';
import { isPresent, type ProgramInputs } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { calledInitialisation } from './called-initialisation.js';
import { clockChange } from './clock-registers.js';
import { controllerAt, octospi, offsetIn, quadspi, resetsIt, type Controller } from './controller-registers.js';

type Subject = Pick<ProgramInputs, 'program' | 'device'> & Partial<Pick<ProgramInputs, 'image' | 'boot'>>;
type Write = { readonly address: number; readonly value: number; readonly pc: number };

export const reconfiguresExternalMemory = defineRule({
  id: 'boot/reconfigures-external-memory',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'device'],
  uses: ['image', 'boot'],
  docs: {
    what: 'Code that runs from external memory writes to the controller of that very memory, resets it, or changes the clock that feeds it, on the way to `main` or in what `main` sets up. Found by running the image: a function that is only defined and never called is no finding, and neither is one that runs from RAM.',
    why: 'While the controller is set up anew, it does not answer: the next instruction cannot be fetched. Generated projects call `MX_QUADSPI_Init` and the like in `main` as soon as the peripheral is configured in CubeMX, for an application that is already running from the memory as well.',
    symptom:
      'The application freezes in `HAL_QSPI_Init`, `HAL_OSPI_Init` or `HAL_XSPI_Init`, or faults there; under the debugger the memory window reads as zeros.',
    wrong: '```c\nint main(void) {\n  HAL_Init();\n  MX_QUADSPI_Init();      /* this code is fetched through the QUADSPI */\n```',
    right: '```c\nint main(void) {\n  HAL_Init();             /* the bootloader has set the QUADSPI up */\n```',
    sources: [
      'STMicroelectronics HAL drivers: HAL_QSPI_Init, HAL_OSPI_Init, HAL_XSPI_Init write CR and DCR and wait for BUSY',
      'STM32 reference manuals: "DCR can be written only when BUSY = 0"',
      'zephyrproject-rtos/zephyr issue 75653',
    ],
  },
  messages: {
    controller: ({ name, register, where }: { name: string; register: string; where: string }) =>
      `${where} runs from external memory and sets up its controller anew: it writes ${register} of ${name}, through which it is fetched. The core hangs or faults there.`,
    reset: ({ name, where }: { name: string; where: string }) =>
      `${where} runs from external memory and resets its controller, ${name}, through which it is fetched. The core hangs or faults there.`,
    clock: ({ name, what, where }: { name: string; what: string; where: string }) =>
      `${where} runs from external memory and ${what}: that is the clock of ${name}, through which it is fetched. While it changes, fetches may fail or bring wrong bits.`,
    called: ({ name, call, controller }: { name: string; call: string; controller: string }) =>
      `From the sources (nothing is built yet): ${name} calls ${call}, and the linker script places the program into the memory behind ${controller}: code that is fetched through ${controller} will set it up anew, and hang or fault there.`,
  },
  async check({ program, image, boot, device: { device } }: Subject, report) {
    if (image === undefined) {
      const found = await calledInitialisation(program, device);
      if (typeof found === 'object') {
        const [first, ...rest] = found.call.calls;
        report({
          message: 'called',
          severity: 'warning',
          data: { name: first?.caller ?? 'main', call: found.call.name, controller: found.controller },
          location: first ? found.sources.locate(first.place) : program.location,
          related: rest.map(({ caller, callee, place }) => ({ ...found.sources.locate(place), message: `${caller} calls ${callee}` })),
          remedies: [leaveToBootloader(found.controller, program.bootloader?.name)],
        });
      }
      const absent = await program.open('image');
      return report.unknown(`${isPresent(absent) ? '' : absent.absent}${typeof found === 'string' ? '' : '; judged by script and sources alone'}`);
    }
    if (boot === undefined) {
      const absent = await program.open('boot');
      return report.unknown(isPresent(absent) ? '' : absent.absent);
    }
    const { vectorTable, main } = image;
    if (vectorTable === undefined || main === undefined) return report.unknown('the image has no vector table or no main');
    // What is shown at 0 or copied to RAM is not fetched through the window any more, or not by that address.
    const controller = controllerAt(main.address, device);
    if (controller === undefined) return;
    const { record, bootloader } = boot.intoMain();
    if (!boot.alone.reachesMain && bootloader === undefined) return report.unknown('the run from reset did not reach main');
    const before = bootloader ? valuesAt(boot.untilHandOver()?.record.peripherals ?? []) : undefined;
    const isOwn = ({ pc }: Write) => controllerAt(pc, device)?.name === controller.name && image.image.bytesAt(pc, 2) !== undefined;
    const writes = record.writes.filter(isOwn);
    const reset = writes.find((write) => resetsIt(controller, write));
    const touched = writes.find((write) => setsUp(controller, write, before));
    const first = reset ?? touched;
    if (first === undefined) {
      // Which clock runs is known only where the bootloader's part of the run is: alone, the registers are as after reset.
      const change = before && clockChange(device, record.writes.filter(isOwn), before);
      if (change === undefined) return;
      report({
        message: 'clock',
        data: { name: controller.name, what: change.what, where: `${image.image.functionAt(change.pc)?.name ?? 'Code'} at ${formatAddress(change.pc)}` },
        location: image.locate(change.pc),
        related: [{ ...image.locate(main.address), message: main.name }],
        severity: 'warning',
        remedies: [
          {
            title: 'Let one program own the clocks',
            certainty: 'documented',
            steps: [
              `Set the clocks up in ${program.bootloader?.name ?? 'the bootloader'}, before it maps the memory, and leave out SystemClock_Config in the application (SystemCoreClockUpdate tells it the frequency).`,
              'Or run the function that changes the clock from RAM, and choose the prescaler of the controller for the new clock before.',
            ],
          },
        ],
      });
      return;
    }
    const where = `${image.image.functionAt(first.pc)?.name ?? 'Code'} at ${formatAddress(first.pc)}`;
    report({
      ...(reset
        ? { message: 'reset', data: { name: controller.name, where } }
        : { message: 'controller', data: { name: controller.name, register: registerName(controller, first.address), where } }),
      location: image.locate(first.pc),
      related: main ? [{ ...image.locate(main.address), message: main.name }] : [],
      // Alone, the image meets a controller as it is after reset: code that looks whether it is mapped already would be misjudged.
      ...(before === undefined && !reset ? { severity: 'warning' as const } : {}),
      remedies: [
        leaveToBootloader(controller.name, program.bootloader?.name),
      ],
    });
  },
});

function leaveToBootloader(controller: string, bootloader: string | undefined): Remedy {
  return {
    title: `Leave ${controller} to ${bootloader ?? 'the bootloader'}`,
    certainty: 'documented',
    steps: [
      `In CubeMX, take ${controller} out of the application (Project Manager, Advanced Settings: do not generate the call), or remove the call of its MX_…_Init from main.`,
      'Code that must talk to the memory while the program runs from it (erasing, writing) belongs into RAM, with interrupts off, and has to bring the memory-mapped mode back.',
    ],
  };
}

/** Last written values by address. */
function valuesAt(
  peripherals: readonly { readonly accesses: readonly { readonly address: number; readonly write: boolean; readonly lastValue: number }[] }[],
): ReadonlyMap<number, number> {
  return new Map(peripherals.flatMap(({ accesses }) => accesses.filter(({ write }) => write).map(({ address, lastValue }) => [address, lastValue] as const)));
}

/** Fields that no change is harmless of, where the former value is known (`before`); without it, registers that only an initialisation writes. */
function setsUp(controller: Controller, { address, value }: Write, before: ReadonlyMap<number, number> | undefined): boolean {
  const offset = offsetIn(controller, address);
  if (offset === undefined) return false;
  const setUp: readonly number[] =
    controller.kind === 'quadspi' ? [quadspi.device, quadspi.communication] : [octospi.device1, octospi.device2, octospi.communication, octospi.timing];
  if (setUp.includes(offset)) return before === undefined || before.get(address) !== value;
  if (offset !== 0 || before === undefined) return false;
  const known = before.get(address);
  if (known === undefined || (known & 1) === 0) return false;
  // EN cleared, ABORT, another functional mode or (QUADSPI) another prescaler.
  const fields = controller.kind === 'quadspi' ? 0xff000003 : 0x30000003;
  return ((known ^ value) & fields) !== 0;
}

function registerName({ kind, bases }: Controller, address: number): string {
  const offset = bases.map((base) => address - base).find((candidate) => candidate >= 0 && candidate < 0x400) ?? 0;
  const names: Readonly<Record<number, string>> =
    kind === 'quadspi' ? { 0: 'CR', 4: 'DCR', 0x14: 'CCR' } : { 0: 'CR', 8: 'DCR1', 0xc: 'DCR2', 0x100: 'CCR', 0x108: 'TCR' };
  return names[offset] ?? `offset 0x${offset.toString(16)}`;
}
