import type { CoreName } from '@qspi-doctor/devices';
import type { BuildAttributes } from '@qspi-doctor/elf';
import { defineRule } from '../define-rule.js';

/** Values of Tag_CPU_arch (IHI 0045) whose code each core executes. Architectures before v6-M say nothing of a Cortex-M and are left alone. */
const runs: Readonly<Record<CoreName, readonly number[]>> = {
  'cortex-m0': [11, 12],
  'cortex-m0plus': [11, 12],
  'cortex-m3': [10, 11, 12],
  'cortex-m4': [10, 11, 12, 13],
  'cortex-m7': [10, 11, 12, 13],
  'cortex-m23': [11, 12, 16],
  'cortex-m33': [10, 11, 12, 13, 16, 17],
  'cortex-m55': [10, 11, 12, 13, 16, 17, 21],
};
const judged = [10, 11, 12, 13, 16, 17, 21];
/** Tag_FP_arch: 5 and 6 are VFPv4 (Cortex-M4), 7 and 8 FPv5 (Cortex-M7, M33 and later). */
const fpv5 = [7, 8];

export const coreMismatch = defineRule({
  id: 'image/core-mismatch',
  since: '0.1.0',
  severity: 'error',
  needs: ['image', 'core'],
  uses: ['device'],
  docs: {
    what: "The image's build attributes name an architecture or a floating-point unit that the core of the device does not have.",
    why: 'The attributes are what compiler and linker write about the instructions in the file. Code for a smaller architecture runs on a larger core; the reverse meets undefined instructions sooner or later, often in a library that was built for another part.',
    symptom: 'HardFault (UsageFault, UNDEFINSTR or NOCP) at some instruction, before or after `main`.',
    wrong: '```sh\narm-none-eabi-gcc -mcpu=cortex-m7 -mfpu=fpv5-d16 …        # for an STM32L476 (Cortex-M4)\n```',
    right: '```sh\narm-none-eabi-gcc -mcpu=cortex-m4 -mfpu=fpv4-sp-d16 …\n```',
    sources: [
      'Addenda to, and Errata in, the ABI for the Arm Architecture (IHI 0045), Build Attributes: Tag_CPU_arch, Tag_FP_arch',
      'Armv7-M, Armv6-M and Armv8-M Architecture Reference Manuals: instruction sets of the profiles',
    ],
  },
  messages: {
    architecture: ({ built, core }: { built: string; core: string }) =>
      `The image is built for ${built}; the core is a ${core}, which does not execute all of its instructions.`,
    unit: ({ built, core }: { built: string; core: string }) => `The image is built for a floating-point unit (${built}) that the ${core} does not have.`,
  },
  check({ image, core, device }, report) {
    // A core that was told by the attributes themselves cannot contradict them.
    if (core.source === 'build-attributes') return;
    const { attributes } = image.image;
    if (attributes?.cpuArch === undefined) return report.unknown(`${image.file} has no build attributes that name an architecture`);
    const common = {
      location: image.location,
      related: core.location.file === undefined ? [] : [{ ...core.location, message: `names the device${device ? ` ${device.device.name}` : ''}` }],
      explains: ['boot/main-not-reached'],
      remedies: [
        {
          title: `Compile and link for the ${coreText(core.name)}`,
          certainty: 'documented' as const,
          steps: [
            `Set -mcpu=${core.name} and the matching -mfpu and -mfloat-abi for compiler, assembler and linker.`,
            'Look for the object that raises the architecture: arm-none-eabi-readelf -A on each library and object file.',
            'If the image is for another core of the device, examine it with that device name.',
          ],
        },
      ],
    };
    const built = describe(attributes);
    if (isForeign(attributes) || (judged.includes(attributes.cpuArch.number) && !runs[core.name].includes(attributes.cpuArch.number)))
      report({ message: 'architecture', data: { built, core: coreText(core.name) }, ...common });
    else if (needsMissingUnit(attributes, core.name)) report({ message: 'unit', data: { built: unitName(attributes), core: coreText(core.name) }, ...common });
  },
});

/** The application and real-time profiles of v7 have the same number as v7-M. */
function isForeign({ cpuArch, cpuArchProfile }: BuildAttributes): boolean {
  return cpuArch?.number === 10 && (cpuArchProfile === 'A' || cpuArchProfile === 'R');
}

function needsMissingUnit({ fpArch = 0, vfpArgs }: BuildAttributes, core: CoreName): boolean {
  if (fpArch === 0) return false;
  if (core === 'cortex-m4') return fpv5.includes(fpArch);
  const without = core === 'cortex-m0' || core === 'cortex-m0plus' || core === 'cortex-m3' || core === 'cortex-m23';
  // Soft calls with the tag of a unit: a library may hold code for it that is never chosen. Calls in VFP registers cannot work.
  return without && vfpArgs === 1;
}

/** `Cortex-M0+` for `cortex-m0plus`. */
function coreText(core: CoreName): string {
  return core.replace('cortex-m', 'Cortex-M').replace('0plus', '0+');
}

function unitName({ fpArch = 0 }: BuildAttributes): string {
  return ['none', 'VFPv1', 'VFPv2', 'VFPv3', 'VFPv3-D16', 'VFPv4', 'VFPv4-D16', 'FPv5', 'FPv5-D16'][fpArch] ?? `Tag_FP_arch ${fpArch}`;
}

function describe({ cpuName, cpuArch, cpuArchProfile }: BuildAttributes): string {
  const architecture = `architecture ${cpuArch?.name ?? '?'}${cpuArch?.number === 10 && cpuArchProfile ? `-${cpuArchProfile}` : ''}`;
  return cpuName !== undefined && /cortex/i.test(cpuName) ? `${cpuName} (${architecture})` : architecture;
}
