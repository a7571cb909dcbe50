import { keyPrefixes, launchKeys } from './keys.js';

/**
 * Which versions of CubeIDE write this set of keys. It is the last IDE that saved the file; no file says it outright (`formatVersion` is 2 in all
 * of them). `hybrid`: the board templates of TouchGFX, a set of 1.2 with the restart configurations of later ones; `mp1`: Cortex-M4 of an STM32MP1.
 */
export type LaunchGeneration =
  | '1.0'
  | '1.1'
  | '1.2'
  | '1.3-1.4'
  | '1.5-1.6'
  | '1.7-1.10'
  | '1.11-1.12'
  | '1.13-1.16'
  | '1.17-1.18'
  | '1.19'
  | '2.x'
  | 'hybrid'
  | 'mp1';

const { launch, stLink, gdbjtag } = keyPrefixes;

/** Newest first: an IDE that opens an older file adds its own keys and leaves the retired ones. Deduced from public files; no list of ST's exists. */
const marks: readonly (readonly [LaunchGeneration, readonly string[]])[] = [
  ['mp1', [`${gdbjtag}serialDeviceLoader`]],
  ['mp1', [`${gdbjtag}loadImageThruSerialDevice`]],
  ['2.x', [`${launch}semihosting`]],
  ['2.x', [`${launch}mode`]],
  ['1.19', [`${launch}incremental_flashing`]],
  ['1.17-1.18', [`${launch}debug_auth__pwd_enable`]],
  ['1.13-1.16', [`${launch}debug_auth_certif_path`]],
  ['1.11-1.12', [launchKeys.externalLoaders]],
  ['1.7-1.10', [launchKeys.jtagDeviceId]],
  ['1.5-1.6', [launchKeys.stLinkRestart, `${stLink}frequency`]],
  ['1.5-1.6', [`${launch}vector_table`]],
  ['hybrid', [launchKeys.stLinkRestart]],
  ['1.3-1.4', [`${stLink}frequency`]],
  ['1.2', [`${stLink}max_halt_delay`]],
  ['1.1', [launchKeys.loadList]],
  ['1.0', [launchKeys.stLinkAccessPort]],
  ['1.0', [launchKeys.loadImage]],
];

/** The generation of a CubeIDE configuration with these keys; undefined where none of the marks is there. */
export function generationOf(keys: ReadonlySet<string>): LaunchGeneration | undefined {
  return marks.find(([, needed]) => needed.every((key) => keys.has(key)))?.[0];
}
