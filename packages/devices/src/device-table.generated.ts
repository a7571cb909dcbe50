// Made by `npx tsx tools/generate/src/main.ts` from tools/generate/data. Do not edit.
export const deviceTableText =
  '{"sources":["embassy-rs/stm32-data-generated f115ed4f8 data/chips; STMicroelectronics/STM32_open_pin_data 3d64b1076 mcu","CMSIS device headers, FMC_Ba' +
  'nkn_R_BASE and FSMC_Bankn_R_BASE (stm32duino/Arduino_Core_STM32 b4bae0dfd, STMicroelectronics/cmsis-device-n6, STMicroelectronics/cmsis_device_h7rs); ' +
  'addresses: STMicroelectronics HAL drivers NOR_MEMORY_ADRESS1 0x60000000, NAND_DEVICE1 0x70000000, NAND_DEVICE2 0x80000000; Cube board packages SDRAM_D' +
  'EVICE_ADDR 0xC0000000, 0xD0000000","STMicroelectronics/cmsis_device_* Include/stm32*.h (IRQn_Type)","stm32duino/Arduino_Core_STM32 b4bae0dfd system/Dr' +
  'ivers/CMSIS/Device/ST (IRQn_Type)","STMicroelectronics/cmsis_device_l4 Include/","openocd tcl/target/stm32l4x.cfg + src/flash/nor/stm32l4x.c","probe-r' +
  's/targets STM32*_Series.yaml","openocd src/flash/nor/stm32l4x.c","STMicroelectronics/cmsis_device_l5 Include/","STMicroelectronics/cmsis_device_g4 Inc' +
  'lude/","STMicroelectronics/cmsis_device_wb Include/","STMicroelectronics/cmsis_device_f4 Include/","RM0430, system architecture (SRAM2 aliased on the ' +
  'I-bus and D-bus); lightning-signer/validating-lightning-signer vls-signer-stm32/memory.x (64 KB at 0x10000000)","STMicroelectronics/cmsis_device_f7 In' +
  'clude/","STMicroelectronics/cmsis_device_h7 Include/","STMicroelectronics/cmsis_device_h7rs Include/","STMicroelectronics/STM32CubeH7RS Template_XIP",' +
  '"STMicroelectronics/cmsis_device_h5 Include/","blackmagic-debug/blackmagic 02bdb8f6c src/target/stm32h5.c (RM0481 2.3.2, RM0492 2.2.2: SRAM at 0x0A000' +
  '000)","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32H5xx/Include/","STMicroelectronics/cmsis_device_u5 Include/","pyOCD target ST' +
  'M32U585xx (SRAM at 0x0A000000 and 0x0E000000)","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32U3xx/Include/","stm32duino/Arduino_C' +
  'ore_STM32 system/Drivers/CMSIS/Device/ST/STM32U3xx/Source/Templates/gcc/linker/STM32U3*_RAM*.ld (SRAM1 at 0x0A000000 and 0x0E000000, HSP_DATA_BRAM)","' +
  'stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32WBAxx/Include/","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32W' +
  'BAxx/Source/Templates/gcc/linker/STM32WBA2*_RAM*.ld (SRAM1 at 0x0A000000 and 0x0E000000)","openocd src/flash/nor/stm32l4x.h DEVID_STM32WBA2X","STMicro' +
  'electronics/cmsis-device-n6 Include/","STMicroelectronics/stm32-mw-extmem-mgr boot/stm32_boot_xip.c","STMicroelectronics/STM32CubeN6 Template_FSBL_XIP' +
  ' linker scripts","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32F0xx/Include/","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS' +
  '/Device/ST/STM32F1xx/Include/","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32F2xx/Include/","stm32duino/Arduino_Core_STM32 system' +
  '/Drivers/CMSIS/Device/ST/STM32F3xx/Include/","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32L0xx/Include/","stm32duino/Arduino_Cor' +
  'e_STM32 system/Drivers/CMSIS/Device/ST/STM32L1xx/Include/","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32G0xx/Include/","stm32dui' +
  'no/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32C0xx/Include/","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32U0xx/Inclu' +
  'de/","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32WLxx/Include/","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/S' +
  'TM32WB0x/Include/","stm32duino/Arduino_Core_STM32 variants/STM32WB0x ldscript.ld (ROM, 6 KB)","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Devi' +
  'ce/ST/STM32WL3x/Include/","stm32duino/Arduino_Core_STM32 system/Drivers/CMSIS/Device/ST/STM32WL3x/Include/stm32wl3rx.h SYSTEM_MEMORY_BASE (6 KB)","emb' +
  'assy-rs/stm32-data-generated f115ed4f8 data/chips","STMicroelectronics/cmsis_device_mp1 Include/"],"lines":[{"line":"STM32L412/L422","family":"STM32L4' +
  '","cores":[["cortex-m4","",-1]],"zero":1,"windows":[["QUADSPI",2415919104,2684358656]],"remap":"l4","irqs":83,"memories":[["FLASH","flash",134217728,1' +
  '31072,"",2,""],["SRAM1","ram",536870912,32768,"",2,""],["SRAM2","ram",268435456,8192,"",2,""]],"ids":[1124],"vtor":["user-address","v1.7.1","2021-03-0' +
  '4","flash-base"],"sources":[4,5,6]},{"line":"STM32L431/L432/L433/L442/L443","family":"STM32L4","cores":[["cortex-m4","",-1]],"zero":1,"windows":[["QUA' +
  'DSPI",2415919104,2684358656]],"remap":"l4","irqs":83,"memories":[["FLASH","flash",134217728,262144,"",2,""],["SRAM1","ram",536870912,49152,"",2,""],["' +
  'SRAM2","ram",268435456,16384,"",2,""]],"ids":[1077],"vtor":["user-address","v1.7.1","2021-03-04","flash-base"],"sources":[4,5,6]},{"line":"STM32L451/L' +
  '452/L462","family":"STM32L4","cores":[["cortex-m4","",-1]],"zero":1,"windows":[["QUADSPI",2415919104,2684358656]],"remap":"l4","irqs":85,"memories":[[' +
  '"FLASH","flash",134217728,524288,"",2,""],["SRAM1","ram",536870912,131072,"",2,""],["SRAM2","ram",268435456,32768,"",2,""]],"ids":[1122],"vtor":["user' +
  '-address","v1.7.1","2021-03-04","flash-base"],"sources":[4,5,6]},{"line":"STM32L471/L475/L476/L485/L486","family":"STM32L4","cores":[["cortex-m4","",-' +
  '1]],"zero":1,"windows":[["QUADSPI",2415919104,2684358656]],"remap":"l4","irqs":82,"memories":[["FLASH","flash",134217728,1048576,"",2,""],["SRAM1","ra' +
  'm",536870912,98304,"",2,""],["SRAM2","ram",268435456,32768,"",2,""]],"ids":[1045],"vtor":["user-address","v1.7.1","2021-03-04","flash-base"],"sources"' +
  ':[4,5,6]},{"line":"STM32L496/L4A6","family":"STM32L4","cores":[["cortex-m4","",-1]],"zero":1,"windows":[["QUADSPI",2415919104,2684358656]],"remap":"l4' +
  '","irqs":91,"memories":[["FLASH","flash",134217728,1048576,"",2,""],["SRAM1","ram",536870912,262144,"",2,""],["SRAM2","ram",268435456,65536,"",2,""]],' +
  '"ids":[1121],"vtor":["user-address","v1.7.1","2021-03-04","flash-base"],"sources":[4,5,6]},{"line":"STM32L4R5/R7/R9/S5/S7/S9","family":"STM32L4+","cor' +
  'es":[["cortex-m4","",-1]],"zero":1,"windows":[["OCTOSPI1",2415919104,2684358656],["OCTOSPI2",1879048192,2684359680]],"remap":"l4plus","irqs":95,"memor' +
  'ies":[["FLASH","flash",134217728,2097152,"",2,""],["SRAM1","ram",536870912,196608,"",2,""],["SRAM2 (code bus)","ram",268435456,65536,"SRAM",0,""],["SR' +
  'AM3","ram",537133056,393216,"",0,""]],"ids":[1136],"vtor":["user-address","v1.7.1","2021-03-04","flash-base"],"sources":[4,7,6]},{"line":"STM32L4P5/Q5' +
  '","family":"STM32L4+","cores":[["cortex-m4","",-1]],"zero":1,"windows":[["OCTOSPI1",2415919104,2684358656],["OCTOSPI2",1879048192,2684359680]],"remap"' +
  ':"l4plus","irqs":95,"memories":[["FLASH","flash",134217728,1048576,"",2,""],["SRAM1","ram",536870912,131072,"",2,""],["SRAM2 (code bus)","ram",2684354' +
  '56,65536,"SRAM",0,""],["SRAM3","ram",537067520,131072,"",0,""]],"ids":[1137],"vtor":["user-address","v1.7.1","2021-03-04","flash-base"],"sources":[4]}' +
  ',{"line":"STM32L552","family":"STM32L5","cores":[["cortex-m33","",-1]],"tz":1,"windows":[["OCTOSPI1",2415919104,1140985856]],"irqs":108,"memories":[["' +
  'FLASH","flash",134217728,524288,"",2,""],["SRAM1","ram",536870912,196608,"",2,""],["SRAM2","ram",537067520,65536,"",0,""]],"ids":[1138],"vtor":["user-' +
  'address","v1.0.2","2020-03-02","flash-base"],"sources":[8]},{"line":"STM32L562","family":"STM32L5","cores":[["cortex-m33","",-1]],"tz":1,"windows":[["' +
  'OCTOSPI1",2415919104,1140985856]],"irqs":109,"memories":[["FLASH","flash",134217728,524288,"",2,""],["SRAM1","ram",536870912,196608,"",2,""],["SRAM2",' +
  '"ram",537067520,65536,"",0,""]],"ids":[1138],"vtor":["user-address","v1.0.2","2020-03-02","flash-base"],"sources":[8]},{"line":"STM32G471/G473/G474/G4' +
  '83/G484/G491/G4A1","family":"STM32G4","cores":[["cortex-m4","",-1]],"zero":1,"windows":[["QUADSPI",2415919104,2684358656]],"remap":"g4","irqs":102,"me' +
  'mories":[["FLASH","flash",134217728,524288,"",2,""],["SRAM1","ram",536870912,81920,"",2,""],["SRAM2","ram",536952832,16384,"",2,""],["CCMSRAM","ccm",2' +
  '68435456,32768,"",2,""]],"ids":[1129,1145],"vtor":["user-address","v1.2.1","2021-03-03","flash-base"],"sources":[9]},{"line":"STM32G431/G441/G411/G414' +
  '/GBK1","family":"STM32G4","cores":[["cortex-m4","",-1]],"zero":1,"windows":[],"irqs":102,"memories":[["FLASH","flash",134217728,131072,"",2,""]],"ids"' +
  ':[1128],"vtor":["user-address","v1.2.1","2021-03-03","flash-base"],"sources":[9]},{"line":"STM32WB35/WB55/WB5M","family":"STM32WB","cores":[["cortex-m' +
  '4","CM4",-1],["cortex-m0plus","CM0+",-1]],"zero":1,"windows":[["QUADSPI",2415919104,2684358656]],"remap":"wb","irqs":63,"memories":[["FLASH","flash",1' +
  '34217728,1048576,"",2,""],["SRAM1","ram",536870912,196608,"",2,""],["SRAM2A","ram",537067520,32768,"",2,""],["SRAM2B","ram",537100288,32768,"",2,""]],' +
  '"ids":[1173,1174],"vtor":["user-address","v1.8.0","2021-03-04","offset-only"],"sources":[10]},{"line":"STM32WB10/WB15/WB1M/WB30/WB50","family":"STM32W' +
  'B","cores":[["cortex-m4","CM4",-1],["cortex-m0plus","CM0+",-1]],"zero":1,"windows":[],"irqs":63,"memories":[["FLASH","flash",134217728,0,"",2,""]],"id' +
  's":[1172,1173],"vtor":["user-address","v1.8.0","2021-03-04","offset-only"],"sources":[10]},{"line":"STM32F412","family":"STM32F4","cores":[["cortex-m4' +
  '","",-1]],"zero":1,"windows":[["QUADSPI",2415919104,2684358656]],"irqs":97,"memories":[["FLASH","flash",134217728,1048576,"",2,""],["SRAM1","ram",5368' +
  '70912,262144,"",2,""]],"ids":[1089],"vtor":["user-address","v2.6.6","2021-03-03","flash-base"],"sources":[11]},{"line":"STM32F413/F423","family":"STM3' +
  '2F4","cores":[["cortex-m4","",-1]],"zero":1,"windows":[["QUADSPI",2415919104,2684358656]],"irqs":102,"memories":[["FLASH","flash",134217728,1572864,""' +
  ',2,""],["SRAM1","ram",536870912,262144,"",2,""],["SRAM2","ram",537133056,65536,"",0,""],["SRAM2 (code bus)","ram",268435456,65536,"SRAM",0,""]],"ids":' +
  '[1123],"vtor":["user-address","v2.6.6","2021-03-03","flash-base"],"sources":[11,12]},{"line":"STM32F446","family":"STM32F4","cores":[["cortex-m4","",-' +
  '1]],"zero":1,"windows":[["QUADSPI",2415919104,2684358656]],"irqs":97,"memories":[["FLASH","flash",134217728,524288,"",2,""],["SRAM1","ram",536870912,1' +
  '14688,"",2,""],["SRAM2","ram",536985600,16384,"",0,""],["BKPSRAM","backup",1073889280,4096,"",0,""]],"ids":[1057],"vtor":["user-address","v2.6.6","202' +
  '1-03-03","flash-base"],"sources":[11]},{"line":"STM32F469/F479","family":"STM32F4","cores":[["cortex-m4","",-1]],"zero":1,"windows":[["QUADSPI",241591' +
  '9104,2684358656]],"irqs":93,"memories":[["FLASH","flash",134217728,2097152,"",2,""],["SRAM1","ram",536870912,163840,"",2,""],["SRAM2","ram",537034752,' +
  '32768,"",0,""],["SRAM3","ram",537067520,131072,"",0,""],["CCM","ccm",268435456,65536,"",2,""],["BKPSRAM","backup",1073889280,4096,"",0,""]],"ids":[107' +
  '6],"vtor":["user-address","v2.6.6","2021-03-03","flash-base"],"sources":[11]},{"line":"STM32F401/F405/F407/F410/F411/F412C/F415/F417/F427/F429/F437/F4' +
  '39","family":"STM32F4","cores":[["cortex-m4","",-1]],"zero":1,"windows":[],"irqs":98,"memories":[["FLASH","flash",134217728,0,"",2,""],["BKPSRAM","bac' +
  'kup",1073889280,4096,"",0,"F405 F407 F415 F417 F427 F429 F437 F439"]],"ids":[1043,1049],"vtor":["user-address","v2.6.6","2021-03-03","flash-base"],"so' +
  'urces":[11]},{"line":"STM32F722/F723/F730/F732/F733","family":"STM32F7","cores":[["cortex-m7","",-1]],"windows":[["QUADSPI",2415919104,2684358656]],"i' +
  'rqs":104,"memories":[["FLASH","flash",134217728,524288,"",2,""],["FLASH (ITCM bus)","flash",2097152,0,"FLASH",0,""],["ITCM","itcm",0,16384,"",0,""],["' +
  'DTCM","dtcm",536870912,65536,"",2,""],["SRAM1","ram",536936448,180224,"",2,""],["SRAM2","ram",537116672,16384,"",0,""],["BKPSRAM","backup",1073889280,' +
  '4096,"",0,""]],"ids":[1106],"vtor":["user-address","v1.2.6","2021-03-03","flash-base"],"sources":[13]},{"line":"STM32F745/F746/F750/F756","family":"ST' +
  'M32F7","cores":[["cortex-m7","",-1]],"windows":[["QUADSPI",2415919104,2684358656]],"irqs":98,"memories":[["FLASH","flash",134217728,1048576,"",2,""],[' +
  '"FLASH (ITCM bus)","flash",2097152,0,"FLASH",0,""],["ITCM","itcm",0,16384,"",0,""],["DTCM","dtcm",536870912,65536,"",2,""],["SRAM1","ram",536936448,24' +
  '5760,"",2,""],["SRAM2","ram",537182208,16384,"",0,""],["BKPSRAM","backup",1073889280,4096,"",0,""]],"ids":[1097],"vtor":["user-address","v1.2.6","2021' +
  '-03-03","flash-base"],"sources":[13]},{"line":"STM32F765/F767/F769/F777/F779","family":"STM32F7","cores":[["cortex-m7","",-1]],"windows":[["QUADSPI",2' +
  '415919104,2684358656]],"irqs":110,"memories":[["FLASH","flash",134217728,2097152,"",2,""],["FLASH (ITCM bus)","flash",2097152,0,"FLASH",0,""],["ITCM",' +
  '"itcm",0,16384,"",0,""],["DTCM","dtcm",536870912,131072,"",2,""],["SRAM1","ram",537001984,376832,"",2,""],["SRAM2","ram",537378816,16384,"",0,""],["BK' +
  'PSRAM","backup",1073889280,4096,"",0,""]],"ids":[1105],"vtor":["user-address","v1.2.6","2021-03-03","flash-base"],"sources":[13]},{"line":"STM32H742/H' +
  '743/H753","family":"STM32H7","cores":[["cortex-m7","",-1]],"windows":[["QUADSPI",2415919104,1375752192]],"irqs":150,"memories":[["FLASH","flash",13421' +
  '7728,2097152,"",2,""],["ITCM","itcm",0,65536,"",2,""],["DTCM","dtcm",536870912,131072,"",2,""],["AXI SRAM","ram",603979776,524288,"",2,""],["SRAM1","r' +
  'am",805306368,131072,"",2,""],["SRAM2","ram",805437440,131072,"",2,""],["SRAM3","ram",805568512,32768,"",2,""],["SRAM4","ram",939524096,65536,"",2,""]' +
  ',["BKPSRAM","backup",947912704,4096,"",0,""],["SRAM1 (code bus)","ram",268435456,0,"SRAM1",0,""],["SRAM2 (code bus)","ram",268566528,0,"SRAM2",0,""],[' +
  '"SRAM3 (code bus)","ram",268697600,0,"SRAM3",0,""]],"ids":[1104],"vtor":["user-address","v1.10.1","2021-12-13","flash-bank"],"sources":[14]},{"line":"' +
  'STM32H750","family":"STM32H7","cores":[["cortex-m7","",-1]],"windows":[["QUADSPI",2415919104,1375752192]],"irqs":150,"memories":[["FLASH","flash",1342' +
  '17728,131072,"",2,""],["ITCM","itcm",0,65536,"",2,""],["DTCM","dtcm",536870912,131072,"",2,""],["AXI SRAM","ram",603979776,524288,"",2,""],["SRAM1","r' +
  'am",805306368,131072,"",2,""],["SRAM2","ram",805437440,131072,"",2,""],["SRAM3","ram",805568512,32768,"",2,""],["SRAM4","ram",939524096,65536,"",2,""]' +
  ',["BKPSRAM","backup",947912704,4096,"",0,""],["SRAM1 (code bus)","ram",268435456,0,"SRAM1",0,""],["SRAM2 (code bus)","ram",268566528,0,"SRAM2",0,""],[' +
  '"SRAM3 (code bus)","ram",268697600,0,"SRAM3",0,""]],"ids":[1104],"vtor":["user-address","v1.10.1","2021-12-13","flash-bank"],"sources":[14]},{"line":"' +
  'STM32H745/H747/H755/H757","family":"STM32H7","cores":[["cortex-m7","CM7",0],["cortex-m4","CM4",3]],"windows":[["QUADSPI",2415919104,1375752192]],"irqs' +
  '":150,"memories":[["FLASH","flash",134217728,2097152,"",2,""],["ITCM","itcm",0,65536,"",2,""],["DTCM","dtcm",536870912,131072,"",2,""],["AXI SRAM","ra' +
  'm",603979776,524288,"",2,""],["SRAM1","ram",805306368,131072,"",2,""],["SRAM2","ram",805437440,131072,"",2,""],["SRAM3","ram",805568512,32768,"",2,""]' +
  ',["SRAM4","ram",939524096,65536,"",2,""],["BKPSRAM","backup",947912704,4096,"",0,""],["SRAM1 (code bus)","ram",268435456,0,"SRAM1",0,""],["SRAM2 (code' +
  ' bus)","ram",268566528,0,"SRAM2",0,""],["SRAM3 (code bus)","ram",268697600,0,"SRAM3",0,""]],"ids":[1104],"vtor":["user-address","v1.10.1","2021-12-13"' +
  ',"flash-bank"],"sources":[14]},{"line":"STM32H723/H725/H730/H733/H735","family":"STM32H7","cores":[["cortex-m7","",-1]],"windows":[["OCTOSPI1",2415919' +
  '104,1375752192],["OCTOSPI2",1879048192,1375772672]],"irqs":163,"memories":[["FLASH","flash",134217728,1048576,"",2,""],["ITCM","itcm",0,262144,"",3,""' +
  '],["DTCM","dtcm",536870912,131072,"",2,""],["AXI SRAM","ram",603979776,327680,"",2,""],["SRAM1","ram",805306368,16384,"",2,""],["SRAM2","ram",80532275' +
  '2,16384,"",2,""],["SRAM4","ram",939524096,16384,"",2,""],["BKPSRAM","backup",947912704,4096,"",0,""]],"ids":[1155],"vtor":["user-address","v1.10.1","2' +
  '021-12-13","flash-bank"],"notes":["ITCM RAM is 64 KB and grows to 256 KB at the cost of AXI SRAM, by option bytes; the lengths here are the largest"],' +
  '"sources":[14]},{"line":"STM32H7A3/H7B0/H7B3","family":"STM32H7","cores":[["cortex-m7","",-1]],"windows":[["OCTOSPI1",2415919104,1375752192],["OCTOSPI' +
  '2",1879048192,1375772672]],"irqs":155,"memories":[["FLASH","flash",134217728,2097152,"",2,""],["ITCM","itcm",0,65536,"",2,""],["DTCM","dtcm",536870912' +
  ',131072,"",2,""],["AXI SRAM","ram",603979776,1048576,"",2,""],["AHB SRAM","ram",805306368,131072,"",2,""],["SRD SRAM","ram",939524096,32768,"",0,""],[' +
  '"BKPSRAM","backup",947912704,4096,"",0,""]],"ids":[1152],"vtor":["user-address","v1.10.1","2021-12-13","flash-bank"],"sources":[14]},{"line":"STM32H7R' +
  '3/H7R7/H7S3/H7S7","family":"STM32H7RS","cores":[["cortex-m7","",1]],"windows":[["XSPI1",2415919104,1375752192],["XSPI2",1879048192,1375772672]],"irqs"' +
  ':156,"memories":[["FLASH","flash",134217728,65536,"",2,""],["ITCM","itcm",0,196608,"",3,""],["DTCM","dtcm",536870912,196608,"",3,""],["AXI SRAM1","ram' +
  '",603979776,131072,"",2,""],["AXI SRAM2","ram",604110848,131072,"",2,""],["AXI SRAM3","ram",604241920,131072,"",2,""],["AXI SRAM4","ram",604372992,737' +
  '28,"",2,""],["AHB SRAM1","ram",805306368,16384,"",2,""],["AHB SRAM2","ram",805322752,16384,"",2,""],["BKPSRAM","backup",947912704,4096,"",0,""]],"ids"' +
  ':[1157],"vtor":["vector-symbol","","",""],"notes":["ITCM and DTCM RAM are 64 KB each and grow to 192 KB at the cost of AXI SRAM, by option bytes; the ' +
  'lengths here are the largest"],"sources":[15,16]},{"line":"STM32H562/H563/H573","family":"STM32H5","cores":[["cortex-m33","",-1]],"tz":1,"code":2,"win' +
  'dows":[["OCTOSPI1",2415919104,1191187456]],"irqs":131,"memories":[["FLASH","flash",134217728,2097152,"",2,""],["SRAM1","ram",536870912,262144,"",2,""]' +
  ',["SRAM2","ram",537133056,65536,"",2,""],["SRAM3","ram",537198592,327680,"",2,""]],"ids":[],"vtor":["unconditional","","",""],"sources":[17,18]},{"lin' +
  'e":"STM32H523/H533","family":"STM32H5","cores":[["cortex-m33","",-1]],"tz":1,"code":2,"windows":[["OCTOSPI1",2415919104,1191187456]],"irqs":133,"memor' +
  'ies":[["FLASH","flash",134217728,524288,"",2,""]],"ids":[],"vtor":["unconditional","","",""],"sources":[17,18]},{"line":"STM32H5E4/H5E5/H5F4/H5F5","fa' +
  'mily":"STM32H5","cores":[["cortex-m33","",-1]],"tz":1,"code":2,"windows":[["OCTOSPI1",2415919104,1191187456],["OCTOSPI2",1879048192,1191191552]],"irqs' +
  '":162,"memories":[["FLASH","flash",134217728,4194304,"",0,""],["SRAM1","ram",536870912,262144,"",0,""],["SRAM2","ram",537133056,131072,"",0,""],["SRAM' +
  '3","ram",537264128,393216,"",0,""],["SRAM4","ram",537657344,393216,"",0,""],["SRAM5","ram",538050560,393216,"",0,""]],"ids":[],"vtor":["unconditional"' +
  ',"","",""],"sources":[19,18]},{"line":"STM32H503","family":"STM32H5","cores":[["cortex-m33","",-1]],"code":2,"windows":[],"irqs":134,"memories":[["FLA' +
  'SH","flash",134217728,0,"",2,""]],"ids":[],"vtor":["unconditional","","",""],"sources":[17,18]},{"line":"STM32U535/U545","family":"STM32U5","cores":[[' +
  '"cortex-m33","",-1]],"tz":1,"code":2,"windows":[["OCTOSPI1",2415919104,1108153344]],"irqs":126,"memories":[["FLASH","flash",134217728,524288,"",2,""],' +
  '["SRAM1","ram",536870912,196608,"",2,""],["SRAM2","ram",537067520,65536,"",2,""],["SRAM4","ram",671088640,16384,"",0,""],["BKPSRAM","backup",107396403' +
  '2,2048,"",0,""]],"ids":[1109],"vtor":["unconditional","","",""],"sources":[20,21]},{"line":"STM32U575/U585","family":"STM32U5","cores":[["cortex-m33",' +
  '"",-1]],"tz":1,"code":2,"windows":[["OCTOSPI1",2415919104,1108153344],["OCTOSPI2",1879048192,1108157440]],"irqs":126,"memories":[["FLASH","flash",1342' +
  '17728,2097152,"",2,""],["SRAM1","ram",536870912,196608,"",2,""],["SRAM2","ram",537067520,65536,"",2,""],["SRAM3","ram",537133056,524288,"",2,""],["SRA' +
  'M4","ram",671088640,16384,"",0,""],["BKPSRAM","backup",1073964032,2048,"",0,""]],"ids":[1154],"vtor":["unconditional","","",""],"sources":[20,21]},{"l' +
  'ine":"STM32U595/U599/U5A5/U5A9","family":"STM32U5","cores":[["cortex-m33","",-1]],"tz":1,"code":2,"windows":[["OCTOSPI1",2415919104,1108153344],["OCTO' +
  'SPI2",1879048192,1108157440],["HSPI1",2684354560,1108161536]],"irqs":139,"memories":[["FLASH","flash",134217728,4194304,"",2,""],["SRAM1","ram",536870' +
  '912,786432,"",2,""],["SRAM2","ram",537657344,65536,"",2,""],["SRAM3","ram",537722880,851968,"",2,""],["SRAM5","ram",538574848,851968,"",2,""],["SRAM4"' +
  ',"ram",671088640,16384,"",0,""],["BKPSRAM","backup",1073964032,2048,"",0,""]],"ids":[1153],"vtor":["unconditional","","",""],"sources":[20,21]},{"line' +
  '":"STM32U5F7/U5F9/U5G7/U5G9","family":"STM32U5","cores":[["cortex-m33","",-1]],"tz":1,"code":2,"windows":[["OCTOSPI1",2415919104,1108153344],["OCTOSPI' +
  '2",1879048192,1108157440],["HSPI1",2684354560,1108161536]],"irqs":141,"memories":[["FLASH","flash",134217728,4194304,"",2,""],["SRAM1","ram",536870912' +
  ',786432,"",2,""],["SRAM2","ram",537657344,65536,"",2,""],["SRAM3","ram",537722880,851968,"",2,""],["SRAM5","ram",538574848,851968,"",2,""],["SRAM6","r' +
  'am",539426816,524288,"",2,""],["SRAM4","ram",671088640,16384,"",0,""],["BKPSRAM","backup",1073964032,2048,"",0,""]],"ids":[1142],"vtor":["unconditiona' +
  'l","","",""],"sources":[20,21]},{"line":"STM32U3","family":"STM32U3","cores":[["cortex-m33","",-1]],"tz":1,"code":1,"windows":[["OCTOSPI1",2415919104,' +
  '1108153344]],"irqs":125,"memories":[["FLASH","flash",134217728,0,"",2,""],["SRAM1","ram",536870912,196608,"",2,""],["SRAM2","ram",537067520,65536,"",2' +
  ',""],["HSP_DATA_BRAM","ram",537526272,16384,"",0,"U3B5 U3C5"]],"ids":[],"vtor":["user-address","","",""],"sources":[22,23]},{"line":"STM32WBA25","fami' +
  'ly":"STM32WBA","cores":[["cortex-m33","",-1]],"tz":1,"code":1,"windows":[],"irqs":66,"memories":[["FLASH","flash",134217728,0,"",0,""]],"ids":[1202],"' +
  'vtor":["vector-symbol","","",""],"notes":["has XSPI1 (registers 0x420D1400); the CMSIS header gives no address for its memory-mapped window"],"sources' +
  '":[24,25,26]},{"line":"STM32WBA20","family":"STM32WBA","cores":[["cortex-m33","",-1]],"code":1,"windows":[],"irqs":82,"memories":[["FLASH","flash",134' +
  '217728,0,"",0,""]],"ids":[1202],"vtor":["vector-symbol","","",""],"sources":[24,25,26]},{"line":"STM32WBA23","family":"STM32WBA","cores":[["cortex-m33' +
  '","",-1]],"tz":1,"code":1,"windows":[],"irqs":82,"memories":[["FLASH","flash",134217728,0,"",0,""]],"ids":[1202],"vtor":["vector-symbol","","",""],"so' +
  'urces":[24,25,26]},{"line":"STM32WBA50","family":"STM32WBA","cores":[["cortex-m33","",-1]],"windows":[],"irqs":82,"memories":[["FLASH","flash",1342177' +
  '28,0,"",2,""],["SRAM6","ram",1208123392,16384,"",0,""]],"ids":[],"vtor":["vector-symbol","","",""],"sources":[24]},{"line":"STM32WBA52/WBA54/WBA55/WBA' +
  '5M/WBA6x","family":"STM32WBA","cores":[["cortex-m33","",-1]],"tz":1,"windows":[],"irqs":82,"memories":[["FLASH","flash",134217728,0,"",2,""],["SRAM6",' +
  '"ram",1208123392,16384,"",0,""]],"ids":[],"vtor":["vector-symbol","","",""],"sources":[24]},{"line":"STM32N645/N647/N655/N657","family":"STM32N6","cor' +
  'es":[["cortex-m55","",1]],"tz":1,"windows":[["XSPI1",2415919104,1208111104],["XSPI2",1879048192,1208131584],["XSPI3",2147483648,1208143872]],"irqs":19' +
  '5,"memories":[["ITCM","itcm",0,262144,"",1,""],["DTCM","dtcm",536870912,262144,"",1,""],["AXISRAM1","ram",603979776,1048576,"",2,""],["AXISRAM2","ram"' +
  ',605028352,1048576,"",2,""],["AXISRAM3","ram",606076928,458752,"",2,""],["AXISRAM4","ram",606535680,458752,"",2,""],["AXISRAM5","ram",606994432,458752' +
  ',"",2,""],["AXISRAM6","ram",607453184,458752,"",2,""],["AHBSRAM1","ram",671088640,16384,"",0,""],["AHBSRAM2","ram",671105024,16384,"",0,""],["BKPSRAM"' +
  ',"backup",738197504,8192,"",0,""]],"ids":[],"vtor":["vector-symbol-unless-user-address","","",""],"notes":["ITCM (64 KB) and DTCM (128 KB) grow to 256' +
  ' KB at the cost of AXISRAM1; the lengths here are the largest"],"sources":[27,28,29]},{"line":"STM32F0","family":"STM32F0","cores":[["cortex-m0","",-1' +
  ']],"zero":1,"windows":[],"irqs":32,"memories":[["FLASH","flash",134217728,0,"",2,""]],"ids":[],"vtor":["none","","",""],"sources":[30]},{"line":"STM32' +
  'F1","family":"STM32F1","cores":[["cortex-m3","",-1]],"zero":1,"windows":[],"irqs":68,"memories":[["FLASH","flash",134217728,0,"",2,""]],"ids":[],"vtor' +
  '":["user-address","","",""],"sources":[31]},{"line":"STM32F2","family":"STM32F2","cores":[["cortex-m3","",-1]],"zero":1,"windows":[],"irqs":81,"memori' +
  'es":[["FLASH","flash",134217728,0,"",2,""],["BKPSRAM","backup",1073889280,4096,"",0,""]],"ids":[],"vtor":["user-address","","",""],"sources":[32]},{"l' +
  'ine":"STM32F3","family":"STM32F3","cores":[["cortex-m4","",-1]],"zero":1,"windows":[],"irqs":85,"memories":[["FLASH","flash",134217728,0,"",2,""]],"id' +
  's":[],"vtor":["user-address","","",""],"sources":[33]},{"line":"STM32L0","family":"STM32L0","cores":[["cortex-m0plus","",-1]],"zero":1,"windows":[],"i' +
  'rqs":32,"memories":[["FLASH","flash",134217728,0,"",2,""]],"ids":[],"vtor":["user-address","","",""],"sources":[34]},{"line":"STM32L1","family":"STM32' +
  'L1","cores":[["cortex-m3","",-1]],"zero":1,"windows":[],"irqs":57,"memories":[["FLASH","flash",134217728,0,"",2,""]],"ids":[],"vtor":["user-address","' +
  '","",""],"sources":[35]},{"line":"STM32G0","family":"STM32G0","cores":[["cortex-m0plus","",-1]],"zero":1,"windows":[],"irqs":32,"memories":[["FLASH","' +
  'flash",134217728,0,"",2,""]],"ids":[],"vtor":["user-address","","",""],"sources":[36]},{"line":"STM32C0","family":"STM32C0","cores":[["cortex-m0plus",' +
  '"",-1]],"zero":1,"windows":[],"irqs":32,"memories":[["FLASH","flash",134217728,0,"",2,""]],"ids":[],"vtor":["unconditional","","",""],"sources":[37]},' +
  '{"line":"STM32U0","family":"STM32U0","cores":[["cortex-m0plus","",-1]],"zero":1,"windows":[],"irqs":32,"memories":[["FLASH","flash",134217728,0,"",2,"' +
  '"]],"ids":[],"vtor":["unconditional","","",""],"sources":[38]},{"line":"STM32WLE4/WLE5","family":"STM32WL","cores":[["cortex-m4","",-1]],"zero":1,"win' +
  'dows":[],"irqs":62,"memories":[["FLASH","flash",134217728,0,"",2,""]],"ids":[],"vtor":["user-address","","",""],"sources":[39]},{"line":"STM32WL54/WL5' +
  '5","family":"STM32WL","cores":[["cortex-m4","CM4",-1],["cortex-m0plus","CM0+",-1]],"zero":1,"windows":[],"irqs":62,"memories":[["FLASH","flash",134217' +
  '728,0,"",2,""]],"ids":[],"vtor":["user-address","","",""],"sources":[39]},{"line":"STM32WB0","family":"STM32WB0","cores":[["cortex-m0plus","",-1]],"wi' +
  'ndows":[],"irqs":29,"memories":[["ROM","system",268435456,6144,"",0,""],["FLASH","flash",268697600,0,"",2,""],["SRAM","ram",536870912,0,"",2,""]],"ids' +
  '":[],"vtor":["user-address","","",""],"sources":[40,41]},{"line":"STM32WL3","family":"STM32WL3","cores":[["cortex-m0plus","",-1]],"windows":[],"irqs":' +
  '30,"memories":[["ROM","system",268435456,6144,"",0,""],["FLASH","flash",268697600,0,"",2,""],["SRAM","ram",536870912,0,"",2,""]],"ids":[],"vtor":["use' +
  'r-address","","",""],"sources":[42,43]},{"line":"STM32C531/C532/C542","family":"STM32C5","cores":[["cortex-m33","",-1]],"windows":[],"irqs":89,"memori' +
  'es":[["FLASH","flash",134217728,0,"",2,""]],"ids":[1103],"sources":[44]},{"line":"STM32C551/C552/C562","family":"STM32C5","cores":[["cortex-m33","",-1' +
  ']],"windows":[],"irqs":99,"memories":[["FLASH","flash",134217728,0,"",2,""]],"ids":[1102],"sources":[44]},{"line":"STM32C591/C593/C5A3","family":"STM3' +
  '2C5","cores":[["cortex-m33","",-1]],"windows":[],"irqs":99,"memories":[["FLASH","flash",134217728,0,"",2,""]],"ids":[1114],"notes":["has XSPI1; no pub' +
  'lic source read gives the address of its memory-mapped window"],"sources":[44]},{"line":"STM32MP151/MP153/MP157","family":"STM32MP1","cores":[["cortex' +
  '-m4","CM4",-1]],"windows":[["QUADSPI",1879048192,1476407296]],"irqs":150,"memories":[["RETRAM","ram",0,0,"",0,""],["SRAM","ram",268435456,0,"",0,""],[' +
  '"SRAM (system bus)","ram",805306368,0,"SRAM",0,""]],"ids":[1280],"notes":["the Cortex-M4 alone; the Cortex-A7 cores are not described"],"sources":[45]' +
  '}],"selectors":{"L412":0,"L422":0,"L431":1,"L432":1,"L433":1,"L442":1,"L443":1,"L451":2,"L452":2,"L462":2,"L471":3,"L475":3,"L476":3,"L485":3,"L486":3' +
  ',"L496":4,"L4A6":4,"L4R5":5,"L4R7":5,"L4R9":5,"L4S5":5,"L4S7":5,"L4S9":5,"L4P5":6,"L4Q5":6,"L552":7,"L562":8,"G471":9,"G473":9,"G474":9,"G483":9,"G484' +
  '":9,"G491":9,"G4A1":9,"G411":10,"G414":10,"G431":10,"G441":10,"GBK1":10,"WB35":11,"WB55":11,"WB5M":11,"WB10":12,"WB15":12,"WB1M":12,"WB30":12,"WB50":1' +
  '2,"F412":13,"F413":14,"F423":14,"F446":15,"F469":16,"F479":16,"F401":17,"F405":17,"F407":17,"F410":17,"F411":17,"F415":17,"F417":17,"F427":17,"F429":1' +
  '7,"F437":17,"F439":17,"F412C":17,"F722":18,"F723":18,"F730":18,"F732":18,"F733":18,"F745":19,"F746":19,"F750":19,"F756":19,"F765":20,"F767":20,"F769":' +
  '20,"F777":20,"F779":20,"F768":20,"F778":20,"H742":21,"H743":21,"H753":21,"H750":22,"H745":23,"H747":23,"H755":23,"H757":23,"H723":24,"H725":24,"H730":' +
  '24,"H733":24,"H735":24,"H7A3":25,"H7B0":25,"H7B3":25,"H7R3":26,"H7R7":26,"H7S3":26,"H7S7":26,"H562":27,"H563":27,"H573":27,"H523":28,"H533":28,"H5E4":' +
  '29,"H5E5":29,"H5F4":29,"H5F5":29,"H503":30,"U535":31,"U545":31,"U575":32,"U585":32,"U595":33,"U599":33,"U5A5":33,"U5A9":33,"U5F7":34,"U5F9":34,"U5G7":' +
  '34,"U5G9":34,"U335":35,"U345":35,"U356":35,"U366":35,"U375":35,"U385":35,"U396":35,"U3A6":35,"U3B5":35,"U3C5":35,"WBA25":36,"WBA20":37,"WBA23":38,"WBA' +
  '50":39,"WBA52":40,"WBA54":40,"WBA55":40,"WBA5M":40,"WBA62":40,"WBA63":40,"WBA64":40,"WBA65":40,"WBA6M":40,"N645":41,"N647":41,"N655":41,"N657":41,"F03' +
  '0":42,"F031":42,"F038":42,"F042":42,"F048":42,"F051":42,"F058":42,"F070":42,"F071":42,"F072":42,"F078":42,"F091":42,"F098":42,"F100":43,"F101":43,"F10' +
  '2":43,"F103":43,"F105":43,"F107":43,"F205":44,"F207":44,"F215":44,"F217":44,"F301":45,"F302":45,"F303":45,"F318":45,"F328":45,"F334":45,"F358":45,"F37' +
  '3":45,"F378":45,"F398":45,"L010":46,"L011":46,"L021":46,"L031":46,"L041":46,"L051":46,"L052":46,"L053":46,"L062":46,"L063":46,"L071":46,"L072":46,"L07' +
  '3":46,"L081":46,"L082":46,"L083":46,"L100":47,"L151":47,"L152":47,"L162":47,"G030":48,"G031":48,"G041":48,"G050":48,"G051":48,"G061":48,"G070":48,"G07' +
  '1":48,"G081":48,"G0B0":48,"G0B1":48,"G0C1":48,"C011":49,"C031":49,"C051":49,"C071":49,"C091":49,"C092":49,"U031":50,"U073":50,"U083":50,"WLE4":51,"WLE' +
  '5":51,"WL54":52,"WL55":52,"WL5M":52,"WB05":53,"WB06":53,"WB07":53,"WB09":53,"WL30":54,"WL31":54,"WL33":54,"WL3R":54,"WL3X":54,"C531":55,"C532":55,"C54' +
  '2":55,"C551":56,"C552":56,"C562":56,"C591":57,"C593":57,"C5A3":57,"MP151":58,"MP153":58,"MP157":58},"headers":";c011xx 29;c031xx 29;c051xx 29;c071xx 2' +
  '9;c091xx 30;c092xx 32;f030x6 28;f030x8 29;f030xc 30;f031x6 28;f038xx 28;f042x6 32;f048xx 32;f051x8 31;f058xx 31;f070x6 32;f070xb 32;f071xb 31;f072xb 3' +
  '2;f078xx 32;f091xc 31;f098xx 31;f100xb 56;f100xe 61;f101x6 42;f101xb 42;f101xe 60;f101xg 60;f102x6 43;f102xb 43;f103x6 43;f103xb 43;f103xe 60;f103xg 6' +
  '0;f105xc 68;f107xc 68;f205xx 81;f207xx 81;f215xx 81;f217xx 81;f301x8 82;f302x8 82;f302xc 82;f302xe 85;f303x8 82;f303xc 82;f303xe 85;f318xx 82;f328xx 8' +
  '2;f334x8 82;f358xx 82;f373xc 82;f378xx 82;f398xx 85;f401xc 85;f401xe 85;f405xx 82;f407xx 82;f410cx 98;f410rx 98;f410tx 98;f411xe 86;f412cx 97;f412rx 9' +
  '7;f412vx 97;f412zx 97;f413xx 102;f415xx 82;f417xx 82;f423xx 102;f427xx 91;f429xx 91;f437xx 91;f439xx 91;f446xx 97;f469xx 93;f479xx 93;f722xx 104;f723x' +
  'x 104;f730xx 104;f732xx 104;f733xx 104;f745xx 98;f746xx 98;f750xx 98;f756xx 98;f765xx 110;f767xx 110;f769xx 110;f777xx 110;f779xx 110;g030xx 29;g031xx' +
  ' 30;g041xx 32;g050xx 29;g051xx 30;g061xx 32;g070xx 30;g071xx 31;g081xx 32;g0b0xx 30;g0b1xx 31;g0c1xx 32;g411xb 102;g411xc 102;g414xx 102;g431xx 102;g4' +
  '41xx 102;g471xx 102;g473xx 102;g474xx 102;g483xx 102;g484xx 102;g491xx 102;g4a1xx 102;gbk1cb 102;h503xx 134;h523xx 133;h533xx 133;h562xx 131;h563xx 13' +
  '1;h573xx 131;h5e4xx 161;h5e5xx 162;h5f4xx 161;h5f5xx 162;h723xx 163;h725xx 163;h730xx 163;h730xxq 163;h733xx 163;h735xx 163;h742xx 150;h743xx 150;h745' +
  'xg 150;h745xx 150;h747xg 150;h747xx 150;h750xx 150;h753xx 150;h755xx 150;h757xx 150;h7a3xx 155;h7a3xxq 155;h7b0xx 155;h7b0xxq 155;h7b3xx 155;h7b3xxq 1' +
  '55;h7r3xx 156;h7r7xx 156;h7s3xx 156;h7s7xx 156;l010x4 30;l010x6 30;l010x8 30;l010xb 30;l011xx 30;l021xx 30;l031xx 30;l041xx 30;l051xx 30;l052xx 32;l05' +
  '3xx 32;l062xx 32;l063xx 32;l071xx 30;l072xx 32;l073xx 32;l081xx 30;l082xx 32;l083xx 32;l100xb 45;l100xba 45;l100xc 57;l151xb 45;l151xba 45;l151xc 57;l' +
  '151xca 57;l151xd 57;l151xdx 57;l151xe 57;l152xb 45;l152xba 45;l152xc 57;l152xca 57;l152xd 57;l152xdx 57;l152xe 57;l162xc 57;l162xca 57;l162xd 57;l162x' +
  'dx 57;l162xe 57;l412xx 83;l422xx 83;l431xx 83;l432xx 83;l433xx 83;l442xx 83;l443xx 83;l451xx 85;l452xx 85;l462xx 85;l471xx 82;l475xx 82;l476xx 82;l485' +
  'xx 82;l486xx 82;l496xx 91;l4a6xx 91;l4p5xx 95;l4q5xx 95;l4r5xx 95;l4r7xx 95;l4r9xx 95;l4s5xx 95;l4s7xx 95;l4s9xx 95;l552xx 108;l562xx 109;n645xx 195;n' +
  '647xx 195;n655xx 195;n657xx 195;u031xx 32;u073xx 32;u083xx 32;u335xx 125;u345xx 125;u356xx 125;u366xx 125;u375xx 125;u385xx 125;u396xx 125;u3a6xx 125;' +
  'u3b5xx 125;u3c5xx 125;u535xx 126;u545xx 126;u575xx 126;u585xx 126;u595xx 132;u599xx 139;u5a5xx 132;u5a9xx 139;u5f7xx 141;u5f9xx 141;u5g7xx 141;u5g9xx ' +
  '141;wb05 28;wb06 26;wb07 26;wb09 29;wb10xx 63;wb15xx 63;wb1mxx 63;wb30xx 63;wb35xx 63;wb50xx 63;wb55xx 63;wb5mxx 63;wl3rx 27;wba20xx 64;wba23xx 64;wba' +
  '25xx 66;wba50xx 69;wba52xx 71;wba54xx 72;wba55xx 72;wba5mxx 72;wba62xx 82;wba63xx 82;wba64xx 82;wba65xx 82;wba6mxx 82;wl3xx 30;wl54xx 62;wl55xx 62;wl5' +
  'mxx 62;wle4xx 62;wle5xx 62","headerMemories":{"stm32g411xb":"CCMRAM_ICODE c 10000000 2800;SRAM1 r 20000000 4000;SRAM2 r 20004000 1800;CCMRAM_DCODE c 2' +
  '0005800 2800 CCMRAM_ICODE","stm32g411xc":"CCMRAM_ICODE c 10000000 4000;SRAM1 r 20000000 14000;SRAM2 r 20014000 4000;CCMRAM_DCODE c 20018000 4000 CCMRA' +
  'M_ICODE","stm32g414xx":"CCMRAM_ICODE c 10000000 5000;SRAM1 r 20000000 a000;CCMRAM_DCODE c 2000a000 5000 CCMRAM_ICODE","stm32gbk1cb":"CCMRAM_ICODE c 10' +
  '000000 2800;SRAM1 r 20000000 4000;SRAM2 r 20004000 1800;CCMRAM_DCODE c 20005800 2800 CCMRAM_ICODE","stm32u356xx":"FLASH f 8000000 80000;SRAM1 r 200000' +
  '00 20000;SRAM2 r 20020000 10000","stm32u366xx":"FLASH f 8000000 80000;SRAM1 r 20000000 20000;SRAM2 r 20020000 10000","stm32u396xx":"FLASH f 8000000 18' +
  '0000;SRAM1 r 20000000 18000;SRAM2 r 20018000 10000;SRAM3 r 20028000 40000;SRAM4 r 20068000 10000","stm32u3a6xx":"FLASH f 8000000 180000;SRAM1 r 200000' +
  '00 18000;SRAM2 r 20018000 10000;SRAM3 r 20028000 40000;SRAM4 r 20068000 10000","stm32wl3rx":"SRAM r 20000000 8000","stm32wba20xx":"FLASH f 8000000 800' +
  '00;SRAM1 r 20000000 a000;SRAM2 r 20010000 2000;SRAM6 r 48028000 2800","stm32wba23xx":"FLASH f 8000000 80000;SRAM1 r 20000000 10000;SRAM2 r 20010000 80' +
  '00;SRAM6 r 48028000 2800","stm32wba25xx":"FLASH f 8000000 80000;SRAM1 r 20000000 10000;SRAM2 r 20010000 8000;SRAM6 r 48028000 2800"},"layouts":["FLASH' +
  ' f 8000000 8000;SRAM r 20000000 1800","FLASH f 8000000 4000;SRAM r 20000000 1800","FLASH f 8000000 4000;SRAM r 20000000 3000","FLASH f 8000000 8000;SR' +
  'AM r 20000000 3000","FLASH f 8000000 10000;SRAM r 20000000 3000","FLASH f 8000000 10000;SRAM r 20000000 6000","FLASH f 8000000 20000;SRAM r 20000000 6' +
  '000","FLASH f 8000000 20000;SRAM r 20000000 9000","FLASH f 8000000 40000;SRAM r 20000000 9000","FLASH f 8000000 20000;SRAM r 20000000 7800","FLASH f 8' +
  '000000 40000;SRAM r 20000000 7800","FLASH1 f 8000000 10000;FLASH2 f 8020000 10000;SRAM1 r 20000000 8000;SRAM2 r 20008000 8000","FLASH f 8000000 40000;' +
  'SRAM1 r 20000000 8000;SRAM2 r 20008000 8000","FLASH1 f 8000000 20000;FLASH2 f 8040000 20000;SRAM1 r 20000000 10000;SRAM2 r 20010000 10000","FLASH f 80' +
  '00000 80000;SRAM1 r 20000000 10000;SRAM2 r 20010000 10000","FLASH1 f 8000000 40000;FLASH2 f 8080000 40000;SRAM1 r 20000000 20000;SRAM2 r 20020000 2000' +
  '0","FLASH f 8000000 100000;SRAM1 r 20000000 20000;SRAM2 r 20020000 20000","FLASH f 8000000 8000;SRAM r 20000000 1000","FLASH f 8000000 10000;SRAM r 20' +
  '000000 2000","FLASH f 8000000 40000;SRAM r 20000000 8000","FLASH f 8000000 4000;SRAM r 20000000 1000","FLASH f 8000000 4000;SRAM r 20000000 2000","FLA' +
  'SH f 8000000 8000;SRAM r 20000000 2000","FLASH f 8000000 20000;SRAM r 20000000 4000","FLASH f 8000000 10000;SRAM r 20000000 4000","FLASH f 8000000 200' +
  '00;SRAM r 20000000 8000","FLASH f 8000000 20000;SRAM r 20000000 2000","FLASH f 8000000 40000;SRAM r 20000000 6000","FLASH f 8000000 60000;SRAM r 20000' +
  '000 8000","FLASH f 8000000 80000;SRAM r 20000000 8000","FLASH f 8000000 10000;SRAM r 20000000 2800","FLASH f 8000000 60000;SRAM r 20000000 c000","FLAS' +
  'H f 8000000 80000;SRAM r 20000000 c000","FLASH f 8000000 c0000;SRAM r 20000000 14000","FLASH f 8000000 100000;SRAM r 20000000 14000","FLASH f 8000000 ' +
  '8000;SRAM r 20000000 2800","FLASH f 8000000 10000;SRAM r 20000000 5000","FLASH f 8000000 20000;SRAM r 20000000 5000","FLASH f 8000000 40000;SRAM r 200' +
  '00000 c000","FLASH f 8000000 60000;SRAM r 20000000 10000","FLASH f 8000000 80000;SRAM r 20000000 10000","FLASH f 8000000 c0000;SRAM r 20000000 18000",' +
  '"FLASH f 8000000 100000;SRAM r 20000000 18000","FLASH f 8000000 10000;SRAM r 20000000 10000","FLASH f 8000000 20000;SRAM r 20000000 10000","FLASH f 80' +
  '00000 40000;SRAM r 20000000 10000","FLASH f 8000000 20000;SRAM r 20000000 c000;SRAM2 r 2001c000 4000","FLASH f 8000000 40000;OTP s 1fff7800 210;SRAM r' +
  ' 20000000 14000;SRAM2 r 2001c000 4000","FLASH f 8000000 80000;SRAM r 20000000 1c000;SRAM2 r 2001c000 4000","FLASH f 8000000 c0000;SRAM r 20000000 1c00' +
  '0;SRAM2 r 2001c000 4000","FLASH f 8000000 100000;SRAM r 20000000 1c000;SRAM2 r 2001c000 4000","FLASH f 8000000 40000;OTP s 1fff7800 210;SRAM r 2000000' +
  '0 1c000;SRAM2 r 2001c000 4000","FLASH f 8000000 8000;SRAM r 20000000 4000","FLASH f 8000000 40000;SRAM r 20000000 a000","FLASH f 8000000 8000;CCMRAM c' +
  ' 10000000 1000;SRAM r 20000000 3000","FLASH f 8000000 10000;CCMRAM c 10000000 1000;SRAM r 20000000 3000","FLASH f 8000000 20000;CCMRAM c 10000000 2000' +
  ';SRAM r 20000000 8000","FLASH f 8000000 40000;CCMRAM c 10000000 2000;SRAM r 20000000 a000","FLASH f 8000000 60000;CCMRAM c 10000000 4000;SRAM r 200000' +
  '00 10000","FLASH f 8000000 80000;CCMRAM c 10000000 4000;SRAM r 20000000 10000","FLASH f 8000000 4000;CCMRAM c 10000000 1000;SRAM r 20000000 3000","FLA' +
  'SH f 8000000 20000;OTP s 1fff7800 210;SRAM r 20000000 10000","FLASH f 8000000 40000;OTP s 1fff7800 210;SRAM r 20000000 10000","FLASH f 8000000 60000;O' +
  'TP s 1fff7800 210;SRAM r 20000000 18000","FLASH f 8000000 80000;OTP s 1fff7800 210;SRAM r 20000000 18000","FLASH f 8000000 80000;CCMRAM c 10000000 100' +
  '00;OTP s 1fff7800 210;SRAM r 20000000 1c000;SRAM2 r 2001c000 4000","FLASH f 8000000 100000;CCMRAM c 10000000 10000;OTP s 1fff7800 210;SRAM r 20000000 ' +
  '1c000;SRAM2 r 2001c000 4000","FLASH f 8000000 10000;OTP s 1fff7800 210;SRAM r 20000000 8000","FLASH f 8000000 20000;OTP s 1fff7800 210;SRAM r 20000000' +
  ' 8000","FLASH f 8000000 40000;OTP s 1fff7800 210;SRAM r 20000000 20000","FLASH f 8000000 80000;OTP s 1fff7800 210;SRAM r 20000000 20000","FLASH f 8000' +
  '000 80000;OTP s 1fff7800 210;SRAM r 20000000 40000","FLASH f 8000000 100000;OTP s 1fff7800 210;SRAM r 20000000 40000","FLASH f 8000000 100000;OTP s 1f' +
  'ff7800 210;SRAM r 20000000 50000","FLASH f 8000000 180000;OTP s 1fff7800 210;SRAM r 20000000 50000","FLASH f 8000000 100000;CCMRAM c 10000000 10000;OT' +
  'P s 1fff7800 210;SRAM r 20000000 20000","FLASH f 8000000 80000;CCMRAM c 10000000 10000;OTP s 1fff7800 210;SRAM r 20000000 20000","FLASH f 8000000 1000' +
  '00;CCMRAM c 10000000 10000;OTP s 1fff7800 210;SRAM r 20000000 30000","FLASH f 8000000 200000;CCMRAM c 10000000 10000;OTP s 1fff7800 210;SRAM r 2000000' +
  '0 30000","FLASH f 8000000 80000;CCMRAM c 10000000 10000;OTP s 1fff7800 210;SRAM r 20000000 30000","FLASH f 8000000 80000;CCMRAM c 10000000 10000;OTP s' +
  ' 1fff7800 210;SRAM r 20000000 50000","FLASH f 8000000 100000;CCMRAM c 10000000 10000;OTP s 1fff7800 210;SRAM r 20000000 50000","FLASH f 8000000 200000' +
  ';CCMRAM c 10000000 10000;OTP s 1fff7800 210;SRAM r 20000000 50000","FLASH f 8000000 40000;DTCM d 20000000 10000;SRAM r 20010000 30000","FLASH f 800000' +
  '0 80000;OTP s 1ff07800 210;DTCM d 20000000 10000;SRAM r 20010000 30000","FLASH f 8000000 10000;DTCM d 20000000 10000;SRAM r 20010000 30000","FLASH f 8' +
  '000000 80000;OTP s 8fff000 800;DTCM d 20000000 10000;SRAM r 20010000 40000","FLASH f 8000000 100000;OTP s 8fff000 800;DTCM d 20000000 10000;SRAM r 200' +
  '10000 40000","FLASH f 8000000 10000;OTP s 1ff0f000 400;DTCM d 20000000 10000;SRAM r 20010000 40000","FLASH f 8000000 100000;OTP s 1ff0f000 400;DTCM d ' +
  '20000000 20000;SRAM r 20020000 60000","FLASH f 8000000 200000;DTCM d 20000000 20000;SRAM r 20020000 60000","FLASH f 8000000 8000;SRAM r 20000000 4800"' +
  ',"FLASH f 8000000 10000;SRAM r 20000000 4800","FLASH f 8000000 8000;SRAM r 20000000 9000","FLASH f 8000000 10000;SRAM r 20000000 9000","FLASH f 800000' +
  '0 80000;SRAM r 20000000 24000","FLASH f 8000000 20000;SRAM r 20000000 24000","FLASH f 8000000 40000;SRAM r 20000000 24000","FLASH f 8000000 8000;CCMRA' +
  'M_ICODE c 10000000 2800;SRAM1 r 20000000 4000;SRAM2 r 20004000 1800;CCMRAM_DCODE c 20005800 2800 CCMRAM_ICODE","FLASH f 8000000 10000;CCMRAM_ICODE c 1' +
  '0000000 2800;SRAM1 r 20000000 4000;SRAM2 r 20004000 1800;CCMRAM_DCODE c 20005800 2800 CCMRAM_ICODE","FLASH f 8000000 20000;CCMRAM_ICODE c 10000000 280' +
  '0;SRAM1 r 20000000 4000;SRAM2 r 20004000 1800;CCMRAM_DCODE c 20005800 2800 CCMRAM_ICODE","FLASH f 8000000 40000;CCMRAM_ICODE c 10000000 8000;SRAM1 r 2' +
  '0000000 14000;SRAM2 r 20014000 4000;CCMRAM_DCODE c 20018000 8000 CCMRAM_ICODE","FLASH f 8000000 80000;CCMRAM_ICODE c 10000000 8000;SRAM1 r 20000000 14' +
  '000;SRAM2 r 20014000 4000;CCMRAM_DCODE c 20018000 8000 CCMRAM_ICODE","FLASH f 8000000 20000;CCMRAM_ICODE c 10000000 8000;SRAM1 r 20000000 14000;SRAM2 ' +
  'r 20014000 4000;CCMRAM_DCODE c 20018000 8000 CCMRAM_ICODE","FLASH f 8000000 40000;CCMRAM_ICODE c 10000000 4000;SRAM1 r 20000000 14000;SRAM2 r 20014000' +
  ' 4000;CCMRAM_DCODE c 20018000 4000 CCMRAM_ICODE","FLASH f 8000000 80000;CCMRAM_ICODE c 10000000 4000;SRAM1 r 20000000 14000;SRAM2 r 20014000 4000;CCMR' +
  'AM_DCODE c 20018000 4000 CCMRAM_ICODE","FLASH f 8000000 20000;OTP s 8fff000 800;SRAM1 r 20000000 4000;SRAM2 r 20004000 4000;BKPSRAM b 40036400 800","F' +
  'LASH f 8000000 40000;OTP s 8fff000 800;SRAM1 r 20000000 20000;SRAM2 r 20020000 14000;SRAM3 r 20034000 10000;BKPSRAM b 40036400 800","FLASH f 8000000 8' +
  '0000;OTP s 8fff000 800;SRAM1 r 20000000 20000;SRAM2 r 20020000 14000;SRAM3 r 20034000 10000;BKPSRAM b 40036400 800","FLASH f 8000000 100000;OTP s 8fff' +
  '000 800;SRAM1 r 20000000 40000;SRAM2 r 20040000 10000;SRAM3 r 20050000 50000;BKPSRAM b 40036400 1000","FLASH f 8000000 200000;OTP s 8fff000 800;SRAM1 ' +
  'r 20000000 40000;SRAM2 r 20040000 10000;SRAM3 r 20050000 50000;BKPSRAM b 40036400 1000","ITCM i 0 10000;FLASH f 8000000 80000;DTCM d 20000000 20000;AX' +
  'ISRAM r 24000000 50000;SRAM2 r 30000000 4000;SRAM3 r 30004000 4000;SRAM4 r 38000000 4000","ITCM i 0 10000;FLASH f 8000000 100000;DTCM d 20000000 20000' +
  ';AXISRAM r 24000000 50000;SRAM2 r 30000000 4000;SRAM3 r 30004000 4000;SRAM4 r 38000000 4000","ITCM i 0 10000;FLASH f 8000000 20000;DTCM d 20000000 200' +
  '00;AXISRAM r 24000000 50000;SRAM2 r 30000000 4000;SRAM3 r 30004000 4000;SRAM4 r 38000000 4000","ITCM i 0 10000;FLASH1 f 8000000 80000;FLASH2 f 8100000' +
  ' 80000;DTCM d 20000000 20000;AXISRAM r 24000000 60000;SRAM1 r 30000000 8000;SRAM2 r 30020000 4000;SRAM4 r 38000000 10000","ITCM i 0 10000;FLASH f 8000' +
  '000 200000;DTCM d 20000000 20000;AXISRAM r 24000000 60000;SRAM1 r 30000000 8000;SRAM2 r 30020000 4000;SRAM4 r 38000000 10000","ITCM i 0 10000;FLASH1 f' +
  ' 8000000 80000;FLASH2 f 8100000 80000;DTCM d 20000000 20000;AXISRAM r 24000000 80000;SRAM1 r 30000000 20000;SRAM2 r 30020000 20000;SRAM3 r 30040000 80' +
  '00;SRAM4 r 38000000 10000","ITCM i 0 10000;FLASH f 8000000 200000;DTCM d 20000000 20000;AXISRAM r 24000000 80000;SRAM1 r 30000000 20000;SRAM2 r 300200' +
  '00 20000;SRAM3 r 30040000 8000;SRAM4 r 38000000 10000;BKPSRAM b 38800000 1000","ITCM i 0 10000;FLASH f 8000000 200000;DTCM d 20000000 20000;AXISRAM r ' +
  '24000000 80000;SRAM1 r 30000000 20000;SRAM2 r 30020000 20000;SRAM3 r 30040000 8000;SRAM4 r 38000000 10000","ITCM i 0 10000;FLASH f 8000000 20000;DTCM ' +
  'd 20000000 20000;AXISRAM r 24000000 80000;SRAM1 r 30000000 20000;SRAM2 r 30020000 20000;SRAM3 r 30040000 8000;SRAM4 r 38000000 10000","ITCM i 0 10000;' +
  'FLASH1 f 8000000 80000;FLASH2 f 8100000 80000;DTCM d 20000000 20000;AXISRAM r 24000000 100000;AHBSRAM r 30000000 20000","ITCM i 0 10000;FLASH f 800000' +
  '0 200000;DTCM d 20000000 20000;AXISRAM r 24000000 100000;AHBSRAM r 30000000 20000","ITCM i 0 10000;FLASH f 8000000 20000;DTCM d 20000000 20000;AXISRAM' +
  ' r 24000000 100000;AHBSRAM r 30000000 20000","ITCM i 0 30000;FLASH f 8000000 10000;DTCM d 20000000 30000;SRAM1 r 24000000 20000;SRAM2 r 24020000 20000' +
  ';SRAM3 r 24040000 20000;SRAM4 r 24060000 12000;AHB_SRAM1 r 30000000 4000;AHB_SRAM2 r 30004000 4000","FLASH f 8000000 8000;EEPROM e 8080000 100;SRAM r ' +
  '20000000 2000","FLASH f 8000000 4000;EEPROM e 8080000 80;SRAM r 20000000 800","FLASH f 8000000 10000;EEPROM e 8080000 100;SRAM r 20000000 2000","FLASH' +
  ' f 8000000 20000;EEPROM e 8080000 200;SRAM r 20000000 5000","FLASH f 8000000 2000;EEPROM e 8080000 200;SRAM r 20000000 800","FLASH f 8000000 4000;EEPR' +
  'OM e 8080000 200;SRAM r 20000000 800","FLASH f 8000000 4000;EEPROM e 8080000 400;SRAM r 20000000 2000","FLASH f 8000000 8000;EEPROM e 8080000 400;SRAM' +
  ' r 20000000 2000","FLASH f 8000000 8000;EEPROM e 8080000 800;SRAM r 20000000 2000","FLASH f 8000000 10000;EEPROM e 8080000 800;SRAM r 20000000 2000","' +
  'FLASH f 8000000 10000;EEPROM_BANK_2 e 8080c00 c00;SRAM r 20000000 5000","FLASH f 8000000 20000;EEPROM_BANK_1 e 8080000 c00;EEPROM_BANK_2 e 8080c00 c00' +
  ';SRAM r 20000000 5000","FLASH f 8000000 30000;EEPROM_BANK_1 e 8080000 c00;EEPROM_BANK_2 e 8080c00 c00;SRAM r 20000000 5000","FLASH f 8000000 8000;EEPR' +
  'OM e 8080000 1000;SRAM r 20000000 1000","FLASH f 8000000 10000;EEPROM e 8080000 1000;SRAM r 20000000 2000","FLASH f 8000000 20000;EEPROM e 8080000 100' +
  '0;SRAM r 20000000 4000","FLASH f 8000000 20000;EEPROM e 8080000 1000;SRAM r 20000000 2800","FLASH f 8000000 40000;EEPROM e 8080000 2000;SRAM r 2000000' +
  '0 4000","FLASH f 8000000 8000;EEPROM e 8080000 1000;SRAM r 20000000 4000","FLASH f 8000000 8000;EEPROM e 8080000 1000;SRAM r 20000000 2800","FLASH f 8' +
  '000000 10000;EEPROM e 8080000 1000;SRAM r 20000000 8000","FLASH f 8000000 10000;EEPROM e 8080000 1000;SRAM r 20000000 2800","FLASH f 8000000 20000;EEP' +
  'ROM e 8080000 1000;SRAM r 20000000 8000","FLASH f 8000000 40000;EEPROM e 8080000 2000;SRAM r 20000000 8000","FLASH f 8000000 60000;EEPROM_BANK_1 e 808' +
  '0000 1800;EEPROM_BANK_2 e 8081800 1800;SRAM r 20000000 c000","FLASH f 8000000 80000;EEPROM_BANK_1 e 8080000 2000;EEPROM_BANK_2 e 8082000 2000;SRAM r 2' +
  '0000000 14000","FLASH f 8000000 60000;EEPROM_BANK_1 e 8080000 2000;EEPROM_BANK_2 e 8082000 2000;SRAM r 20000000 14000","FLASH f 8000000 10000;SRAM2_IC' +
  'ODE r 10000000 2000 SRAM2;SRAM r 20000000 8000;SRAM2 r 20008000 2000","FLASH f 8000000 20000;SRAM2_ICODE r 10000000 2000 SRAM2;SRAM r 20000000 8000;SR' +
  'AM2 r 20008000 2000","FLASH f 8000000 20000;SRAM2_ICODE r 10000000 4000 SRAM2;SRAM r 20000000 c000;SRAM2 r 2000c000 4000","FLASH f 8000000 40000;SRAM2' +
  '_ICODE r 10000000 4000 SRAM2;SRAM r 20000000 c000;SRAM2 r 2000c000 4000","FLASH f 8000000 40000;SRAM2_ICODE r 10000000 8000 SRAM2;SRAM r 20000000 2000' +
  '0;SRAM2 r 20020000 8000","FLASH f 8000000 80000;SRAM2_ICODE r 10000000 8000 SRAM2;SRAM r 20000000 20000;SRAM2 r 20020000 8000","FLASH f 8000000 80000;' +
  'SRAM2_ICODE r 10000000 8000;SRAM r 20000000 18000","FLASH f 8000000 100000;SRAM2_ICODE r 10000000 8000;SRAM r 20000000 18000","FLASH f 8000000 40000;S' +
  'RAM2_ICODE r 10000000 8000;SRAM r 20000000 18000","FLASH f 8000000 80000;SRAM2_ICODE r 10000000 10000 SRAM2;SRAM r 20000000 40000;SRAM2 r 20040000 100' +
  '00","FLASH f 8000000 100000;SRAM2_ICODE r 10000000 10000 SRAM2;SRAM r 20000000 40000;SRAM2 r 20040000 10000","FLASH f 8000000 80000;SRAM r 20000000 50' +
  '000","FLASH f 8000000 100000;SRAM r 20000000 50000","FLASH f 8000000 100000;SRAM r 20000000 a0000","FLASH f 8000000 200000;SRAM r 20000000 a0000","FLA' +
  'SH f 8000000 40000;SRAM r 20000000 40000","FLASH f 8000000 80000;SRAM r 20000000 40000","FLEXRAM r 24000000 64000;AXISRAM r 24064000 9c000;AXISRAM2 r ' +
  '24100000 100000;AXISRAM3 r 24200000 70000;AXISRAM4 r 24270000 70000;AXISRAM5 r 242e0000 70000;AXISRAM6 r 24350000 70000;NPURAM r 243c0000 40000;VENCRA' +
  'M r 24400000 20000","FLASH f 8000000 8000;OTP s 1fff6800 400;SRAM r 20000000 3000","FLASH f 8000000 10000;OTP s 1fff6800 400;SRAM r 20000000 3000","FL' +
  'ASH f 8000000 4000;OTP s 1fff6800 400;SRAM r 20000000 3000","FLASH f 8000000 10000;OTP s 1fff6800 400;SRAM r 20000000 a000","FLASH f 8000000 20000;OTP' +
  ' s 1fff6800 400;SRAM r 20000000 a000","FLASH f 8000000 40000;OTP s 1fff6800 400;SRAM r 20000000 a000","FLASH f 8000000 80000;OTP s bfa0000 200;SRAM r ' +
  '20000000 30000;SRAM2 r 20030000 10000","FLASH f 8000000 100000;OTP s bfa0000 200;SRAM r 20000000 30000;SRAM2 r 20030000 10000","FLASH f 8000000 100000' +
  ';OTP s bfa0000 200;SRAM r 20000000 30000;SRAM2 r 20030000 10000;SRAM3 r 20040000 50000;SRAM4 r 20090000 10000","FLASH f 8000000 200000;OTP s bfa0000 2' +
  '00;SRAM r 20000000 30000;SRAM2 r 20030000 10000;SRAM3 r 20040000 50000;SRAM4 r 20090000 10000","FLASH f 8000000 20000;OTP s bfa0000 200;SRAM r 2000000' +
  '0 30000;SRAM2 r 20030000 10000","FLASH f 8000000 40000;OTP s bfa0000 200;SRAM r 20000000 30000;SRAM2 r 20030000 10000","FLASH f 8000000 100000;OTP s b' +
  'fa0000 200;SRAM r 20000000 30000;SRAM2 r 20030000 10000;SRAM3 r 20040000 80000","FLASH f 8000000 200000;OTP s bfa0000 200;SRAM r 20000000 30000;SRAM2 ' +
  'r 20030000 10000;SRAM3 r 20040000 80000","FLASH f 8000000 200000;OTP s bfa0000 200;SRAM r 20000000 c0000;SRAM2 r 200c0000 10000;SRAM3 r 200d0000 d0000' +
  ';SRAM5 r 201a0000 d0000","FLASH f 8000000 400000;OTP s bfa0000 200;SRAM r 20000000 c0000;SRAM2 r 200c0000 10000;SRAM3 r 200d0000 d0000;SRAM5 r 201a000' +
  '0 d0000","FLASH1 f 8000000 100000;FLASH2 f 8200000 100000;OTP s bfa0000 200;SRAM r 20000000 c0000;SRAM2 r 200c0000 10000;SRAM3 r 200d0000 d0000;SRAM5 ' +
  'r 201a0000 d0000;SRAM6 r 20270000 80000","FLASH f 8000000 400000;OTP s bfa0000 200;SRAM r 20000000 c0000;SRAM2 r 200c0000 10000;SRAM3 r 200d0000 d0000' +
  ';SRAM5 r 201a0000 d0000;SRAM6 r 20270000 80000","OTP s 10001800 400;FLASH f 10040000 30000;SRAM0 r 20000000 3000;SRAM1 r 20003000 3000","OTP s 1000180' +
  '0 400;FLASH f 10040000 40000;SRAM0 r 20000000 4000;SRAM1 r 20004000 4000","OTP s 10001800 400;FLASH f 10040000 40000;SRAM0 r 20000000 4000;SRAM1 r 200' +
  '04000 4000;SRAM2 r 20008000 4000;SRAM3 r 2000c000 4000","OTP s 10001800 400;FLASH f 10040000 80000;SRAM0 r 20000000 4000;SRAM1 r 20004000 4000;SRAM2 r' +
  ' 20008000 4000;SRAM3 r 2000c000 4000","FLASH f 8000000 50000;SRAM2A_ICODE r 10000000 8000 SRAM2A;SRAM2B_ICODE r 10008000 1000 SRAM2B;SRAM r 20000000 3' +
  '000;SRAM2A r 20030000 8000;SRAM2B r 20038000 1000","FLASH f 8000000 80000;SRAM2A_ICODE r 10000000 8000 SRAM2A;SRAM2B_ICODE r 10008000 8000 SRAM2B;SRAM' +
  ' r 20000000 8000;SRAM2A r 20030000 8000;SRAM2B r 20038000 8000","FLASH f 8000000 40000;SRAM2A_ICODE r 10000000 8000 SRAM2A;SRAM2B_ICODE r 10008000 800' +
  '0 SRAM2B;SRAM r 20000000 8000;SRAM2A r 20030000 8000;SRAM2B r 20038000 8000","FLASH f 8000000 100000;SRAM2A_ICODE r 10000000 8000 SRAM2A;SRAM2B_ICODE ' +
  'r 10008000 8000 SRAM2B;SRAM r 20000000 10000;SRAM2A r 20030000 8000;SRAM2B r 20038000 8000","FLASH f 8000000 40000;SRAM2A_ICODE r 10000000 8000 SRAM2A' +
  ';SRAM2B_ICODE r 10008000 8000 SRAM2B;SRAM r 20000000 10000;SRAM2A r 20030000 8000;SRAM2B r 20038000 8000","FLASH f 8000000 80000;SRAM2A_ICODE r 100000' +
  '00 8000 SRAM2A;SRAM2B_ICODE r 10008000 8000 SRAM2B;SRAM r 20000000 30000;SRAM2A r 20030000 8000;SRAM2B r 20038000 8000","FLASH f 8000000 100000;SRAM2A' +
  '_ICODE r 10000000 8000 SRAM2A;SRAM2B_ICODE r 10008000 8000 SRAM2B;SRAM r 20000000 30000;SRAM2A r 20030000 8000;SRAM2B r 20038000 8000","FLASH f 800000' +
  '0 a0000;SRAM2A_ICODE r 10000000 8000 SRAM2A;SRAM2B_ICODE r 10008000 8000 SRAM2B;SRAM r 20000000 30000;SRAM2A r 20030000 8000;SRAM2B r 20038000 8000","' +
  'FLASH f 8000000 80000;OTP s bf90000 200;SRAM r 20000000 18000","FLASH f 8000000 100000;OTP s bf90000 200;SRAM r 20000000 20000","FLASH f 8000000 10000' +
  '0;OTP s bfa0000 200;SRAM r 20000000 30000;SRAM2 r 20070000 10000","FLASH f 8000000 200000;OTP s bfa0000 200;SRAM r 20000000 70000;SRAM2 r 20070000 100' +
  '00","FLASH f 8000000 10000;SRAM1 r 20000000 2800;SRAM2 r 20002800 2800","FLASH f 8000000 20000;SRAM1 r 20000000 6000;SRAM2 r 20006000 6000","FLASH f 8' +
  '000000 40000","FLASH f 8000000 20000","FLASH f 10040000 10000;SRAM r 20000000 2000","FLASH f 10040000 20000;SRAM r 20000000 4000","FLASH f 10040000 10' +
  '000;SRAM r 20000000 4000","FLASH f 10040000 20000;SRAM r 20000000 8000","FLASH f 10040000 40000;SRAM r 20000000 8000"],"parts":{"C011":"0:D6 F6 J6;1:F' +
  '4 J4","C031":"2:C4 F4 G4 K4;3:C6 F6 G6 K6","C051":"3:C6 F6 G6 K6;4:C8 D8 F8 G8 K8","C071":"5:C8 F8 G8 K8 R8;6:CB FB GB KB RB","C091":"7:CB FB GB KB RB' +
  ';8:CC EC FC GC KC RC","C092":"9:CB FB GB KB RB;10:CC EC FC GC KC RC","C531":"11:CB EB FB KB RB;12:CC EC FC KC RC","C532":"11:CB EB FB KB RB;12:CC EC F' +
  'C KC RC","C542":"12:CC EC FC KC RC","C551":"13:CC KC MC RC VC;14:CE KE ME RE VE","C552":"13:CC KC MC RC VC;14:CE KE ME RE VE","C562":"14:CE KE ME RE V' +
  'E","C591":"15:CE KE ME RE VE ZE;16:CG KG MG RG VG ZG","C593":"15:CE KE ME RE VE ZE;16:CG KG MG RG VG ZG","C5A3":"16:CG KG MG RG VG ZG","F030":"17:C6 K' +
  '6;18:C8 R8;19:CC RC;20:F4","F031":"17:C6 E6 F6 G6 K6;20:C4 F4 G4 K4","F038":"17:C6 E6 F6 G6 K6","F042":"0:C6 F6 G6 K6 T6;1:C4 F4 G4 K4","F048":"0:C6 G' +
  '6 T6","F051":"18:C8 K8 R8 T8;21:C4 K4 R4;22:C6 K6 R6","F058":"18:C8 R8 T8","F070":"0:C6 F6;23:CB RB","F071":"23:CB RB VB;24:C8 V8","F072":"23:CB RB VB' +
  ';24:C8 R8 V8","F078":"23:CB RB VB","F091":"19:CC RC VC;25:CB RB VB","F098":"19:CC RC VC","F100":"17:C6 R6;18:C8 R8 V8;20:C4 R4;26:CB RB VB;27:RC VC ZC' +
  ';28:RD VD ZD;29:RE VE ZE","F101":"0:C6 R6 T6;19:RC VC ZC;20:C4 R4 T4;23:CB RB TB VB;30:C8 R8 T8 V8;31:RD VD ZD;32:RE VE ZE;33:RF VF ZF;34:RG VG ZG","F' +
  '102":"0:C6 R6;20:C4 R4;23:CB RB;30:C8 R8","F103":"1:C4 R4 T4;35:C6 R6 T6;36:C8 R8 T8 V8;37:CB RB TB VB;38:RC VC ZC;39:RD VD ZD;40:RE VE ZE;41:RF VF ZF' +
  ';42:RG VG ZG","F105":"43:R8 V8;44:RB VB;45:RC VC","F107":"44:RB VB;45:RC VC","F205":"46:RB VB;47:RC VC ZC;48:RE VE ZE;49:RF VF ZF;50:RG VG ZG","F207":' +
  '"48:IE VE ZE;49:IF VF ZF;50:IG VG ZG;51:IC VC ZC","F215":"48:RE VE ZE;50:RG VG ZG","F217":"48:IE VE ZE;50:IG VG ZG","F301":"24:C8 K8 R8;52:C6 K6 R6","' +
  'F302":"24:C8 K8 R8;25:CB RB VB;39:RD VD ZD;40:RE VE ZE;52:C6 K6 R6;53:CC RC VC","F303":"54:C6 K6 R6;55:C8 K8 R8;56:CB RB VB;57:CC RC VC;58:RD VD ZD;59' +
  ':RE VE ZE","F318":"24:C8 K8","F328":"55:C8","F334":"54:C6 K6 R6;55:C8 K8 R8;60:C4 K4","F358":"57:CC RC VC","F373":"6:CB RB VB;19:CC RC VC;24:C8 R8 V8"' +
  ',"F378":"19:CC RC VC","F398":"59:VE","F401":"61:CB RB VB;62:CC RC VC;63:CD RD VD;64:CE RE VE","F405":"65:OE;66:OG RG VG ZG","F407":"65:IE VE ZE;66:IG ' +
  'VG ZG","F410":"67:C8 R8 T8;68:CB RB TB","F411":"69:CC RC VC;70:CE RE VE","F412":"71:CE RE VE ZE;72:CG RG VG ZG","F413":"73:CG MG RG VG ZG;74:CH MH RH ' +
  'VH ZH","F415":"75:OG RG VG ZG","F417":"75:IG VG ZG;76:IE VE ZE","F423":"74:CH MH RH VH ZH","F427":"77:AG IG VG ZG;78:AI II VI ZI","F429":"77:AG BG IG ' +
  'NG VG ZG;78:AI BI II NI VI ZI;79:BE IE NE VE ZE","F437":"77:IG VG ZG;78:AI II VI ZI","F439":"77:BG IG NG VG ZG;78:AI BI II NI VI ZI","F446":"69:MC RC ' +
  'VC ZC;70:ME RE VE ZE","F469":"80:AE BE IE NE VE ZE;81:AG BG IG NG VG ZG;82:AI BI II NI VI ZI","F479":"81:AG BG IG NG VG ZG;82:AI BI II NI VI ZI","F722' +
  '":"83:IC RC VC ZC;84:IE RE VE ZE","F723":"83:IC VC ZC;84:IE VE ZE","F730":"85:I8 R8 V8 Z8","F732":"84:IE RE VE ZE","F733":"84:IE VE ZE","F745":"86:IE ' +
  'VE ZE;87:IG VG ZG","F746":"86:BE IE NE VE ZE;87:BG IG NG VG ZG","F750":"88:N8 V8 Z8","F756":"87:BG IG NG VG ZG","F765":"89:BG IG NG VG ZG;90:BI II NI ' +
  'VI ZI","F767":"89:BG IG NG VG ZG;90:BI II NI VI ZI","F768":"90:AI","F769":"89:AG BG IG NG;90:AI BI II NI","F777":"90:BI II NI VI ZI","F778":"90:AI","F' +
  '779":"90:AI BI II NI","G030":"18:C8 K8;22:C6 F6 J6 K6","G031":"18:C8 F8 G8 K8 Y8;21:C4 F4 G4 J4 K4;22:C6 F6 G6 J6 K6","G041":"18:C8 F8 G8 K8 Y8;22:C6 ' +
  'F6 G6 J6 K6","G050":"91:C6 F6 K6;92:C8 K8","G051":"91:C6 F6 G6 K6;92:C8 F8 G8 K8","G061":"91:C6 F6 G6 K6;92:C8 F8 G8 K8","G070":"7:CB KB RB","G071":"7' +
  ':CB EB GB KB RB;93:C6 G6 K6 R6;94:C8 G8 K8 R8","G081":"7:CB EB GB KB RB","G0B0":"95:CE KE RE VE","G0B1":"95:CE KE ME NE RE VE;96:CB KB MB RB VB;97:CC ' +
  'KC MC RC VC","G0C1":"95:CE KE ME NE RE VE;97:CC KC MC RC VC","G431":"98:C6 K6 M6 R6 V6;99:C8 K8 M8 R8 V8;100:CB KB MB RB VB","G441":"100:CB KB MB RB V' +
  'B","G471":"101:CC MC QC RC VC;102:CE ME QE RE VE","G473":"101:CC MC PC QC RC VC;102:CE ME PE QE RE VE;103:CB MB PB QB RB VB","G474":"101:CC MC PC QC R' +
  'C VC;102:CE ME PE QE RE VE;103:CB MB PB QB RB VB","G483":"102:CE ME PE QE RE VE","G484":"102:CE ME PE QE RE VE","G491":"104:CC KC MC RC VC;105:CE KE M' +
  'E RE VE","G4A1":"105:CE KE ME RE VE","H503":"106:CB EB KB RB","H523":"107:CC RC VC ZC;108:CE HE RE VE ZE","H533":"108:CE HE RE VE ZE","H562":"109:AG I' +
  'G RG VG ZG;110:AI II RI VI ZI","H563":"109:AG IG RG VG ZG;110:AI II MI RI VI ZI","H573":"110:AI II MI RI VI ZI","H723":"111:VE ZE;112:VG ZG","H725":"1' +
  '11:AE IE RE VE ZE;112:AG IG RG VG ZG","H730":"113:AB IB VB ZB","H733":"112:VG ZG","H735":"112:AG IG RG VG ZG","H742":"114:AG BG IG VG XG ZG;115:AI BI ' +
  'II VI XI ZI","H743":"116:AG BG IG VG XG ZG;117:AI BI II VI XI ZI","H745":"116:BG IG XG ZG;118:BI II XI ZI","H747":"116:AG BG IG XG;118:AI BI II XI ZI"' +
  ',"H750":"119:IB VB XB ZB","H753":"117:AI BI II VI XI ZI","H755":"118:BI II XI ZI","H757":"118:AI BI II XI ZI","H7A3":"120:AG IG LG NG RG VG ZG;121:AI ' +
  'II LI NI QI RI VI ZI","H7B0":"122:AB IB RB VB ZB","H7B3":"121:AI II LI NI QI RI VI ZI","H7R3":"123:A8 I8 L8 R8 V8 Z8","H7R7":"123:A8 I8 L8 Z8","H7S3":' +
  '"123:A8 I8 L8 R8 V8 Z8","H7S7":"123:A8 I8 L8 Z8","L010":"124:C6;125:F4 K4;126:K8 R8;127:RB","L011":"128:D3 E3 F3 G3 K3;129:D4 E4 F4 G4 K4","L021":"129' +
  ':D4 F4 G4 K4","L031":"130:C4 E4 F4 G4 K4;131:C6 E6 F6 G6 K6","L041":"130:C4;131:C6 E6 F6 G6 K6","L051":"132:C6 K6 R6 T6;133:C8 K8 R8 T8","L052":"132:C' +
  '6 K6 R6 T6;133:C8 K8 R8 T8","L053":"132:C6 R6;133:C8 R8","L062":"133:C8 K8","L063":"133:C8 R8","L071":"134:C8 K8 V8;135:CB KB RB VB;136:CZ KZ RZ VZ","' +
  'L072":"134:V8;135:CB KB RB VB;136:CZ KZ RZ VZ","L073":"134:V8;135:CB RB VB;136:CZ RZ VZ","L081":"135:CB;136:CZ KZ","L082":"135:KB;136:CZ KZ","L083":"1' +
  '34:V8;135:CB RB VB;136:CZ RZ VZ","L100":"137:C6-A C6;138:R8-A R8;139:RB-A;140:RB;141:RC","L151":"139:CB RB VB;142:C6-A R6-A;143:C6 R6;144:C8-A R8-A V8' +
  '-A;145:C8 R8 V8;146:CB-A RB-A VB-A;147:CC QC RC-A RC UC VC-A VC ZC;148:QD RD VD ZD;149:QE RE VE ZE;150:VD-X","L152":"139:CB RB VB;142:C6-A R6-A;143:C6' +
  ' R6;144:C8-A R8-A V8-A;145:C8 R8 V8;146:CB-A RB-A VB-A;147:CC QC RC-A RC UC VC-A VC ZC;148:QD RD VD ZD;149:QE RE VE ZE;150:VD-X","L162":"147:QC RC-A R' +
  'C VC-A VC ZC;148:QD RD VD ZD;149:RE VE ZE;150:VD-X","L412":"151:C8 K8 R8 T8;152:CB KB RB TB","L422":"152:CB KB RB TB","L431":"153:CB KB RB;154:CC KC R' +
  'C VC","L432":"153:KB;154:KC","L433":"153:CB RB;154:CC RC VC","L442":"154:KC","L443":"154:CC RC VC","L451":"155:CC RC VC;156:CE RE VE","L452":"155:CC R' +
  'C VC;156:CE RE VE","L462":"156:CE RE VE","L471":"157:QE RE VE ZE;158:QG RG VG ZG","L475":"157:RE VE;158:RG VG;159:RC VC","L476":"157:JE ME QE RE VE ZE' +
  ';158:JG MG QG RG VG ZG;159:RC VC","L486":"158:JG QG RG VG ZG","L496":"160:AE QE RE VE ZE;161:AG QG RG VG WG ZG","L4A6":"161:AG QG RG VG ZG","L4P5":"16' +
  '2:AE CE QE RE VE ZE;163:AG CG QG RG VG ZG","L4Q5":"163:AG CG QG RG VG ZG","L4R5":"164:AG QG VG ZG;165:AI QI VI ZI","L4R7":"165:AI VI ZI","L4R9":"164:A' +
  'G VG ZG;165:AI VI ZI","L4S5":"165:AI QI VI ZI","L4S7":"165:AI VI ZI","L4S9":"165:AI VI ZI","L552":"166:CC QC RC VC ZC;167:CE ME QE RE VE ZE","L562":"1' +
  '67:CE ME QE RE VE ZE","N645":"168:A0 B0 I0 L0 X0 Z0","N647":"168:A0 B0 I0 L0 X0 Z0","N655":"168:A0 B0 I0 L0 X0 Z0","N657":"168:A0 B0 I0 L0 X0 Z0","U03' +
  '1":"169:C6 F6 G6 K6 R6;170:C8 F8 G8 K8 R8;171:F4 K4","U073":"172:C8 H8 K8 M8 R8;173:CB HB KB MB RB;174:CC HC KC MC RC","U083":"174:CC HC KC MC RC","U3' +
  '75":"175:CE KE RE VE;176:CG KG RG VG","U385":"176:CG KG RG VG","U3B5":"177:CG JG QG RG VG WG ZG;178:CI JI QI RI VI WI ZI","U3C5":"178:CI JI QI RI VI W' +
  'I ZI","U535":"175:CE JE NE RE VE;179:CB RB;180:CC NC RC VC","U545":"175:CE JE NE RE VE","U575":"181:AG CG OG QG RG VG ZG;182:AI CI OI QI RI VI ZI","U5' +
  '85":"182:AI CI OI QI RI VI ZI","U595":"183:AI QI RI VI ZI;184:AJ QJ RJ VJ ZJ","U599":"183:NI VI ZI;184:BJ NJ VJ ZJ","U5A5":"183:QI;184:AJ QJ RJ VJ ZJ"' +
  ',"U5A9":"184:BJ NJ VJ ZJ","U5F7":"185:VI;186:VJ","U5F9":"185:VI ZI;186:BJ NJ VJ ZJ","U5G7":"186:VJ","U5G9":"186:BJ NJ VJ ZJ","WB05":"187:KZ TZ","WB06"' +
  ':"188:CC KC","WB07":"189:CC KC","WB09":"190:KE TE","WB10":"191:CC","WB15":"191:CC","WB30":"192:CE","WB35":"192:CE;193:CC","WB50":"194:CG","WB55":"195:' +
  'CC RC VC;196:CE RE VE;197:CG RG VG;198:VY","WBA50":"199:KE;200:KG","WBA52":"199:CE KE;200:CG KG","WBA54":"199:CE KE;200:CG KG","WBA55":"199:CE HE UE;2' +
  '00:CG HG UG","WBA62":"201:CG MG PG;202:CI MI PI","WBA63":"201:CG;202:CI","WBA64":"201:CG;202:CI","WBA65":"201:CG MG PG RG;202:CI MI PI RI","WL54":"12:' +
  'CC JC","WL55":"12:CC JC","WLE4":"12:CC JC;203:C8 J8;204:CB JB","WLE5":"12:CC JC;203:C8 J8;204:CB JB","G411":"98:C6 K6 M6 R6;99:C8 K8 M8 R8;100:CB KB M' +
  'B RB;205:CC MC RC","G414":"205:CC MC RC VC;206:CB MB RB VB","L485":"157:JE;159:JC","WB1M":"191:MC","WB5M":"197:MG","WBA5M":"200:MG","WBA6M":"202:OI","' +
  'WL30":"207:K8;208:KB","WL31":"207:C8 K8;208:CB KB","WL33":"209:C8 K8;210:CB KB;211:CC KC","WL5M":"12:OC"},"ids":{"C011":[1091],"C031":[1107],"C051":[1' +
  '100],"C071":[1171],"C091":[1101],"C092":[1101],"C531":[1103],"C532":[1103],"C542":[1103],"C551":[1102],"C552":[1102],"C562":[1102],"C591":[1114],"C593' +
  '":[1114],"C5A3":[1114],"F030":[1092,1088,1090],"F031":[1092],"F038":[1092],"F042":[1093],"F048":[1093],"F051":[1088],"F058":[1088],"F070":[1093,1096],' +
  '"F071":[1096],"F072":[1096],"F078":[1096],"F091":[1090],"F098":[1090],"F100":[1056,1064],"F101":[1042,1040,1044,1072],"F102":[1042,1040],"F103":[1042,' +
  '1040,1044,1072],"F105":[1048],"F107":[1048],"F205":[1041],"F207":[1041],"F215":[1041],"F217":[1041],"F301":[1081],"F302":[1081,1058,1094],"F303":[1080' +
  ',1058,1094],"F318":[1081],"F328":[1080],"F334":[1080],"F358":[1058],"F373":[1074],"F378":[1074],"F398":[1094],"F401":[1059,1075],"F405":[1043],"F407":' +
  '[1043],"F410":[1112],"F411":[1073],"F412":[1089],"F413":[1123],"F415":[1043],"F417":[1043],"F423":[1123],"F427":[1049],"F429":[1049],"F437":[1049],"F4' +
  '39":[1049],"F446":[1057],"F469":[1076],"F479":[1076],"F722":[1106],"F723":[1106],"F730":[1106],"F732":[1106],"F733":[1106],"F745":[1097],"F746":[1097]' +
  ',"F750":[1097],"F756":[1097],"F765":[1105],"F767":[1105],"F768":[1105],"F769":[1105],"F777":[1105],"F778":[1105],"F779":[1105],"G030":[1126],"G031":[1' +
  '126],"G041":[1126],"G050":[1110],"G051":[1110],"G061":[1110],"G070":[1120],"G071":[1120],"G081":[1120],"G0B0":[1127],"G0B1":[1127],"G0C1":[1127],"G431' +
  '":[1128],"G441":[1128],"G471":[1129],"G473":[1129],"G474":[1129],"G483":[1129],"G484":[1129],"G491":[1145],"G4A1":[1145],"H503":[1140],"H523":[1144],"' +
  'H533":[1144],"H562":[1156],"H563":[1156],"H573":[1156],"H723":[1155],"H725":[1155],"H730":[1155],"H733":[1155],"H735":[1155],"H742":[1104],"H743":[110' +
  '4],"H745":[1104],"H747":[1104],"H750":[1104],"H753":[1104],"H755":[1104],"H757":[1104],"H7A3":[1152],"H7B0":[1152],"H7B3":[1152],"H7R3":[1157],"H7R7":' +
  '[1157],"H7S3":[1157],"H7S7":[1157],"L010":[1061,1111,1047,1095],"L011":[1111],"L021":[1111],"L031":[1061],"L041":[1061],"L051":[1047],"L052":[1047],"L' +
  '053":[1047],"L062":[1047],"L063":[1047],"L071":[1095],"L072":[1095],"L073":[1095],"L081":[1095],"L082":[1095],"L083":[1095],"L100":[1065,1046,1063],"L' +
  '151":[1065,1046,1063,1078,1079],"L152":[1065,1046,1063,1078,1079],"L162":[1078,1063,1079],"L412":[1124],"L422":[1124],"L431":[1077],"L432":[1077],"L43' +
  '3":[1077],"L442":[1077],"L443":[1077],"L451":[1122],"L452":[1122],"L462":[1122],"L471":[1045],"L475":[1045],"L476":[1045],"L486":[1045],"L496":[1121],' +
  '"L4A6":[1121],"L4P5":[1137],"L4Q5":[1137],"L4R5":[1136],"L4R7":[1136],"L4R9":[1136],"L4S5":[1136],"L4S7":[1136],"L4S9":[1136],"L552":[1138],"L562":[11' +
  '38],"N645":[1158],"N647":[1158],"N655":[1158],"N657":[1158],"U031":[1113],"U073":[1161],"U083":[1161],"U375":[1108],"U385":[1108],"U3B5":[1066],"U3C5"' +
  ':[1066],"U535":[1109],"U545":[1109],"U575":[1154],"U585":[1154],"U595":[1153],"U599":[1153],"U5A5":[1153],"U5A9":[1153],"U5F7":[1142],"U5F9":[1142],"U' +
  '5G7":[1142],"U5G9":[1142],"WB05":[],"WB06":[],"WB07":[],"WB09":[],"WB10":[1172],"WB15":[1172],"WB30":[1173],"WB35":[1173,1174],"WB50":[1173],"WB55":[1' +
  '173],"WBA50":[1170],"WBA52":[1170],"WBA54":[1170],"WBA55":[1170],"WBA62":[1200],"WBA63":[1200],"WBA64":[1200],"WBA65":[1200],"WL54":[1175],"WL55":[117' +
  '5],"WLE4":[1175],"WLE5":[1175],"G411":[1128,1145],"G414":[1129],"L485":[1045],"WB1M":[1172],"WB5M":[1173],"WBA5M":[1170],"WBA6M":[1200],"WL30":[],"WL3' +
  '1":[],"WL33":[],"WL5M":[1175]},"off":{"QUADSPI":"F412C F413C F423C","XSPI2":"H7R3A H7R3I H7R3R H7R3V H7R3Z H7S3A H7S3I H7S3R H7S3V H7S3Z","HSPI1":"U59' +
  '5A U595Q U595R U595V U595Z U599V U599Z U5A5A U5A5Q U5A5R U5A5V U5A5Z U5A9V U5A9Z U5F7V U5G7V","OCTOSPI2":"U5F7V U5F9V U5F9Z U5G7V U5G9V U5G9Z"},"bus":' +
  '{"FSMC b23":"F101 F103 F205 F207 F215 F217 F405 F407 F415 F417","FMC b23":"F302 F303 F398","FSMC b":"F100 F412 F413 F423 L151 L152 L162","FMC b23s":"F' +
  '427 F429 F437 F439","FMC b3s":"F446 F469 F479 F722 F723 F730 F732 F733 F745 F746 F750 F756 F765 F767 F768 F769 F777 F778 F779 H562 H563 H573 H5E4 H5E5' +
  ' H5F4 H5F5 H723 H725 H730 H733 H735 H742 H743 H745 H747 H750 H753 H755 H757 H7A3 H7B0 H7B3 H7R3 H7R7 H7S3 H7S7 N645 N647 N655 N657","FMC b3":"G473 G47' +
  '4 G483 G484 H523 H533 L471 L475 L476 L485 L486 L496 L4A6 L4P5 L4Q5 L4R5 L4R7 L4R9 L4S5 L4S7 L4S9 L552 L562 U575 U585 U595 U599 U5A5 U5A9 U5F7 U5F9 U5G' +
  '7 U5G9"}}';
