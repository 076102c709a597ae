struct batch {
    char *_Nonnull name;
};
void batch_fill(struct batch *out);
