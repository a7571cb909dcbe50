export const targetHelp = `Ask a live GDB server and the chip behind it, and diagnose with what they say.

  qspi-doctor target --connect HOST:PORT [FOLDER]
  qspi-doctor target --connect HOST:PORT --image FILE

Reads over the GDB remote protocol, as a second debugger would: the server and its memory map (which breakpoint will GDB
choose?), the core and its breakpoint unit, the external memory controller (is the flash mapped?), the flash itself (is it
this image?), VTOR, where the core is, fault registers, MPU. With FOLDER the files are examined as well, and what was
measured goes before what was concluded. Close other debuggers first: most servers take one client at a time.

Nothing is changed unless you say so. Most servers halt the core when somebody connects, OpenOCD among them; --resume lets
it run again at the end. Reading the regions of a switched-on MPU takes a write to MPU_RNR, which gets its value back.

  --connect HOST:PORT   the server (OpenOCD 3333, ST-LINK 61234, J-Link 2331, pyOCD 3333)
  --image FILE          the image that should be on the target; with FOLDER: which of its programs is meant
  --program NAME        which program of FOLDER is meant
  --reset               reset and halt the chip first
  --halt                halt the core first, where the server leaves it running
  --prove NAME          let the core run to a function or an address, with a breakpoint that this core can match: hardware,
                        a watchpoint comparator, or software in RAM; takes it away again
  --time SECONDS        how long --prove waits (default: 5)
  --resume              let the core run at the end
  --watch [SECONDS]     look again and again until Ctrl+C, and say what changed; with --resume the core runs in between
  --compare quick|all   compare at most 256 KB of each image (default), or all of it
  --attach N            choose a target of the server first (Black Magic Probe)
  --device NAME         the device, where neither the folder nor the chip says it
  --build-config NAME   the build configuration to examine
  --log FILE            a log of a debug session with this project, as evidence (several times for several files)
  --verbose             notes, programs and findings in full, however many there are
  --format FORMAT       pretty (default), json, html, sarif, junit, github or gcc (one a line)
  -o, --output FILE     write the report into a file
  --fail-on LEVEL       exit with 1 from this severity on: error (default), warning, note, never
  --config FILE         configuration file (default: qspi-doctor.config.json in the folder)
  -q, --quiet           no notices on standard error
  --color, --no-color   colours, whatever the terminal is (also NO_COLOR and FORCE_COLOR)

Examples
  qspi-doctor target --connect localhost:3333 .
  qspi-doctor target --connect localhost:3333 . --reset --prove main --resume
  qspi-doctor target --connect localhost:61234 --image Debug/Application.elf
  qspi-doctor target --connect localhost:3333 . --watch 2 --resume

Exit code: 0 nothing at or above --fail-on; 1 something is; 2 bad usage, or no target that answers.
`;
