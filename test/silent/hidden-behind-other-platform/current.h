int clock_now(void);
#ifdef __MVS__
int clock_now_zos(void);
#endif
