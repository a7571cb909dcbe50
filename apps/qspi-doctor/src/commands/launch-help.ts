export const launchHelp = `Write debug configurations that halt in code that runs from external flash.

  qspi-doctor launch [FOLDER]        (default: the current folder)

For each program of the folder: bootloader and application in one load list, the external loader of the board, access
port, reset and ports of the device; where the core can compare the addresses, GDB commands that make GDB use hardware
breakpoints there; where it cannot (Cortex-M3, M4, M0, M0+), a GDB command file that halts with DWT comparators.

A configuration that is there already is changed only in what must change. Files that were not made by qspi-doctor are
never replaced without --force.

  --probe NAME          stlink (default), openocd or jlink
  --ide NAME            cubeide (default: .launch files) or vscode (.vscode/launch.json)
  --extension NAME      of VS Code: cortex-debug (default) or stm32 (ST's own)
  --external HOST:PORT  VS Code connects to a GDB server that runs already
  --loader FILE         external loader: a file, or the bare name of one that comes with STM32CubeProgrammer
  --boot PROGRAM        the program that starts the application, where the folder does not say it
  --program PROGRAM     this program alone
  --device NAME         the device, where the folder does not say it (STM32L476VG)
  --build-config NAME   the build configuration to debug (default: the first that is built)
  --out FOLDER          write all files there
  --dry-run             write nothing; print what would change as a unified diff
  --force               replace files that were not made by qspi-doctor, or that cannot be read
  -q, --quiet           print the names of the files and nothing else
  --config FILE         configuration file (default: qspi-doctor.config.json in the folder)

Examples
  qspi-doctor launch examples/l476g-disco-qspi --dry-run
  qspi-doctor launch . --loader loaders/W25Q128_STM32H750.stldr
  qspi-doctor launch . --probe openocd --ide vscode

Exit code: 0 everything is written, or is right already (with --dry-run: could be written); 1 something could not be
written, and the message says why; 2 bad usage, or nothing there to debug.
`;
