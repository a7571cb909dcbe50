import type { ExampleProgram } from './program.js';

/** build.sh of an example: builds its programs into Debug of their projects, or of a folder. */
export function buildScript(programs: readonly ExampleProgram[]): string {
  const one = programs.length === 1;
  const calls = programs.map(({ project, part, script, flags, afterLink }) => {
    const fpu = part.fpu === 'auto' ? '-mfloat-abi=hard' : `-mfpu=${part.fpu} -mfloat-abi=hard`;
    const lines = [`build ${project} ${script} "-mcpu=${part.cpu} -mthumb ${fpu}" "-D${part.define} ${flags}"`];
    if (afterLink !== undefined) lines.push(afterLink);
    return lines.join('\n');
  });
  const extra = programs.flatMap(({ extraBuild }) => extraBuild ?? []);
  return `#!/bin/sh
# Builds ${one ? 'the project' : 'the projects'} with the GNU Arm toolchain.
#   ./build.sh        into Debug/ of each project, as STM32CubeIDE does
#   ./build.sh DIR    into DIR/PROJECT/Debug/ instead
# CROSS is the prefix of the tools, arm-none-eabi- if not set. The images hold no path of the machine.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"
out=\${1:-.}
CC=\${CROSS:-arm-none-eabi-}gcc

include=$("$CC" -print-file-name=include)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build PROJECT LINKER_SCRIPT TARGET FLAGS
build() {
  mkdir "$work/$1" && mkdir -p "$out/$1/Debug"
  for source in "$1"/Core/Src/*.c "$1"/Core/Startup/*.s; do
    # shellcheck disable=SC2086
    "$CC" -c "$source" -o "$work/$1/$(basename "$source").o" $3 -std=gnu11 -gno-record-gcc-switches -ffreestanding -ffunction-sections -fdata-sections -Wall -Wextra $4 \\
      "-I$1/Core/Inc" "-ffile-prefix-map=$PWD=." "-ffile-prefix-map=$include=compiler" "-Wa,--debug-prefix-map=$PWD=."
  done
  # shellcheck disable=SC2086
  "$CC" "$work/$1"/*.o -o "$out/$1/Debug/$1.elf" $3 -T "$1/$2" -nostdlib -static -Wl,--gc-sections -Wl,--build-id=none -Wl,-z,max-page-size=16 $4
}

${[...calls, ...extra].join('\n')}
`;
}
