#define CODEC_VERSION 10200
#define CODEC_VERSION_STRING "1.2.0"
int codec_open(void);
