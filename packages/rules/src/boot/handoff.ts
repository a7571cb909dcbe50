import { formatAddress, type Location, type Remedy } from '@qspi-doctor/diagnostics';
import { isPresent, type ProgramInputs } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { controllerAt, mappingAfter } from './controller-registers.js';
import { leftVectorBase } from './left-vector-base.js';
import { resetBeforeJump } from './reset-before-jump.js';
import { stopText } from './stopped-run.js';

type Subject = Pick<ProgramInputs, 'program'> & Partial<Pick<ProgramInputs, 'image' | 'boot' | 'device'>>;

export const handoff = defineRule({
  id: 'boot/handoff',
  since: '0.1.0',
  severity: 'warning',
  needs: ['program'],
  uses: ['image', 'boot', 'device'],
  docs: {
    what: 'The bootloader hands over in a state that the application does not expect: interrupts that can fire, an external memory that is no longer mapped, a jump without the Thumb bit, or a jump to another place than the reset handler. Found by running the bootloader and the application in one simulated core.',
    why: 'After the jump the application still has to clear its variables and set its own vector table. An interrupt that fires before that runs a handler of one program on the data of the other. `HAL_RCC_DeInit` and `HAL_DeInit` reset the memory controller as well: the jump then goes to an address where nothing answers.',
    symptom: 'The application starts sometimes, or the core faults at the jump or shortly after it.',
    wrong: '```c\nHAL_DeInit();                 /* resets the QUADSPI too */\nJumpToApplication();          /* SysTick still runs */\n```',
    right:
      '```c\nSysTick->CTRL = 0;\n__disable_irq();\nfor (int i = 0; i < 8; i++) { NVIC->ICER[i] = 0xFFFFFFFF; NVIC->ICPR[i] = 0xFFFFFFFF; }\n__enable_irq();\nJumpToApplication();\n```',
    sources: [
      'STMicroelectronics STM32CubeH7, STM32CubeF7: Templates/ExtMem_Boot (switches SysTick off before the jump)',
      'STMicroelectronics HAL drivers: HAL_DeInit and HAL_RCC_DeInit force the reset of all AHB peripherals',
      'Armv7-M Architecture Reference Manual B1.5, A4.1.1 (interworking addresses)',
    ],
  },
  messages: {
    interrupts: ({ bootloader, which }: { bootloader: string; which: string }) =>
      `${bootloader} jumps to the application with interrupts enabled, and ${which} can fire before the application is ready for it.`,
    unmapped: ({ bootloader, controller, how }: { bootloader: string; controller: string; how: string }) =>
      `${bootloader} maps the external memory and then, before it jumps, ${how} ${controller}: the application's code is no longer there.`,
    thumb: ({ bootloader, target }: { bootloader: string; target: number }) =>
      `${bootloader} jumps to ${formatAddress(target)}, an address without the Thumb bit: the core faults.`,
    target: ({ bootloader, target, reset }: { bootloader: string; target: number; reset: number }) =>
      `${bootloader} jumps to ${formatAddress(target)}, which is neither the reset handler of the application's vector table (${formatAddress(reset)}) nor the start of a function.`,
    resetBefore: ({ bootloader, call, controller }: { bootloader: string; call: string; controller: string }) =>
      `From the sources (there is no image to run): ${bootloader} calls ${call} before it jumps to the application, and that resets ${controller}: the application's code is no longer there, unless something maps it again.`,
    vectorBase: ({ bootloader, value, table, by }: { bootloader: string; value: number | undefined; table: number; by: string }) =>
      `From ${by} (there is no image to run): nobody sets VTOR for the application. ${bootloader} jumps with VTOR ${value === undefined ? 'as it was after reset' : `at ${formatAddress(value)}`}, the application leaves it there, and its vector table is at ${formatAddress(table)}: its interrupts go to the handlers of ${bootloader}.`,
  },
  async check(subject: Subject, report) {
    const { program, image, boot, device } = subject;
    if (program.bootloader === undefined) return image && boot ? undefined : report.unknown(await whyNotRun(subject));
    const through = boot?.throughBootloader();
    if (image === undefined || boot === undefined || through === undefined) {
      const left = await leftVectorBase(subject);
      if (left && !('unknown' in left)) {
        const { table, value, jump, related, sourcesOf } = left;
        report({
          message: 'vectorBase',
          severity: 'error',
          data: { bootloader: program.bootloader.name, value, table, by: sourcesOf },
          location: jump,
          related,
          remedies: [
            remedy(
              'Set VTOR in the application, first thing in SystemInit',
              'extern uint32_t g_pfnVectors[]; SCB->VTOR = (uint32_t)g_pfnVectors;   (g_pfnVectors is the name in ST start-up files)',
              `Or let the bootloader do it before the jump, with interrupts off: SCB->VTOR = ${formatAddress(table)};`,
            ),
          ],
        });
      }
      const reset = await resetBeforeJump(subject);
      if (reset) {
        const { call, controller, location, related } = reset;
        report({ message: 'resetBefore', data: { bootloader: program.bootloader.name, call, controller }, location, related, remedies: [keepMapped()] });
      }
      const why = image && boot ? `${program.bootloader.name} has no image for the same core` : await whyNotRun(subject);
      return report.unknown(left === undefined ? why : 'unknown' in left ? `${why}; ${left.unknown}` : `${why}; judged by the sources alone`);
    }
    const { vectorTable } = image;
    if (vectorTable === undefined) return;
    const name = through.bootloader.name;
    const { handOver } = through.record;
    const other = await through.bootloader.open('image');
    const inBootloader = (address: number): Location => (isPresent(other) ? other.value.locate(address) : { address });
    const controller = device && controllerAt(vectorTable.loadAddress, device.device);
    const until = boot.untilHandOver()?.record;
    if (handOver === undefined || until === undefined)
      return report.unknown(`the run of ${name} did not come to its jump: ${stopText(through.record, [...(isPresent(other) ? [other.value] : []), image])}`);
    const location = inBootloader(handOver.pc);
    const related = [{ ...image.locate((vectorTable.resetHandler & ~1) >>> 0), message: 'the reset handler of the application' }];
    if (!handOver.thumb) {
      report({
        message: 'thumb',
        data: { bootloader: name, target: handOver.target },
        location,
        related,
        severity: 'error',
        explains: ['boot/main-not-reached'],
        remedies: [
          remedy(
            'Jump to the address as the vector table has it',
            'Take the second word of the table unchanged: its bit 0 is set. If the address is a constant, add 1.',
          ),
        ],
      });
      return;
    }
    const target = (handOver.target & ~1) >>> 0;
    const isStart = image.image.symbols.startingAt(target).some(({ type }) => type !== 'object') || target === (image.image.header.entry & ~1) >>> 0;
    if (target !== (vectorTable.resetHandler & ~1) >>> 0 && !isStart && image.image.symbols.count > 0) {
      report({
        message: 'target',
        data: { bootloader: name, target: handOver.target, reset: vectorTable.resetHandler },
        location,
        related,
        remedies: [
          remedy(
            'Jump to the reset handler of the table',
            'Read the second word of the vector table of the application at run time, instead of a constant address.',
          ),
        ],
      });
    }
    const which = whatCanFire(handOver);
    if (!handOver.interruptsMasked && which !== undefined) {
      report({
        message: 'interrupts',
        data: { bootloader: name, which },
        location,
        related,
        remedies: [
          remedy(
            'Switch off what can interrupt, before the jump',
            'SysTick->CTRL = 0; SCB->ICSR = SCB_ICSR_PENDSTCLR_Msk;',
            'Clear NVIC->ICER[…] and NVIC->ICPR[…] for all interrupts.',
            'Do not leave PRIMASK set for the application: it expects interrupts enabled, as after reset.',
          ),
        ],
      });
    }
    if (controller === undefined) return;
    const mapping = mappingAfter(controller, until.writes);
    if (mapping.everMapped && !mapping.mapped && mapping.ended) {
      const how = { reset: 'resets', off: 'switches off', mode: 'ends the memory-mapped mode of' }[mapping.ended.how];
      report({
        message: 'unmapped',
        data: { bootloader: name, controller: controller.name, how },
        location: inBootloader(mapping.ended.pc),
        related: [{ ...location, message: 'the jump' }, ...related],
        severity: 'error',
        explains: ['boot/main-not-reached'],
        remedies: [keepMapped()],
      });
    }
  },
});

/** Why there is no run: what the rule would have needed. */
async function whyNotRun({ program, image }: Subject): Promise<string> {
  const opened = await program.open(image === undefined ? 'image' : 'boot');
  return isPresent(opened) ? '' : opened.absent;
}

function keepMapped(): Remedy {
  return remedy(
    'Keep the controller as it is until the application runs',
    'Do not call HAL_DeInit or HAL_RCC_DeInit after the memory is mapped; reset single peripherals instead.',
    'Or map the memory last, right before the jump.',
  );
}

function remedy(title: string, ...steps: string[]): Remedy {
  return { title, certainty: 'documented', steps };
}

/** SysTick counts where it is only switched on; it interrupts where TICKINT is set as well, however short the simulated run was. */
function whatCanFire({ sysTickInterrupts, enabledInterrupts }: { readonly sysTickInterrupts: boolean; readonly enabledInterrupts: readonly number[] }): string | undefined {
  const parts = [
    sysTickInterrupts ? 'SysTick, which runs,' : '',
    enabledInterrupts.length > 0
      ? `interrupt ${enabledInterrupts.slice(0, 8).join(', ')}${enabledInterrupts.length > 8 ? ', …' : ''}, enabled in the NVIC,`
      : '',
  ].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(' and ');
}
