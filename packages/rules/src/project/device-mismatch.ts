import { deviceInText, findDevice, type Device } from '@qspi-doctor/devices';
import type { Location } from '@qspi-doctor/diagnostics';
import type { ProjectInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

/** One place of the project that names a device. */
interface Statement {
  readonly device: Device;
  /** As written. */
  readonly name: string;
  readonly where: string;
  readonly location: Location;
}

export const deviceMismatch = defineRule({
  id: 'project/device-mismatch',
  since: '0.1.0',
  severity: 'warning',
  needs: ['project'],
  docs: {
    what: 'The pieces of a project name different devices: the .ioc file, the MCU of the build configuration, or the define that chooses the CMSIS device header.',
    why: 'They go apart when a project is copied to another part by hand. The define decides the registers and the interrupts that the code is compiled for, the MCU setting the core and the debug configuration, the .ioc what CubeMX generates next. This doctor has to believe one of them, too.',
    symptom: 'Interrupts land in the wrong handler, a peripheral is missing or elsewhere, the memory map in the debugger is that of another part; or the project builds well until CubeMX generates it again.',
    wrong: '```text\nApp.ioc: Mcu.UserName=STM32H750XBHx        .cproject: -DSTM32H743xx\n```',
    right: '```text\nApp.ioc: Mcu.UserName=STM32H750XBHx        .cproject: -DSTM32H750xx\n```',
    sources: ['CMSIS-Core, device header files: one header per device line, chosen by a define', 'STMicroelectronics UM2609, STM32CubeIDE user guide: changing the device of a project'],
  },
  messages: {
    differ: ({ first, firstWhere, second, secondWhere }: { first: string; firstWhere: string; second: string; secondWhere: string }) =>
      `${firstWhere} says ${first}, ${secondWhere} says ${second}: these are different devices, each with a header and memories of its own.`,
    script: ({ first, firstWhere, second, secondWhere }: { first: string; firstWhere: string; second: string; secondWhere: string }) =>
      `${secondWhere} is named after ${second}, and ${firstWhere} says ${first}: check that its memories are those of ${first}.`,
  },
  check({ project }, report) {
    const statements = statementsOf(project);
    if (statements.length < 2) return report.unknown('fewer than two places in the project name a device');
    const [first, ...others] = statements;
    const other = first && others.find(({ device }) => !agree(first.device, device));
    const data = (one: Statement, two: Statement) => ({ first: one.name, firstWhere: one.where, second: two.name, secondWhere: two.where });
    if (first && other) {
      report({
        message: 'differ',
        // Two names for one piece of silicon: ST itself builds examples for H743 boards as H750 programs.
        ...(sameSilicon(first.device, other.device) ? { severity: 'note' as const } : {}),
        data: data(first, other),
        location: other.location,
        related: [{ ...first.location, message: `${first.where} says ${first.name}` }],
        remedies: [
          {
            title: 'Let all of them name the part that is on the board',
            certainty: 'documented',
            steps: [
              'Read the marking of the part.',
              'MCU: Project → Properties → C/C++ Build → Settings → MCU/MPU Settings → Select. Define: MCU GCC Compiler → Preprocessor. Device of the .ioc: in STM32CubeMX, File → Import into a new project for the right part.',
              'Take the start-up file and the linker script of that part as well, and build again.',
            ],
          },
        ],
      });
      return;
    }
    const script = scriptStatement(project);
    if (first && script && !agree(first.device, script.device)) report({ message: 'script', severity: 'note', data: data(first, script), location: script.location });
  },
});

function statementsOf({ project, configuration, locate, locateInIoc }: ProjectInput): readonly Statement[] {
  const statement = (name: string | undefined, where: string, location: Location): readonly Statement[] => {
    const device = name === undefined ? undefined : findDevice(name);
    return name !== undefined && device ? [{ device, name, where, location }] : [];
  };
  const defines = (configuration?.defines ?? []).filter((define) => findDevice(define)?.headers.includes(define.toLowerCase()));
  return [
    ...statement(project.ioc?.mcuName, project.ioc ? nameOf(project.ioc.file) : '', locateInIoc(project.ioc?.mcuNameRange)),
    ...statement(configuration?.mcu, `the MCU of the build configuration ${configuration?.name ?? ''}`, locate(configuration?.mcuRange)),
    // Several are alternatives for sources that look at them: none is this project's device.
    ...(defines.length === 1 ? statement(defines[0], `the define of the build configuration ${configuration?.name ?? ''}`, locate(undefined)) : []),
  ];
}

function scriptStatement({ configuration, locate }: ProjectInput): Statement | undefined {
  const script = configuration?.linkerScript;
  const name = script && nameOf(script.raw.replaceAll('\\', '/').replace(/\}$/, ''));
  const device = name === undefined ? undefined : deviceInText(name);
  return script && device ? { device, name: device.name, where: `the linker script ${name ?? ''}`, location: locate(script.range) } : undefined;
}

/** The same DBGMCU device ID: registers and interrupts are alike, the sizes of the memories are not. */
function sameSilicon(a: Device, b: Device): boolean {
  return a.deviceIds.some((id) => b.deviceIds.includes(id));
}

/** A name that leaves something open means several headers: one in common is enough. */
function agree(a: Device, b: Device): boolean {
  return a.headers.length === 0 || b.headers.length === 0 || a.headers.some((header) => b.headers.includes(header));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
