#!/bin/sh
# Builds the projects with the GNU Arm toolchain.
#   ./build.sh        into Debug/ of each project, as STM32CubeIDE does
#   ./build.sh DIR    into DIR/PROJECT/Debug/ instead
# CROSS is the prefix of the tools, arm-none-eabi- if not set. The images hold no path of the machine.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"
out=${1:-.}
CC=${CROSS:-arm-none-eabi-}gcc

include=$("$CC" -print-file-name=include)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build PROJECT LINKER_SCRIPT TARGET FLAGS
build() {
  mkdir "$work/$1" && mkdir -p "$out/$1/Debug"
  for source in "$1"/Core/Src/*.c "$1"/Core/Startup/*.s; do
    # shellcheck disable=SC2086
    "$CC" -c "$source" -o "$work/$1/$(basename "$source").o" $3 -std=gnu11 -gno-record-gcc-switches -ffreestanding -ffunction-sections -fdata-sections -Wall -Wextra $4 \
      "-I$1/Core/Inc" "-ffile-prefix-map=$PWD=." "-ffile-prefix-map=$include=compiler" "-Wa,--debug-prefix-map=$PWD=."
  done
  # shellcheck disable=SC2086
  "$CC" "$work/$1"/*.o -o "$out/$1/Debug/$1.elf" $3 -T "$1/$2" -nostdlib -static -Wl,--gc-sections -Wl,--build-id=none -Wl,-z,max-page-size=16 $4
}

build Boot STM32U5A9NJHXQ_FLASH.ld "-mcpu=cortex-m33 -mthumb -mfpu=fpv5-sp-d16 -mfloat-abi=hard" "-DSTM32U5A9xx -g -O0"
build Appli STM32U5A9NJHXQ_HSPI.ld "-mcpu=cortex-m33 -mthumb -mfpu=fpv5-sp-d16 -mfloat-abi=hard" "-DSTM32U5A9xx -g -O0"
