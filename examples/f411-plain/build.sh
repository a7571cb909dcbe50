#!/bin/sh
# Builds f411-plain with the GNU Arm toolchain.
#   ./build.sh        into Debug/ of each project, as STM32CubeIDE does
#   ./build.sh DIR    into DIR/PROJECT/Debug/ instead
# CROSS is the prefix of the tools, arm-none-eabi- if not set. The images hold no path of the machine: the same toolchain gives the
# same bytes anywhere.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"
here=$PWD
out=${1:-.}
CC=${CROSS:-arm-none-eabi-}gcc
OBJCOPY=${CROSS:-arm-none-eabi-}objcopy

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

target="-mcpu=cortex-m4 -mthumb -mfpu=fpv4-sp-d16 -mfloat-abi=hard"

# The distributor's C library brings debug information with paths of the machine it was built on.
# shellcheck disable=SC2086
"$OBJCOPY" --strip-debug "$("$CC" $target -print-file-name=libc_nano.a)" "$work/libc_nano.a"

# build PROJECT FOLDER LINKER_SCRIPT
build() {
  project=$1 folder=$2 script=$3
  mkdir "$work/$project" && mkdir -p "$out/${folder}Debug"
  for source in "$folder"Core/Src/*.c "$folder"Core/Startup/*.s; do
    # shellcheck disable=SC2086
    "$CC" -c "$source" -o "$work/$project/$(basename "$source").o" $target -std=gnu11 -g3 -O0 -ffunction-sections -fdata-sections \
      -Wall -Wextra -DDEBUG -DSTM32F411xE "-I${folder}Core/Inc" --specs=nano.specs \
      "-ffile-prefix-map=$here=." "-ffile-prefix-map=$("$CC" -print-file-name=include)=compiler" "-Wa,--debug-prefix-map=$here=."
  done
  # shellcheck disable=SC2086
  "$CC" "$work/$project"/*.o -o "$out/${folder}Debug/$project.elf" $target -T "$folder$script" --specs=nosys.specs --specs=nano.specs \
    -Wl,--gc-sections -static "-Wl,-Map=$work/$project.map" "-L$work" -Wl,--start-group -lc -lm -Wl,--end-group
}

build f411-plain '' STM32F411RETX_FLASH.ld
