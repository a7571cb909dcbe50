/** Which tool a configuration belongs to. */
export type LaunchKind =
  | 'cubeide'
  | 'truestudio'
  | 'sw4stm32'
  | 'embedded-cdt-openocd'
  | 'embedded-cdt-jlink'
  | 'embedded-cdt-qemu'
  | 'cdt-hardware'
  | 'group'
  | 'external-tool'
  | 'other';

export const cubeIdeTypeId = 'com.st.stm32cube.ide.mcu.debug.launch.launchConfigurationType';

/** Type ids as the files of each tool carry them. Embedded CDT kept the prefix of its forerunners. */
const kinds: readonly (readonly [RegExp, LaunchKind])[] = [
  [/^com\.st\.stm32cube\.ide\.mcu\.debug\.launch\.launchConfigurationType$/, 'cubeide'],
  [/^com\.atollic\.hardwaredebug\.launch\.launchConfigurationType$/, 'truestudio'],
  [/^fr\.ac6\.mcu\.debug\.config\.launchConfigurationType$/, 'sw4stm32'],
  [/^ilg\.gnu(?:mcu|arm)eclipse\.debug\.gdbjtag\.openocd\.launchConfigurationType$/, 'embedded-cdt-openocd'],
  [/^ilg\.gnu(?:mcu|arm)eclipse\.debug\.gdbjtag\.jlink\.launchConfigurationType$/, 'embedded-cdt-jlink'],
  [/^ilg\.gnu(?:mcu|arm)eclipse\.debug\.gdbjtag\.qemu(?:\.gnuarmeclipse)?\.launchConfigurationType$/, 'embedded-cdt-qemu'],
  [/^org\.eclipse\.cdt\.debug\.gdbjtag\.launchConfigurationType$/, 'cdt-hardware'],
  [/^org\.eclipse\.debug\.core\.groups\.GroupLaunchConfigurationType$/, 'group'],
  [/^org\.eclipse\.ui\.externaltools\.Program(?:Builder)?LaunchConfigurationType$/, 'external-tool'],
];

export function kindOf(typeId: string): LaunchKind {
  return kinds.find(([pattern]) => pattern.test(typeId))?.[1] ?? 'other';
}
