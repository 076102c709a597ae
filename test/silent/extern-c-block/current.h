#ifdef __cplusplus
extern "C" {
#endif
extern int net_send(int socket, const void *bytes, int count);
#ifdef __cplusplus
}
#endif
