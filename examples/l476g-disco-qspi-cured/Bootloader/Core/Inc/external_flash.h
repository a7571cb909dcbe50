/* SPDX-License-Identifier: MIT */
/* The serial flash of the 32L476GDISCOVERY board, on the QUADSPI. */
#ifndef EXTERNAL_FLASH_H
#define EXTERNAL_FLASH_H

/* Makes the flash readable and executable at 0x90000000. */
void external_flash_map(void);

#endif
