/** Logs of our own making, in the shape that public logs show. */
export const serverLog = `STMicroelectronics ST-LINK GDB server. Version 7.10.0
Copyright (c) 2025, STMicroelectronics. All rights reserved.

Starting server with the following options:
        Persistent Mode            : Disabled
        LogFile Name               : C:\\work\\App\\Debug\\st-link_gdbserver_log.txt
        Logging Level              : 31
        Listen Port Number         : 61234
        Status Refresh Delay       : 15s
        Verbose Mode               : Enabled
        SWD Debug                  : Enabled
        InitWhile                  : Enabled

Target connection mode: Under reset
Reading ROM table for AP 0 @0xe00fefd0
Hardware watchpoint supported by the target
COM frequency = 8000 kHz
ST-LINK Firmware version : V3J15M7
Device ID: 0x450
PC: 0x8000a3c
ST-LINK device status: HALT_MODE
ST-LINK detects target voltage = 3.27 V
ST-LINK device initialization OK
Waiting for connection on port 61234...
Accepted connection on port 61234...
Debugger connected
[2.101] read(): <752> Rx: $qXfer:memory-map:read::0,ffb#19
[2.102] write(): <752> Tx: $l<memory-map><memory type="flash" start="0x8000000" length="0x20000"><property name="blocksize">0x20000</property></memory><memory type="ram" start="0x90000000" length="0x10000000"/></memory-map>#00
[2.340] read(): <752> Rx: $Z0,90001234,2#00
[2.341] write(): <752> Tx: $OK#9a
[2.342] read(): <752> Rx: $vCont;c#a8
[9.100] write(): <752> Tx: $T02#b6
Debugger connection lost.
Shutting down...
`;

export const programmerLog = `      -------------------------------------------------------------------
                       STM32CubeProgrammer v2.19.0
      -------------------------------------------------------------------

ST-LINK SN  : 002F00225632500820313236
ST-LINK FW  : V3J9M3
Board       : STLINK-V3MINI
Voltage     : 3,28V
SWD freq    : 24000 KHz
Connect mode: Under Reset
Reset mode  : Hardware reset
Device ID   : 0x450
Revision ID : Rev V
Device name : STM32H7xx
Flash size  : 128 KBytes
Device type : MCU
Device CPU  : Cortex-M7

Memory Programming ...
Opening and parsing file: ST-LINK_GDB_server_a00001.srec
  File          : ST-LINK_GDB_server_a00001.srec
  Size          : 65.30 KB
  Address       : 0x90000000

Erasing memory corresponding to segment 0:
Erasing external memory sectors [0 4]
Download in Progress:
File download complete
Time elapsed during download operation: 00:00:01.002
Verifying ...
Download verified successfully
`;
