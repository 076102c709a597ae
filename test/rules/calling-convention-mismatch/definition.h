void __attribute__((ms_abi)) event_post(int kind);
