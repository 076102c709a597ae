struct batch {
    char *_Nullable name;
};
void batch_fill(struct batch *out);
