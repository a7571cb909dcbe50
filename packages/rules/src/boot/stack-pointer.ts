import { formatAddress } from '@qspi-doctor/diagnostics';
import { isPresent, type ImageInput, type ProgramInputs } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

type Subject = Pick<ProgramInputs, 'program' | 'image' | 'boot'>;

/** Half-words behind the change of the stack pointer that are looked at: jumps follow at once. */
const lookAhead = 12;

export const stackPointer = defineRule({
  id: 'boot/stack-pointer',
  since: '0.1.0',
  severity: 'warning',
  needs: ['program', 'image', 'boot'],
  docs: {
    what: 'The bootloader sets the main stack pointer while it still needs what lies on the old stack, or the application runs with a stack that lies in its own variables.',
    why: 'A function pointer that is a local variable lies on the stack when the bootloader is compiled without optimisation. After `__set_MSP` it is read from the new stack, where something else is. A bootloader that does not set the stack pointer leaves its own, which the application knows nothing of.',
    symptom: 'The core faults at the jump, in builds without optimisation only; or variables of the application change by themselves.',
    wrong: '```c\nvoid jump(void) {\n  void (*entry)(void) = (void (*)(void))table[1];   /* on the stack at -O0 */\n  __set_MSP(table[0]);\n  entry();\n}\n```',
    right:
      '```c\nstatic void (*entry)(void);                        /* not on the stack */\nvoid jump(void) {\n  entry = (void (*)(void))table[1];\n  __set_MSP(table[0]);\n  entry();\n}\n```',
    sources: [
      'Arm community, "Jumping to application from bootloader: __set_MSP and local variables"',
      'STMicroelectronics STM32CubeH7: ExtMem_Boot keeps JumpToApplication as a global variable',
    ],
  },
  messages: {
    locals: ({ bootloader, where }: { bootloader: string; where: string }) =>
      `${bootloader} sets the stack pointer of the application in ${where} and then reads its jump target from the stack, which is a different one by now: it jumps to a wrong address.`,
    variables: ({ stack, variable, bootloader }: { stack: number; variable: string; bootloader: string }) =>
      `At main the stack pointer is ${formatAddress(stack)}, in the middle of the variable ${variable} of this image: ${bootloader} has not set it for the application, and the stack overwrites the application's data.`,
  },
  async check({ program, image, boot }: Subject, report) {
    if (program.bootloader === undefined || image.vectorTable === undefined) return;
    const through = boot.throughBootloader();
    if (through === undefined) return report.unknown(`${program.bootloader.name} has no image for the same core`);
    const { record, bootloader } = through;
    const opened = await bootloader.open('image');
    const other = isPresent(opened) ? opened.value : undefined;
    const taken = record.msp.writes.at(-1);
    if (record.reachesMain) {
      const stack = record.msp.atStop;
      const inside = image.image.symbols.containing(stack);
      if (inside?.type !== 'object' || stack <= inside.address || /stack/i.test(inside.name) || stack === image.vectorTable.initialStackPointer) return;
      report({
        message: 'variables',
        data: { stack, variable: inside.name, bootloader: bootloader.name },
        location: { ...image.locate(inside.address), symbol: inside.name },
        remedies: [
          {
            title: "Set the stack pointer from the application's table before the jump",
            certainty: 'documented',
            steps: [
              '__set_MSP(*(uint32_t *)table); with the address of the application as table.',
              'Or let the reset handler of the application load _estack itself, as start-up files of ST do.',
            ],
          },
        ],
      });
      return;
    }
    if (record.handOver !== undefined || other === undefined || taken === undefined || taken.value !== image.vectorTable.initialStackPointer) return;
    if (record.stop.kind !== 'fault' && record.stop.kind !== 'unmapped') return;
    if (!readsStackAfter(other, taken.pc)) return;
    report({
      message: 'locals',
      data: { bootloader: bootloader.name, where: `${other.image.functionAt(taken.pc)?.name ?? 'code'} at ${formatAddress(taken.pc)}` },
      location: other.locate(taken.pc),
      related: [{ ...image.locate((image.vectorTable.resetHandler & ~1) >>> 0), message: 'the reset handler that the jump should go to' }],
      explains: ['boot/main-not-reached'],
      remedies: [
        {
          title: 'Keep the jump target out of the stack',
          certainty: 'documented',
          steps: [
            'Make the function pointer static or global, or write the last two steps in assembler: msr msp, r0; bx r1.',
            'Optimising the bootloader (-Os) hides the fault, it does not cure it.',
          ],
        },
      ],
    });
  },
});

/** LDR Rt,[SP,#n], ADD Rd,SP,#n or POP before the next branch, in the 16-bit encodings that compilers use (Armv7-M ARM A7.7). */
function readsStackAfter({ image }: ImageInput, pc: number): boolean {
  const bytes = image.bytesAt(pc + 4, lookAhead * 2) ?? image.bytesAt(pc + 4, 4);
  if (bytes === undefined) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 2 <= bytes.length; at += 2) {
    const code = view.getUint16(at, image.header.littleEndian);
    if ((code & 0xf800) === 0x9800 || (code & 0xfe00) === 0xbc00 || (code & 0xf800) === 0xa800) return true;
    if ((code & 0xff00) === 0x4700) return false;
    if (code >= 0xe800) at += 2;
  }
  return false;
}
