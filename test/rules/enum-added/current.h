#ifndef FIRMWARE_H
#define FIRMWARE_H

#include <stdint.h>

enum fw_status { FW_OK = 0, FW_BUSY = 1, FW_FAILED = 2 };

enum fw_slot { FW_SLOT_A = 0, FW_SLOT_B = 1 };

enum fw_status fw_flash(const uint8_t *image, uint32_t length);

#endif
