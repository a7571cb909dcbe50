import { compareVersions } from '@qspi-doctor/cubeide';
import type { InstalledTool } from './inputs.js';

/** What is said of a version. `maker`: ST says it; `reported`: users say it in public; `unconfirmed`: somebody said it, and no public source has it. */
export interface KnownTrouble {
  readonly id: string;
  readonly tool: 'gdb-server' | 'programmer';
  /** By the version that the program says of itself, and by that of the package it came in (plug-in of CubeIDE). */
  readonly applies: (version: string | undefined, packageVersion: string | undefined) => boolean;
  /** Where the project has bytes in external flash, these as well. */
  readonly appliesToExternalFlash?: (packageVersion: string | undefined) => boolean;
  /** Only devices whose name matches; without one, all. */
  readonly device?: RegExp;
  readonly says: string;
  readonly certainty: 'maker' | 'reported' | 'unconfirmed';
  readonly source: string;
  /** What public material says to it. */
  readonly against?: string;
  readonly steps: readonly string[];
}

const startsWith = (prefix: string) => (version: string | undefined) => version === prefix || version?.startsWith(`${prefix}.`) === true;
const ofPlugin = (...prefixes: string[]) => (_: string | undefined, packageVersion: string | undefined) => prefixes.some((prefix) => startsWith(prefix)(packageVersion));

/** Versions of plug-ins are those of the releases in whose folders they were seen (public .cproject and .launch files, logs). */
export const knownTroubles: readonly KnownTrouble[] = [
  {
    id: 'cubeide-1.8.0-custom-loader',
    tool: 'gdb-server',
    applies: ofPlugin('2.0.100'),
    says: 'with CubeIDE 1.8.0, programming external flash with a loader of one’s own failed ("Error: failed to download Segment[0]", STM32H743 with W25Q256) where 1.7.0 worked; copying the files of the older version cured it',
    certainty: 'reported',
    source: 'stackoverflow.com/questions/70355148',
    steps: ['Update CubeIDE, or use STM32CubeProgrammer of another version for the download.'],
  },
  {
    id: 'server-6.1.0-wl5x',
    tool: 'gdb-server',
    applies: (version, packageVersion) => version === '6.1.0' || startsWith('2.0.200')(packageVersion),
    device: /^STM32WL5/i,
    says: 'the server of CubeIDE 1.9.0 refused the second core of the STM32WL55 with "Could not verify ST device! Abort connection."',
    certainty: 'reported',
    source: 'ST community, threads on CubeIDE 1.9.0 and the STM32WL55',
    steps: ['Use another version of the server, or OpenOCD.'],
  },
  {
    id: 'cubeprogrammer-2.6.0-h735g-dk',
    tool: 'programmer',
    applies: startsWith('2.6.0'),
    device: /^STM32H7[23]/i,
    says: 'STM32CubeProgrammer 2.6.0 ships a loader MX25LM51245G_STM32H735G-DK.stldr that does not work (ST’s ticket 107904)',
    certainty: 'maker',
    source: 'ST community, thread m-p/204973',
    steps: ['Update STM32CubeProgrammer.'],
  },
  {
    id: 'cubeide-1.16-flash-loader',
    tool: 'gdb-server',
    applies: ofPlugin('2.1.400'),
    says: 'with CubeIDE 1.16, flashing was skipped where the folder FlashLoader of its STM32CubeProgrammer was damaged; copying the folder of plug-in 2.1.201 cured it',
    certainty: 'reported',
    source: 'ST community, article ta-p/697397',
    steps: ['setup/loaders-damaged tells whether the folder is missing or empty here.'],
  },
  {
    id: 'cubeide-1.18.0-qspi',
    tool: 'gdb-server',
    applies: ofPlugin('2.2.100'),
    says: 'after an update to CubeIDE 1.18.0 debugging from QSPI stopped working for one user; going back to 1.17.0 did not help',
    certainty: 'reported',
    source: 'ST community, thread td-p/778111',
    steps: ['Do not count on an older version: look for another cause first.'],
  },
  {
    id: 'cubeide-1.12.1-server',
    tool: 'gdb-server',
    applies: ofPlugin('2.1.0', '2.1.100'),
    // The report speaks of 1.13 and later. Who has nothing in external flash is not to be told at every later version.
    appliesToExternalFlash: (packageVersion) => /^2\.\d+\.\d+\.\d{12}$/.test(packageVersion ?? '') && compareVersions(packageVersion ?? '', '2.1.0') >= 0,
    says: 'a user reports that breakpoints in QSPI work when the server of CubeIDE 1.12.1 is copied over that of 1.13 or later',
    certainty: 'unconfirmed',
    source: 'a single report; no public thread, release note or log was found that confirms it',
    against: 'Public logs speak against it: without an external loader servers 7.1, 7.3, 7.5 and 7.8 alike list everything but the internal flash as RAM, and with one (6.0, 7.8) its memory is flash. A loader that is enabled in one installation and not in the other would show the same.',
    steps: [
      'What would confirm it: install both, run "qspi-doctor setup FOLDER" on the project, and see whether the two servers print different memory maps for the device (setup/memory-map-writable). Only a map that differs at the external flash could make GDB choose another kind of breakpoint.',
    ],
  },
];

export function troublesOf({ tool }: InstalledTool, devices: readonly string[] | undefined, hasExternalFlash: boolean): readonly KnownTrouble[] {
  return knownTroubles.filter(
    (trouble) => trouble.tool === tool.name && (trouble.applies(tool.answer?.version, tool.packageVersion) || (hasExternalFlash && trouble.appliesToExternalFlash?.(tool.packageVersion) === true)) && (trouble.device === undefined || devices === undefined || devices.some((name) => trouble.device?.test(name))),
  );
}
