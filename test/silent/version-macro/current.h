#define CODEC_VERSION 10300
#define CODEC_VERSION_STRING "1.3.0"
int codec_open(void);
